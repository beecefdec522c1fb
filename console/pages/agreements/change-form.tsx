import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { changeGrounds, writing } from '../../../shared/text/console/agreement-writing.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import type { Ask } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

type Reason = NonNullable<Ask<'goals.change'>['body']>['reason'];
type Typed = { readonly reason?: Partial<Reason> };

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
  const [form] = Form.useForm<{ reason: Reason }>();
  const changing = useAct('goals.change');
  const { draft, keep, done } = useDraft<Typed>(`agreement-change/${period}/${contract.subject}`, {});
  const send = async ({ reason }: { reason: Reason }) => {
    if (!(await changing.act({ ...asked, body: { goals, reason } }))) return;
    done();
    onSent();
  };
  const must = [{ required: true, whitespace: true, message: t(writing.must) }];
  const paper = [
    ['number', writing.number],
    ['title', writing['paper-title']],
    ['issuer', writing.issuer],
  ] as const;
  return (
    <Modal
      open
      title={t(writing.ask)}
      okText={t(writing.ask)}
      cancelText={t(parts.cancel)}
      confirmLoading={changing.isActing}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(_, typed: Typed) => keep(typed)}
        onFinish={(said: { reason: Reason }) => void send(said)}
      >
        <Form.Item name={['reason', 'ground']} label={t(writing.ground)} rules={must}>
          <Select options={Object.entries(changeGrounds).map(([value, text]) => ({ value, label: t(text) }))} />
        </Form.Item>
        {paper.map(([field, label]) => (
          <Form.Item key={field} name={['reason', 'document', field]} label={t(label)} rules={must}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
        <Form.Item name={['reason', 'explanation']} label={t(writing.explanation)} rules={must}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
      <Acted acting={changing} form={form} />
    </Modal>
  );
}
