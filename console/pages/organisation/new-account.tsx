import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { accountText } from '../../../shared/text/console/accounts.ts';
import { useWhole } from '../../api/use-read.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
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
  const { rows } = useWhole('organisation.people', {}, ({ officials }) => officials);
  const without = rows.filter(({ id, active }) => active && !accounts.some(({ subject }) => subject === id));
  const people = Form.useWatch('people', form) ?? [];
  const make = async ({ people: _, login, ...values }: Values) => {
    const chosen = without.filter(({ id }) => people.includes(id)).map(({ id, name }) => ({ subject: id, name }));
    const typed = [{ ...values, ...(login ? { login } : {}) }];
    const answer = await making.act('', { accounts: chosen.length > 0 ? chosen : typed });
    if (answer === undefined) return false;
    onMade(handedOutIn(answer));
    return true;
  };
  const must = useMust('text');
  return (
    <FormDialog<Values> title={t(accountText.create)} form={form} acting={making} onSend={make} onClose={onClose}>
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
    </FormDialog>
  );
}
