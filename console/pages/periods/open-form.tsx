import Alert from 'antd/es/alert';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { parts } from '../../../shared/text/console/parts.ts';
import { openText, periodsPage } from '../../../shared/text/console/periods.ts';
import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { useMust } from '../../components/must.ts';
import { Acted } from '../../components/acted.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

export type Scheme = Body<'schemes.list'>['schemes'][number];

interface OpenFormProps {
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly schemes: readonly Scheme[];
  readonly onClose: () => void;
}

interface Values {
  readonly scheme: string;
  readonly groups: readonly string[];
  readonly rollsUp?: Record<string, string>;
}

/** 启动: under which approved scheme, for which groups, and which periods it takes in. */
export function OpenForm({ period, periods, schemes, onClose }: OpenFormProps) {
  const { t, named } = useWords();
  const { settings } = useDesk();
  const [form] = Form.useForm<Values>();
  const opening = useAct('periods.open');
  const [going, setGoing] = useState(false);
  const approved = schemes.flatMap(({ id, name, versions }) => {
    const standing = versions.findLast(({ state }) => state === 'approved');
    return standing
      ? [
          {
            value: `${id}/${standing.version}`,
            label: t(periodsPage.version, { name: t(name), version: standing.version }),
          },
        ]
      : [];
  });
  const [id = '', version = ''] = (Form.useWatch('scheme', form) ?? '').split('/');
  const { data } = useRead('schemes.read-version', { params: { scheme: id, version } }, { when: id !== '' });
  const taken = data?.scheme.sections.flatMap((section) => (section.items === 'periods' ? section.periods : [])) ?? [];
  const open = async () => {
    const { groups, rollsUp } = await form.validateFields();
    const body = { scheme: { id, version: Number(version) }, groups: [...groups], ...(rollsUp ? { rollsUp } : {}) };
    setGoing(true);
    // Thousands of subjects are enrolled in several requests, each of which goes on where the last one stopped.
    let answer = await opening.act({ params: { period: period.id }, body });
    while (answer?.status === 202) answer = await opening.act({ params: { period: period.id }, body });
    setGoing(false);
    if (answer) onClose();
  };
  const must = useMust();
  return (
    <Modal
      open
      width={560}
      title={t(openText.title, { period: t(period.name) })}
      okText={t(openText.open)}
      okButtonProps={{ loading: going, disabled: approved.length === 0 }}
      cancelText={t(parts.cancel)}
      onOk={() => void open().catch(() => setGoing(false))}
      onCancel={onClose}
    >
      {approved.length === 0 ? (
        <Alert type="info" showIcon title={t(openText['no-scheme'])} />
      ) : (
        <p className="note">{t(openText.about)}</p>
      )}
      <Form form={form} layout="vertical">
        <Form.Item name="scheme" label={t(openText.scheme)} rules={must}>
          <Select showSearch optionFilterProp="label" options={approved} />
        </Form.Item>
        <Form.Item name="groups" label={t(openText.groups)} extra={t(openText['groups-hint'])} rules={must}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={settings?.peerGroups.map(({ id: value, name }) => ({ value, label: named(name) })) ?? []}
          />
        </Form.Item>
        {taken.length > 0 && (
          <fieldset className="listed">
            <legend>{t(openText.parts)}</legend>
            {taken.map((part) => (
              <Form.Item key={part.id} name={['rollsUp', part.id]} label={t(part.name)} rules={must}>
                <Select
                  showSearch
                  optionFilterProp="label"
                  options={periods
                    .filter((one) => one.id !== period.id && one.phase !== 'draft')
                    .map((one) => ({ value: one.id, label: t(one.name) }))}
                />
              </Form.Item>
            ))}
          </fieldset>
        )}
      </Form>
      {going && <p role="status">{t(openText.going)}</p>}
      <Acted acting={opening} form={form} />
    </Modal>
  );
}
