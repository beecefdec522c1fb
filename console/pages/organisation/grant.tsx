import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { rolesText } from '../../../shared/text/console/organisation.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import { grantable, mayBeOver, ofUnit, type GrantedRole } from './granted-role.ts';
import type { Official } from './held.tsx';
import { Whom } from './whom.tsx';
import type { Unit } from '../../api/use-units.ts';

export interface ManyProps {
  readonly people: readonly Official[];
  readonly units: readonly Unit[];
  /** With the act for many that was asked for, or without where it was not. */
  readonly onEnd: (bulk?: string) => void;
}

interface Values {
  role: GrantedRole;
  /** '' stands for their own unit, or for the whole jurisdiction. */
  place: string;
  why: string;
}

/** One role for all of them. */
export function Grant({ people, units, onEnd }: ManyProps) {
  const { t, named } = useWords();
  const [form] = Form.useForm<Values>();
  const role = Form.useWatch('role', form);
  const asking = useAct('bulk.ask');
  const grant = async ({ role: given, place, why }: Values) => {
    const rows = people.map(({ id, unit }) => ({
      official: id,
      role: given,
      unit: ofUnit(given) ? place || unit : '',
      ...(mayBeOver(given) && place ? { over: place } : {}),
      why,
    }));
    const answer = await asking.act({ body: { act: 'organisation.grant', why, rows } });
    if (answer) onEnd(answer.body.id);
    return answer !== undefined;
  };
  const bounded = role !== undefined && (ofUnit(role) || mayBeOver(role));
  return (
    <FormDialog<Values>
      title={t(rolesText.grant)}
      form={form}
      acting={asking}
      kept="roles/grant"
      empty={{ place: '' }}
      onSend={grant}
      onClose={onEnd}
    >
      <Whom people={people} />
      <Form.Item name="role" label={t(rolesText.role)} rules={useMust()}>
        <Select options={grantable.map((value) => ({ value, label: t(roleNames[value]) }))} />
      </Form.Item>
      <Form.Item name="place" label={t(rolesText.reach)} hidden={!bounded}>
        <Select
          showSearch
          optionFilterProp="label"
          options={[
            { value: '', label: t(role && ofUnit(role) ? rolesText['own-unit'] : rolesText.whole) },
            ...units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: named(name) })),
          ]}
        />
      </Form.Item>
      <Why rows={2} most={400} />
    </FormDialog>
  );
}
