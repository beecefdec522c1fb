import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { organisationPage, rolesText } from '../../../shared/text/console/organisation.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Acted } from '../../components/acted.tsx';
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
  const { draft, keep, done } = useDraft<Partial<Values>>('roles/revoke', {});
  const asking = useAct('bulk.ask');
  const held = grantable.filter((role) => people.some(({ grants }) => grants.some((grant) => grant.role === role)));
  const role = Form.useWatch('role', form);
  const holders = people.filter(({ grants }) => grants.some((grant) => grant.role === role));
  const revoke = async () => {
    const { role: taken, why } = await form.validateFields();
    const rows = people.flatMap(({ id, grants }) =>
      grants
        .filter((grant) => grant.role === taken)
        .map(({ unit, over }) => ({ official: id, role: taken, unit, ...(over === undefined ? {} : { over }), why })),
    );
    const answer = await asking.act({ body: { act: 'organisation.revoke', why, rows } });
    if (!answer) return;
    done();
    onEnd(answer.body.id);
  };
  return (
    <Modal
      open
      title={t(rolesText.revoke)}
      okText={t(rolesText.revoke)}
      cancelText={t(parts.cancel)}
      okButtonProps={{ danger: true, loading: asking.isActing }}
      onOk={() => void revoke().catch(() => undefined)}
      onCancel={() => onEnd()}
    >
      <Whom people={role === undefined ? people : holders} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ why: draft.why }}
        onValuesChange={(_, values) => keep(values)}
      >
        <Form.Item
          name="role"
          label={t(rolesText.role)}
          rules={[{ required: true, message: t(organisationPage.required) }]}
        >
          <Select options={held.map((value) => ({ value, label: t(roleNames[value]) }))} />
        </Form.Item>
        <Why rows={2} most={400} />
      </Form>
      <Acted acting={asking} form={form} />
    </Modal>
  );
}
