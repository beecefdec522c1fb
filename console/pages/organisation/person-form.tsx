import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { organisationPage, unitText } from '../../../shared/text/console/organisation.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import type { Official } from './held.tsx';
import type { Unit } from '../../api/use-units.ts';

interface PersonFormProps {
  readonly official?: Official;
  readonly unit: string;
  readonly units: readonly Unit[];
  /** Of whom one may be the manager. */
  readonly colleagues: readonly Official[];
  readonly onClose: () => void;
}

type Values = Pick<Official, 'id' | 'name' | 'unit' | 'manager' | 'group'>;

/** Registers a person or changes what is registered of one. Roles are the security administrator's. */
export function PersonForm({ official, unit, units, colleagues, onClose }: PersonFormProps) {
  const { t, named } = useWords();
  const { settings } = useDesk();
  const [form] = Form.useForm<Values>();
  const saving = useAct('organisation.save-official');
  const { etag } = useRead(
    'organisation.official',
    { params: { official: official?.id ?? '' } },
    { when: official !== undefined },
  );
  const save = async ({ id, manager, group, ...values }: Values) => {
    const ask = {
      params: { official: id },
      ifMatch: etag,
      body: { ...values, manager: manager ?? null, group: group ?? null },
    };
    return (await saving.act(ask)) !== undefined;
  };
  const must = useMust();
  return (
    <FormDialog<Values>
      title={t(official ? unitText['edit-person'] : unitText['add-person'])}
      act={t(organisationPage.save)}
      form={form}
      empty={official ?? { unit }}
      acting={saving}
      onSend={save}
      onClose={onClose}
    >
      <Form.Item
        name="id"
        label={t(unitText['person-id'])}
        rules={must}
        extra={official ? undefined : t(unitText['person-id-hint'])}
      >
        <Input disabled={official !== undefined} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t(unitText['person-name'])} rules={must}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="unit" label={t(unitText.unit)} rules={must}>
        <Select
          showSearch
          optionFilterProp="label"
          options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: named(name) }))}
        />
      </Form.Item>
      <Form.Item name="manager" label={t(unitText.manager)}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          options={colleagues
            .filter(({ id, active }) => active && id !== official?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="group" label={t(unitText.group)}>
        <Select
          allowClear
          options={settings?.peerGroups.map(({ id, name }) => ({ value: id, label: named(name) })) ?? []}
        />
      </Form.Item>
    </FormDialog>
  );
}
