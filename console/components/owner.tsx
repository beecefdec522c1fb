import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { beginText } from '../../shared/text/console/scheme-forms.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { useDesk } from '../shell/desk.tsx';
import { useWords } from '../words.tsx';

interface Owning {
  readonly value: string;
  readonly name: Text;
}

/** The units for which the person is the performance office; none for whoever is that of the whole jurisdiction. */
export function useOwners(): readonly Owning[] {
  const { grants } = useDesk();
  const office = grants.filter(({ role }) => role === 'performance-office');
  if (office.some(({ over }) => over === undefined)) return [];
  return office.flatMap(({ over }) => (over ? [{ value: over.id, name: over.name }] : []));
}

interface OwnerProps {
  readonly owners: readonly Owning[];
  readonly label?: Text;
}

export function Owner({ owners, label = beginText.owner }: OwnerProps) {
  const { t } = useWords();
  if (owners.length === 0) return null;
  return (
    <Form.Item name="owner" label={t(label)} initialValue={owners[0]?.value}>
      <Select options={owners.map(({ value, name }) => ({ value, label: t(name) }))} />
    </Form.Item>
  );
}
