import { isWithin } from '../domain/organisation/authority.ts';
import type { AppraisalHead } from './appraisals.ts';
import { type OfficialHead, type Unit, allUnits, officialsIn } from './organisation.ts';
import type { Table } from './table.ts';

/** A unit or official as it enters a period: what its appraisal remembers of it. */
export type Member = Pick<AppraisalHead, 'subject' | 'kind' | 'name' | 'unit' | 'path' | 'group'>;

interface Wanted {
  readonly groups: readonly string[];
  readonly kinds: readonly AppraisalHead['kind'][];
  /** Of a period that a unit owns, who stands at or below it. */
  readonly owner: string | undefined;
}

/** Everybody of the peer groups that the scheme is for and the period's owner may assess, in a stable order. Inactive units and officials stay out. */
export async function membersOf(
  table: Table,
  jurisdiction: string,
  { groups, kinds, owner }: Wanted,
): Promise<Member[]> {
  const active = (await allUnits(table, jurisdiction)).filter((unit) => unit.active);
  const units = active.filter(({ id, path }) => standsBelow(owner, { unit: id, path }));
  const members: Member[] = kinds.includes('unit') ? units.flatMap((unit) => unitMember(unit) ?? []) : [];
  if (kinds.includes('official')) {
    for (let start = 0; start < units.length; start += 10) {
      const some = units.slice(start, start + 10);
      const found = await Promise.all(some.map((unit) => officialsOf(table, jurisdiction, unit)));
      members.push(...found.flat());
    }
  }
  const wanted = members.filter(({ group }) => groups.includes(group));
  return wanted.sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

/** Whether somebody of this unit may be assessed by the owner of a period; nothing stands outside the jurisdiction. */
export const standsBelow = (owner: string | undefined, member: Pick<Member, 'unit' | 'path'>): boolean =>
  owner === undefined || isWithin(member, owner);

export function unitMember({ id, name, path, group }: Unit): Member | undefined {
  return group === undefined ? undefined : { subject: `unit.${id}`, kind: 'unit', name, unit: id, path, group };
}

export function officialMember({ id, name, group }: OfficialHead, { id: unit, path }: Unit): Member | undefined {
  if (group === undefined) return undefined;
  return { subject: `official.${id}`, kind: 'official', name: { zh: name, en: name }, unit, path, group };
}

async function officialsOf(table: Table, jurisdiction: string, unit: Unit): Promise<Member[]> {
  const officials = await officialsIn(table, jurisdiction, unit.id);
  return officials.flatMap((official) => (official.active ? (officialMember(official, unit) ?? []) : []));
}
