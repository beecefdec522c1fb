import type * as z from 'zod';
import { type UnitBody, place } from '../shared/domain/organisation/unit.ts';
import { patched } from '../shared/domain/patch.ts';
import { Refused } from '../shared/domain/refused.ts';
import { type JurisdictionHead, Unit, officialsIn } from '../shared/storage/organisation.ts';
import type { Caller, Services } from './services.ts';

export type UnitChange = Readonly<z.output<typeof UnitBody>>;

interface Organisation {
  readonly units: ReadonlyMap<string, Unit>;
  readonly settings: JurisdictionHead | undefined;
  /** Whether something else that is decided together leaves this unit active; the units of a file are. */
  readonly staysActive?: (unit: Unit) => boolean;
}

/** The unit as it will be, and behind it the units below whose path changes with it. Every reference that changes is looked up. */
export async function changedUnit(
  { table }: Services,
  { jurisdiction }: Caller,
  { units, settings, staysActive = ({ active }) => active }: Organisation,
  { id, change, version }: { id: string; change: UnitChange; version: number },
): Promise<Unit[]> {
  const known = units.get(id);
  const next = patched(Unit, { functions: [], active: true, ...known }, { ...change, id, path: [], version });
  const { group, parent, functions } = next;
  const groups = settings?.peerGroups.map((one) => one.id) ?? [];
  // A group may have gone from the settings while only units that are not active named it.
  const named = group !== known?.group || (next.active && !known?.active);
  if (group !== undefined && named && !groups.includes(group))
    throw new Refused('organisation.no-group', { group }, { field: 'group', legal: groups });
  const ids = functions.map((one) => one.id);
  const twice = ids.findIndex((one, index) => ids.indexOf(one) !== index);
  if (twice !== -1)
    throw new Refused('organisation.listed-twice', { id: ids[twice] ?? '' }, { field: `functions.${twice}.id` });
  const above = parent === undefined ? undefined : units.get(parent);
  if (above && !above.active && (parent !== known?.parent || next.active !== known?.active))
    throw new Refused('organisation.unit-inactive', { unit: above.id }, { field: 'parent' });
  if (known?.active && !next.active) {
    const below = [...units.values()]
      .filter((unit) => unit.parent === id && staysActive(unit))
      .map(({ name }) => name.zh);
    const people = (await officialsIn(table, jurisdiction, id)).filter(({ active }) => active).map(({ name }) => name);
    const names = [...below, ...people].slice(0, 10).join('、');
    if (names !== '') throw new Refused('organisation.unit-in-use', { unit: id, names }, { field: 'active' });
  }
  // Of thousands of units only the parent, the unit itself and what stands below it matter to its place.
  const around = [known, above, ...(known ? [...units.values()].filter(({ path }) => path.includes(id)) : [])];
  return place(
    around.flatMap((unit) => unit ?? []),
    next,
  );
}
