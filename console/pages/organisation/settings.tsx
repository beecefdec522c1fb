import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import Spin from 'antd/es/spin';
import { useState } from 'react';
import { organisationPage, settingsText, unitText } from '../../../shared/text/console/organisation.ts';
import type { Body } from '../../api/lines.ts';
import { Refusal } from '../../api/refusal.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { Acted } from '../../components/acted.tsx';
import { useMust } from '../../components/must.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { LetterheadFields, letterheadSaid } from './letterhead.tsx';

type Kept = Body<'organisation.settings'>;

const fresh: Kept = {
  name: { zh: '', en: '' },
  timeZone: 'Asia/Shanghai',
  peerGroups: [],
  evidence: { maximumBytes: 20_000_000, types: ['application/pdf', 'image/png', 'image/jpeg', 'text/csv'] },
};

/** What the government is called and how it counts, until somebody has set it up with what is usual. */
export default function Settings() {
  const { data, etag, refused, again } = useRead('organisation.settings');
  const [saved, setSaved] = useState(false);
  const notYet = refused instanceof Refusal && refused.told.code === 'organisation.not-set-up';
  if (refused && !notYet) return <Refused error={refused} again={again} />;
  if (!data && !notYet) return <Spin />;
  return <SettingsForm key={etag} kept={data ?? fresh} etag={etag} saved={saved} onSaved={setSaved} />;
}

const megabyte = 1_000_000;

interface SettingsFormProps {
  readonly kept: Kept;
  readonly etag: number;
  /** Told to the form that comes with what was saved. */
  readonly saved: boolean;
  readonly onSaved: (saved: boolean) => void;
}

function SettingsForm({ kept, etag, saved, onSaved }: SettingsFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Kept>();
  const saving = useAct('organisation.configure');
  const save = async (values: Kept) => {
    const { evidence, reminders, fiscalYearStart, letterhead = {}, ...rest } = values;
    const body = {
      ...rest,
      evidence: { ...evidence, maximumBytes: Math.round(evidence.maximumBytes * megabyte) },
      ...(reminders?.at && reminders.nearDays ? { reminders } : {}),
      ...(fiscalYearStart ? { fiscalYearStart } : {}),
      letterhead: letterheadSaid(letterhead),
    };
    onSaved((await saving.act({ ifMatch: etag, body })) !== undefined);
  };
  const must = useMust();
  const { maximumBytes } = kept.evidence;
  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      className="panel settings"
      initialValues={{ ...kept, evidence: { ...kept.evidence, maximumBytes: maximumBytes / megabyte } }}
      onFinish={(values) => void save(values)}
    >
      <div className="two-fields">
        <Form.Item name={['name', 'zh']} label={t(settingsText.name)} rules={must}>
          <Input />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t(settingsText['name-en'])} rules={must}>
          <Input />
        </Form.Item>
        <Form.Item name="timeZone" label={t(settingsText.zone)} rules={must}>
          <Input />
        </Form.Item>
        <Form.Item name="fiscalYearStart" label={t(settingsText.fiscal)}>
          <InputNumber min={1} max={12} placeholder="1" />
        </Form.Item>
        <Form.Item name={['evidence', 'maximumBytes']} label={t(settingsText.bytes)} rules={must}>
          <InputNumber min={0.1} max={5000} />
        </Form.Item>
        <Form.Item name={['evidence', 'types']} label={t(settingsText.types)} rules={must}>
          <Select mode="tags" options={fresh.evidence.types.map((value) => ({ value }))} />
        </Form.Item>
        <Form.Item name={['reminders', 'at']} label={t(settingsText.reminders)}>
          <Input placeholder="08:30" />
        </Form.Item>
        <Form.Item name={['reminders', 'nearDays']} label={t(settingsText.near)}>
          <InputNumber min={1} max={30} placeholder="3" />
        </Form.Item>
      </div>
      <LetterheadFields />
      <Form.List name="peerGroups">
        {(fields, { add, remove }) => (
          <fieldset className="listed">
            <legend>{t(settingsText.groups)}</legend>
            <p className="note">{t(settingsText['groups-about'])}</p>
            {fields.map(({ key, name }) => (
              <div key={key} className="listed-row">
                <Form.Item name={[name, 'id']} rules={must}>
                  <Input aria-label={t(settingsText['group-id'])} placeholder={t(settingsText['group-id'])} />
                </Form.Item>
                <Form.Item name={[name, 'name', 'zh']} rules={must}>
                  <Input aria-label={t(settingsText['group-zh'])} placeholder={t(settingsText['group-zh'])} />
                </Form.Item>
                <Form.Item name={[name, 'name', 'en']} rules={must}>
                  <Input aria-label={t(settingsText['group-en'])} placeholder={t(settingsText['group-en'])} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{t(unitText.remove)}</Button>
              </div>
            ))}
            <Button onClick={() => add()}>{t(settingsText['group-add'])}</Button>
          </fieldset>
        )}
      </Form.List>
      <Acted acting={saving} form={form} />
      <Button type="primary" htmlType="submit" loading={saving.isActing}>
        {t(organisationPage.save)}
      </Button>{' '}
      {saved && <span role="status">{t(organisationPage.saved)}</span>}
    </Form>
  );
}
