import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { settling } from '../../../shared/text/console/results.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { useAct } from '../../api/use-act.ts';
import { useWords } from '../../words.tsx';
import { ActForm } from './act-form.tsx';

interface DecidingProps {
  readonly period: string;
  readonly returns: boolean;
  readonly onClose: () => void;
}

interface Said {
  readonly meeting: string;
  readonly reason?: string;
}

/** 审定 or 退回: at which meeting, and why where the office has to do it again. */
export function Deciding({ period, returns, onClose }: DecidingProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const deciding = useAct('results.approve');
  const decide = async ({ meeting, reason }: Said) => {
    const said = returns ? { finding: 'returned' as const, reason: reason ?? '' } : { finding: 'approved' as const };
    return (await deciding.act({ params: { period }, body: { meeting, ...said } })) !== undefined;
  };
  return (
    <ActForm<Said>
      title={returns ? settling.return : settling.approve}
      about={settling['propose-about']}
      form={form}
      act={deciding}
      kept={`${returns ? 'return' : 'approve'}/${period}`}
      empty={{ meeting: '' }}
      doIt={decide}
      onClose={onClose}
    >
      <Form.Item
        name="meeting"
        label={t(settling.meeting)}
        extra={t(settling['meeting-hint'])}
        rules={[{ required: true, whitespace: true, min: 4, message: t(settling['meeting-missing']) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {returns && (
        <Form.Item
          name="reason"
          label={t(settling['return-reason'])}
          rules={[{ required: true, whitespace: true, min: 4, message: t(parts['why-missing']) }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </ActForm>
  );
}
