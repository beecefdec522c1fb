import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { organisationPage, unitText } from '../../../shared/text/console/organisation.ts';
import { levelNames } from '../../../shared/text/import-templates.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import type { Unit } from '../../api/use-units.ts';

interface UnitFormProps {
  readonly unit?: Unit;
  /** Of a new one: the unit it is to stand below. */
  readonly parent?: string;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

type Values = Pick<Unit, 'id' | 'name' | 'parent' | 'level' | 'group' | 'functions' | 'active'>;

const levels = ['province', 'city', 'county', 'township', 'department', 'institution', 'office'] as const;

/** Registers a unit or changes one. */
export function UnitForm({ unit, parent, units, onClose, onSaved }: UnitFormProps) {
  const { t, named } = useWords();
  const { settings } = useDesk();
  const [form] = Form.useForm<Values>();
  const saving = useAct('organisation.save-unit');
  const save = async ({ id, parent: above, group, ...values }: Values) => {
    const body = { ...values, parent: above ?? null, group: group ?? null };
    if (!(await saving.act({ params: { unit: id }, ifMatch: unit?.version ?? 0, body }))) return false;
    onSaved(id);
    return true;
  };
  const must = useMust();
  const level = parent === undefined ? 'county' : 'department';
  return (
    <FormDialog<Values>
      width={640}
      title={t(unit ? unitText.edit : unitText.add)}
      act={t(organisationPage.save)}
      form={form}
      empty={unit ?? { level, active: true, functions: [], ...(parent === undefined ? {} : { parent }) }}
      acting={saving}
      onSend={save}
      onClose={onClose}
    >
      <Form.Item name="id" label={t(unitText.id)} rules={must} extra={unit ? undefined : t(unitText['id-hint'])}>
        <Input disabled={unit !== undefined} autoComplete="off" />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name={['name', 'zh']} label={t(unitText['name-zh'])} rules={must}>
          <Input />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t(unitText['name-en'])} rules={must}>
          <Input />
        </Form.Item>
        <Form.Item name="parent" label={t(unitText.parent)}>
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            options={units
              .filter(({ id, path, active }) => active && id !== unit?.id && !path.includes(unit?.id ?? ''))
              .map(({ id, name }) => ({ value: id, label: named(name) }))}
          />
        </Form.Item>
        <Form.Item name="level" label={t(unitText.level)} rules={must}>
          <Select options={levels.map((value) => ({ value, label: levelNames[value] && t(levelNames[value]) }))} />
        </Form.Item>
        <Form.Item name="group" label={t(unitText.group)}>
          <Select
            allowClear
            options={settings?.peerGroups.map(({ id, name }) => ({ value: id, label: named(name) })) ?? []}
          />
        </Form.Item>
        {unit && (
          <Form.Item name="active" label={t(unitText['in-use'])} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </div>
      <Form.List name="functions">
        {(fields, { add, remove }) => (
          <fieldset className="listed">
            <legend>{t(unitText.functions)}</legend>
            {fields.map(({ key, name }) => (
              <div key={key} className="listed-row">
                <Form.Item name={[name, 'id']} rules={must}>
                  <Input aria-label={t(unitText.id)} placeholder={t(unitText.id)} />
                </Form.Item>
                <Form.Item name={[name, 'name', 'zh']} rules={must}>
                  <Input aria-label={t(unitText['name-zh'])} placeholder={t(unitText['name-zh'])} />
                </Form.Item>
                <Form.Item name={[name, 'name', 'en']} rules={must}>
                  <Input aria-label={t(unitText['name-en'])} placeholder={t(unitText['name-en'])} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{t(unitText.remove)}</Button>
              </div>
            ))}
            <Button onClick={() => add()}>{t(unitText['function-add'])}</Button>
          </fieldset>
        )}
      </Form.List>
    </FormDialog>
  );
}
