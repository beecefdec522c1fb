import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { settling } from '../../../shared/text/console/results.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { useAct } from '../../api/use-act.ts';
import { useWords } from '../../words.tsx';
import { ActForm } from './act-form.tsx';
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
    <ActForm<Said>
      title={settling.propose}
      about={settling['propose-about']}
      form={form}
      act={proposing}
      kept={`propose/${period}`}
      empty={{}}
      doIt={propose}
      onClose={onClose}
    >
      {unsettled.length > 0 && <p>{t(settling.exceptions)}</p>}
      {unsettled.map(({ subject, name }, at) => (
        <Form.Item
          key={subject}
          name={['reasons', at]}
          label={t(settling['exception-reason'], { name: named(name) })}
          rules={[{ required: true, whitespace: true, min: 4, message: t(parts['why-missing']) }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      ))}
    </ActForm>
  );
}
