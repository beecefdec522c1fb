import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { changeGrounds, writing } from '../../../shared/text/console/agreement-writing.ts';
import type { Ask } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { DocumentFields } from '../../components/document-fields.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

type Reason = NonNullable<Ask<'goals.change'>['body']>['reason'];
type Said = { readonly reason: Reason };

interface ChangeFormProps {
  readonly period: string;
  readonly contract: Contract;
  readonly asked: Pick<Ask<'goals.change'>, 'params' | 'ifMatch'>;
  readonly goals: AgreedGoal[];
  readonly onSent: () => void;
  readonly onClose: () => void;
}

/** 申请变更: on which legal ground, and by which document. */
export function ChangeForm({ period, contract, asked, goals, onSent, onClose }: ChangeFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const changing = useAct('goals.change');
  const send = async ({ reason }: Said) => {
    const isSent = (await changing.act({ ...asked, body: { goals, reason } })) !== undefined;
    if (isSent) onSent();
    return isSent;
  };
  const must = useMust('text');
  return (
    <FormDialog<Said>
      title={t(writing.ask)}
      form={form}
      acting={changing}
      kept={`agreement-change/${period}/${contract.subject}`}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name={['reason', 'ground']} label={t(writing.ground)} rules={must}>
        <Select options={Object.entries(changeGrounds).map(([value, text]) => ({ value, label: t(text) }))} />
      </Form.Item>
      <DocumentFields at={['reason', 'document']} />
      <Form.Item name={['reason', 'explanation']} label={t(writing.explanation)} rules={must}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
