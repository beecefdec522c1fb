import Tag from 'antd/es/tag';
import { rolesText, unitText } from '../../../shared/text/console/organisation.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import type { Body } from '../../api/lines.ts';
import { useWords } from '../../words.tsx';
import type { Unit } from '../../api/use-units.ts';

export type Official = Body<'organisation.people'>['officials'][number];

/** The roles somebody holds, each with the unit it holds for. */
export function Held({ of, units }: { readonly of: Official; readonly units: readonly Unit[] }) {
  const { t, named } = useWords();
  if (of.grants.length === 0) return <span className="note">{t(unitText['no-roles'])}</span>;
  return (
    <>
      {of.grants.map(({ role, unit, over }) => {
        const place = units.find(({ id }) => id === (over ?? unit));
        const name = t(roleNames[role]);
        return (
          <Tag key={`${role} ${unit} ${over ?? ''}`}>
            {place ? t(rolesText['of-unit'], { role: name, unit: named(place.name) }) : name}
          </Tag>
        );
      })}
    </>
  );
}
