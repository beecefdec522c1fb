import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { parts } from '../../../shared/text/console/parts.ts';
import { createText, partNames } from '../../../shared/text/console/periods.ts';
import { periodTypes, phaseNames } from '../../../shared/text/states.ts';
import type { Ask } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useMust } from '../../components/must.ts';
import { Acted } from '../../components/acted.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import { Owner, useOwners } from '../../components/owner.tsx';
import { nextOf } from './next.ts';

type Wanted = NonNullable<Ask<'periods.create'>['body']>;

const types = ['quarter', 'month', 'half-year', 'year', 'span'] as const;
const usualDays = 10;
const clocked = ['planning', 'assessment', 'feedback', 'application'] as const;

/** A period as a draft: which part of which year; everything else may stay as it is. */
export function CreateForm({
  periods,
  onClose,
}: {
  readonly periods: readonly Period[];
  readonly onClose: () => void;
}) {
  const { t, today } = useWords();
  const [form] = Form.useForm<Wanted>();
  const owners = useOwners();
  const creating = useAct('periods.create');
  const type = Form.useWatch('type', form) ?? 'quarter';
  const thisYear = Number(today().slice(0, 4));
  const isOwned = owners.length > 0;
  const needsCode = type === 'span' || isOwned;
  const create = async () => {
    const { name, code, ...wanted } = await form.validateFields();
    const named = name?.zh || name?.en ? { name } : {};
    if (await creating.act({ body: { ...wanted, ...named, ...(code ? { code } : {}) } })) onClose();
  };
  const must = useMust();
  const code = (
    <Form.Item
      name="code"
      label={t(createText.code)}
      extra={t(createText['code-hint'])}
      {...(needsCode ? { rules: must } : {})}
    >
      <Input maxLength={24} autoComplete="off" />
    </Form.Item>
  );
  return (
    <Modal
      open
      width={640}
      title={t(createText.create)}
      okText={t(createText.create)}
      okButtonProps={{ loading: creating.isActing }}
      cancelText={t(parts.cancel)}
      onOk={() => void create().catch(() => undefined)}
      onCancel={onClose}
    >
      <p className="note">{t(createText.about)}</p>
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{
          type: 'quarter',
          ...nextOf('quarter', periods, thisYear),
          clocks: Object.fromEntries(clocked.map((phase) => [phase, usualDays])),
        }}
        onValuesChange={({ type: chosen }) => {
          if (chosen) form.setFieldsValue(nextOf(chosen, periods, thisYear));
        }}
      >
        <div className="three-fields">
          <Form.Item name="type" label={t(createText.type)} rules={must}>
            <Select options={types.map((value) => ({ value, label: t(periodTypes[value]) }))} />
          </Form.Item>
          <Form.Item name="year" label={t(createText.year)} rules={must}>
            <InputNumber min={2000} max={2200} precision={0} />
          </Form.Item>
          {partNames[type].length > 0 && (
            <Form.Item name="number" label={t(createText.number)} rules={must}>
              <Select options={partNames[type].map((label, at) => ({ value: at + 1, label: t(label) }))} />
            </Form.Item>
          )}
          {type === 'span' &&
            (['start', 'end'] as const).map((end) => (
              <Form.Item key={end} name={end} label={t(createText[end])} rules={must}>
                <Input type="date" />
              </Form.Item>
            ))}
        </div>
        <Owner owners={owners} label={createText.owner} />
        {needsCode && code}
        <details className="more-fields" open={type === 'span'}>
          <summary>{t(createText.more)}</summary>
          <div className="two-fields">
            <Form.Item name={['name', 'zh']} label={t(createText['name-zh'])} extra={t(createText['name-hint'])}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name={['name', 'en']} label={t(createText['name-en'])}>
              <Input maxLength={120} />
            </Form.Item>
          </div>
          {!needsCode && code}
          <fieldset className="listed">
            <legend>{t(createText.clocks)}</legend>
            <div className="four-fields">
              {clocked.map((phase) => (
                <Form.Item key={phase} name={['clocks', phase]} label={t(phaseNames[phase])} rules={must}>
                  <InputNumber min={1} max={phase === 'application' ? 250 : 120} precision={0} />
                </Form.Item>
              ))}
            </div>
          </fieldset>
        </details>
      </Form>
      <Acted acting={creating} form={form} />
    </Modal>
  );
}
