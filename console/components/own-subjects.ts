import type { Desk } from '../shell/desk.tsx';

type Own = Desk['periods'][number]['subjects'];

/** On whose side the person acts in a period. The desk says it of the latest periods; of an older one the units one acts for are asked. */
export function ownIn({ id, name, grants, periods }: Desk, period: string): Own {
  const known = periods.find((one) => one.id === period);
  if (known) return known.subjects;
  const units = grants.flatMap(({ role, unit }) =>
    unit && (role === 'unit-leader' || role === 'unit-contributor') ? [[`unit.${unit.id}`, unit.name] as const] : [],
  );
  const oneself = units.length === 0 ? [{ subject: `official.${id}`, name: { zh: name, en: name } }] : [];
  return [...[...new Map(units)].map(([subject, called]) => ({ subject, name: called })), ...oneself];
}
