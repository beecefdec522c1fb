import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { transferText } from '../../../shared/text/console/subjects.ts';
import type { Ask } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useUnits } from '../../api/use-units.ts';
import { DocumentFields } from '../../components/document-fields.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Why } from '../../components/why.tsx';
import { useGroupName } from '../../shell/group-name.ts';
import { useWords } from '../../words.tsx';
import type { Subject } from './use-subjects.ts';

type Transfer = NonNullable<Ask<'periods.transfer'>['body']>;

interface TransferFormProps {
  readonly period: Period;
  readonly subject: Subject;
  readonly onClose: () => void;
}

/** 调动: where it belongs by now, since when, by which document, and whether it ranks with others. */
export function TransferForm({ period, subject: row, onClose }: TransferFormProps) {
  const { t, today } = useWords();
  const groupName = useGroupName();
  const [form] = Form.useForm<Transfer>();
  const transferring = useAct('periods.transfer');
  const { units, byId } = useUnits();
  const must = useMust();
  const { subject, name, kind, unit, group } = row;
  const isPerson = kind === 'official';
  const to = Form.useWatch(['group', 'id'], form);
  const send = async (body: Transfer) =>
    (await transferring.act({ params: { period: period.id, subject }, body })) !== undefined;
  return (
    <FormDialog<Transfer>
      title={t(transferText.title, { subject: t(name) })}
      act={t(transferText.transfer)}
      width={640}
      form={form}
      kept={`transfer/${period.id}/${subject}`}
      acting={transferring}
      onSend={({ group: other, ...said }) => send(other?.id === undefined ? said : { ...said, group: other })}
      onClose={onClose}
    >
      <p className="note">{t(transferText.about)}</p>
      <div className="two-fields">
        <Form.Item
          name="unit"
          label={t(isPerson ? transferText.unit : transferText.above)}
          rules={must}
          {...(isPerson ? {} : { initialValue: byId.get(unit)?.parent })}
        >
          <Select
            showSearch
            optionFilterProp="label"
            options={units.filter(({ active }) => active).map((one) => ({ value: one.id, label: t(one.name) }))}
          />
        </Form.Item>
        <Form.Item name="date" label={t(transferText.date)} rules={must}>
          <Input type="date" max={today() < period.end ? today() : period.end} />
        </Form.Item>
      </div>
      <DocumentFields />
      <Form.Item name={['group', 'id']} label={t(transferText.group)}>
        <Select
          allowClear
          placeholder={t(transferText['group-stays'])}
          options={(period.groups ?? [])
            .filter((one) => one !== group)
            .map((value) => ({ value, label: groupName(value) }))}
        />
      </Form.Item>
      {to !== undefined && (
        <Why name={['group', 'reason']} label={t(transferText['group-why'])} rows={2} most={500} least={4} />
      )}
    </FormDialog>
  );
}
