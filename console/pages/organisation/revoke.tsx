import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { rolesText } from '../../../shared/text/console/organisation.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import type { ManyProps } from './grant.tsx';
import { grantable, type GrantedRole } from './granted-role.ts';
import { Whom } from './whom.tsx';

interface Values {
  role: GrantedRole;
  why: string;
}

/** One role taken from all who hold it, wherever they hold it. */
export function Revoke({ people, onEnd }: ManyProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const asking = useAct('bulk.ask');
  const held = grantable.filter((role) => people.some(({ grants }) => grants.some((grant) => grant.role === role)));
  const role = Form.useWatch('role', form);
  const holders = people.filter(({ grants }) => grants.some((grant) => grant.role === role));
  const revoke = async ({ role: taken, why }: Values) => {
    const rows = people.flatMap(({ id, grants }) =>
      grants
        .filter((grant) => grant.role === taken)
        .map(({ unit, over }) => ({ official: id, role: taken, unit, ...(over === undefined ? {} : { over }), why })),
    );
    const answer = await asking.act({ body: { act: 'organisation.revoke', why, rows } });
    if (answer) onEnd(answer.body.id);
    return answer !== undefined;
  };
  return (
    <FormDialog<Values>
      danger
      title={t(rolesText.revoke)}
      form={form}
      acting={asking}
      // A role that none of them holds is not brought back.
      kept={`roles/revoke/${held.join(' ')}`}
      onSend={revoke}
      onClose={onEnd}
    >
      <Whom people={role === undefined ? people : holders} />
      <Form.Item name="role" label={t(rolesText.role)} rules={useMust()}>
        <Select options={held.map((value) => ({ value, label: t(roleNames[value]) }))} />
      </Form.Item>
      <Why rows={2} most={400} />
    </FormDialog>
  );
}
