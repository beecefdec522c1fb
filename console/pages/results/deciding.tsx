import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { settling } from '../../../shared/text/console/results.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';

interface DecidingProps {
  readonly period: string;
  readonly returns: boolean;
  readonly onClose: () => void;
}

interface Said {
  readonly meeting: string;
  readonly why?: string;
}

/** 审定 or 退回: at which meeting, and why where the office has to do it again. */
export function Deciding({ period, returns, onClose }: DecidingProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const deciding = useAct('results.approve');
  const decide = async ({ meeting, why = '' }: Said) => {
    const said = returns ? { finding: 'returned' as const, reason: why } : { finding: 'approved' as const };
    return (await deciding.act({ params: { period }, body: { meeting, ...said } })) !== undefined;
  };
  return (
    <FormDialog<Said>
      title={t(returns ? settling.return : settling.approve)}
      act={t(settling.confirm)}
      form={form}
      acting={deciding}
      kept={`results/${returns ? 'return' : 'approve'}/${period}`}
      onSend={decide}
      onClose={onClose}
    >
      <p className="note">{t(settling['propose-about'])}</p>
      <Form.Item
        name="meeting"
        label={t(settling.meeting)}
        extra={t(settling['meeting-hint'])}
        rules={[{ required: true, whitespace: true, min: 4, message: t(settling['meeting-missing']) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {returns && <Why rows={3} most={500} least={4} />}
    </FormDialog>
  );
}
