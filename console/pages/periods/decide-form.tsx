import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import { decideText, leavingText } from '../../../shared/text/console/subjects.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import { Leaving, type Withdrawal } from './leaving.tsx';
import type { Subject } from './use-subjects.ts';

interface DecideFormProps {
  readonly period: string;
  readonly subject: Subject;
  readonly withdrawal: Withdrawal;
  readonly onClose: () => void;
}

interface Said {
  /** Not asked where it is taken back. */
  readonly finding?: 'confirmed' | 'rejected';
  readonly meeting: string;
  readonly reason: string;
}

/** The committee decides on what the office asked for, or takes back what it confirmed by mistake. */
export function DecideForm({ period, subject: { subject, name }, withdrawal, onClose }: DecideFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const deciding = useAct('periods.decide-withdrawal');
  const must = useMust();
  const mustSay = useMust('text');
  const revokes = withdrawal.state !== 'proposed';
  const send = async ({ finding, meeting, reason }: Said) => {
    const body = { meeting, reason, finding: finding ?? ('revoked' as const) };
    return (await deciding.act({ params: { period, subject }, body })) !== undefined;
  };
  return (
    <FormDialog<Said>
      title={t(revokes ? decideText['revoke-title'] : decideText.title, { subject: t(name) })}
      act={t(revokes ? decideText.revoke : decideText.decide)}
      width={640}
      form={form}
      kept={`withdrawal/${revokes ? 'revoke' : 'decide'}/${period}/${subject}`}
      acting={deciding}
      onSend={send}
      onClose={onClose}
    >
      <Leaving withdrawal={withdrawal} becomes={!revokes} />
      {!revokes && (
        <Form.Item name="finding" label={t(decideText.finding)} rules={must}>
          <Radio.Group
            options={(['confirmed', 'rejected'] as const).map((value) => ({ value, label: t(decideText[value]) }))}
          />
        </Form.Item>
      )}
      <Form.Item name="meeting" label={t(leavingText.meeting)} extra={t(leavingText['meeting-hint'])} rules={mustSay}>
        <Input maxLength={80} />
      </Form.Item>
      <Why name="reason" rows={3} most={500} least={4} />
    </FormDialog>
  );
}
