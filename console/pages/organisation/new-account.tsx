import Form from 'antd/es/form';
import Input from 'antd/es/input';
<<<<<<< HEAD
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { accountText, organisationPage } from '../../../shared/text/console/organisation.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { useWhole } from '../../api/use-read.ts';
import { Acted } from '../../components/acted.tsx';
=======
import { accountText } from '../../../shared/text/console/organisation.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
>>>>>>> 9f5aeecd (Ask what an act needs in one kind of dialog, with one field for the reason)
import { useWords } from '../../words.tsx';
import { handedOutIn, useAccountAct, type Account, type HandedOut } from './use-accounts.ts';

interface NewAccountProps {
  /** Those there are. */
  readonly accounts: readonly Account[];
  readonly onClose: () => void;
  readonly onMade: (handedOut: readonly HandedOut[]) => void;
}

interface Values {
  readonly people?: readonly string[];
  readonly subject: string;
  readonly login?: string;
  readonly name: string;
}

const mostAtOnce = 500;

/** Accounts for people who are registered, many at once; or for one who is not yet. */
export function NewAccount({ accounts, onClose, onMade }: NewAccountProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const making = useAccountAct();
<<<<<<< HEAD
  const { rows } = useWhole('organisation.people', {}, ({ officials }) => officials);
  const without = rows.filter(({ id, active }) => active && !accounts.some(({ subject }) => subject === id));
  const people = Form.useWatch('people', form) ?? [];
  const make = async () => {
    const { people: _, login, ...values } = await form.validateFields();
    const chosen = without.filter(({ id }) => people.includes(id)).map(({ id, name }) => ({ subject: id, name }));
    const typed = [{ ...values, ...(login ? { login } : {}) }];
    const answer = await making.act('', { accounts: chosen.length > 0 ? chosen : typed });
    if (answer === undefined) return;
=======
  const make = async ({ login, ...values }: Values) => {
    const answer = await making.act('', { accounts: [{ ...values, ...(login ? { login } : {}) }] });
    if (answer === undefined) return false;
>>>>>>> 9f5aeecd (Ask what an act needs in one kind of dialog, with one field for the reason)
    onMade(handedOutIn(answer));
    return true;
  };
  const must = useMust('text');
  return (
<<<<<<< HEAD
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
        <Form.Item name="people" label={t(accountText.people)} extra={t(accountText['people-hint'])}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            maxCount={mostAtOnce}
            options={without.map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
          />
        </Form.Item>
        {people.length === 0 && (
          <>
            <Form.Item name="subject" label={t(accountText.subject)} rules={must}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="name" label={t(accountText.name)} rules={must}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="login" label={t(accountText.login)} extra={t(accountText['login-hint'])}>
              <Input autoComplete="off" />
            </Form.Item>
          </>
        )}
      </Form>
      <Acted acting={making} />
    </Modal>
=======
    <FormDialog<Values> title={t(accountText.create)} form={form} acting={making} onSend={make} onClose={onClose}>
      <Form.Item name="subject" label={t(accountText.subject)} rules={must}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t(accountText.name)} rules={must}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="login" label={t(accountText.login)} extra={t(accountText['login-hint'])}>
        <Input autoComplete="off" />
      </Form.Item>
    </FormDialog>
>>>>>>> 9f5aeecd (Ask what an act needs in one kind of dialog, with one field for the reason)
  );
}
