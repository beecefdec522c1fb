import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { accountText, organisationPage } from '../../../shared/text/console/organisation.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';
import { handedOutIn, useAccountAct, type HandedOut } from './use-accounts.ts';

interface NewAccountProps {
  readonly onClose: () => void;
  readonly onMade: (handedOut: readonly HandedOut[]) => void;
}

interface Values {
  readonly subject: string;
  readonly login?: string;
  readonly name: string;
}

export function NewAccount({ onClose, onMade }: NewAccountProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const making = useAccountAct();
  const make = async () => {
    const { login, ...values } = await form.validateFields();
    const answer = await making.act('', { accounts: [{ ...values, ...(login ? { login } : {}) }] });
    if (answer === undefined) return;
    onMade(handedOutIn(answer));
    onClose();
  };
  const must = [{ required: true, whitespace: true, message: t(organisationPage.required) }];
  return (
    <Modal
      open
      title={t(accountText.create)}
      okText={t(accountText.create)}
      cancelText={t(parts.cancel)}
      okButtonProps={{ loading: making.isActing }}
      onOk={() => void make().catch(() => undefined)}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical">
        <Form.Item name="subject" label={t(accountText.subject)} rules={must}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t(accountText.name)} rules={must}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="login" label={t(accountText.login)} extra={t(accountText['login-hint'])}>
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
      <Acted acting={making} />
    </Modal>
  );
}
