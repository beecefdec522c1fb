import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { enrolText } from '../../../shared/text/console/subjects.ts';
import { useAct } from '../../api/use-act.ts';
import { useWhole } from '../../api/use-read.ts';
import { useUnits } from '../../api/use-units.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import { useSubjects } from './use-subjects.ts';

interface Said {
  readonly unit: string;
  readonly subject: string;
  readonly reason: string;
}

interface EnrolFormProps {
  readonly period: Period;
  readonly onClose: () => void;
}

/** 补列: a unit, or somebody of it, that came when the period had begun. */
export function EnrolForm({ period, onClose }: EnrolFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const enrolling = useAct('periods.enrol');
  const { units, byId } = useUnits();
  const must = useMust();
  const unit = Form.useWatch('unit', form);
  const chosen = unit === undefined ? undefined : byId.get(unit);
  const { rows, isReading } = useWhole(
    'organisation.officials',
    { params: { unit: unit ?? '' } },
    ({ officials }) => officials,
    { when: unit !== undefined },
  );
  const enrolled = new Set(useSubjects(period.id).rows.map(({ subject }) => subject));
  const candidates = [
    ...(chosen ? [{ value: `unit.${chosen.id}`, label: t(chosen.name), group: chosen.group }] : []),
    ...rows
      .filter(({ active }) => active)
      .map(({ id, name, group }) => ({ value: `official.${id}`, label: name, group })),
  ].filter(({ value, group = '' }) => period.groups?.includes(group) && !enrolled.has(value));
  const send = async ({ subject, reason }: Said) =>
    (await enrolling.act({ params: { period: period.id }, body: { subject, reason } })) !== undefined;
  return (
    <FormDialog<Said>
      title={t(enrolText.enrol)}
      form={form}
      kept={`enrol/${period.id}`}
      acting={enrolling}
      onSend={send}
      onClose={onClose}
    >
      <p className="note">{t(enrolText.about)}</p>
      <Form.Item name="unit" label={t(enrolText.unit)} rules={must}>
        <Select
          showSearch
          optionFilterProp="label"
          onChange={() => form.resetFields(['subject'])}
          options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: t(name) }))}
        />
      </Form.Item>
      <Form.Item name="subject" label={t(enrolText.whom)} rules={must}>
        <Select
          showSearch
          optionFilterProp="label"
          loading={isReading}
          disabled={chosen === undefined}
          notFoundContent={t(enrolText.nobody)}
          options={candidates.map(({ value, label }) => ({ value, label }))}
        />
      </Form.Item>
      <Why name="reason" rows={3} most={1000} least={2} />
    </FormDialog>
  );
}
