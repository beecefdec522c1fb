import Form from 'antd/es/form';
import { settling } from '../../../shared/text/console/results.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import type { Unsettled } from './use-results.ts';

interface ProposingProps {
  readonly period: string;
  readonly unsettled: readonly Unsettled[];
  readonly onClose: () => void;
}

interface Said {
  readonly reasons?: readonly string[];
}

/** 提请审定: whoever is not settled is excepted by name, each with its reason. */
export function Proposing({ period, unsettled, onClose }: ProposingProps) {
  const { t, named } = useWords();
  const [form] = Form.useForm<Said>();
  const proposing = useAct('results.propose');
  const propose = async ({ reasons = [] }: Said) => {
    const exceptions = unsettled.map(({ subject }, at) => ({ subject, reason: reasons[at] ?? '' }));
    return (await proposing.act({ params: { period }, body: { exceptions } })) !== undefined;
  };
  return (
    <FormDialog<Said>
      title={t(settling.propose)}
      act={t(settling.confirm)}
      form={form}
      acting={proposing}
      kept={`results/propose/${period}`}
      onSend={propose}
      onClose={onClose}
    >
      <p className="note">{t(settling['propose-about'])}</p>
      {unsettled.length > 0 && <p>{t(settling.exceptions)}</p>}
      {unsettled.map(({ subject, name }, at) => (
        <Why
          key={subject}
          name={['reasons', at]}
          label={t(settling['exception-reason'], { name: named(name) })}
          rows={1}
          most={500}
          least={4}
        />
      ))}
    </FormDialog>
  );
}
