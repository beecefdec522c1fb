import Form from 'antd/es/form';
import { settling } from '../../../shared/text/console/results.ts';
import { useAct } from '../../api/use-act.ts';
import { ActForm } from './act-form.tsx';

interface GivingProps {
  readonly period: string;
  readonly act: 'announce' | 'publish';
  readonly onClose: () => void;
}

/** 公示 and 公布: nothing is typed, but what it brings about is said first. */
export function Giving({ period, act, onClose }: GivingProps) {
  const [form] = Form.useForm();
  const announcing = useAct('results.announce');
  const publishing = useAct('results.publish');
  const doing = act === 'announce' ? announcing : publishing;
  const give = async () => (await doing.act({ params: { period }, body: {} })) !== undefined;
  return (
    <ActForm
      title={settling[act]}
      about={settling[`${act}-about`]}
      form={form}
      act={doing}
      kept={`${act}/${period}`}
      empty={{}}
      doIt={give}
      onClose={onClose}
    />
  );
}
