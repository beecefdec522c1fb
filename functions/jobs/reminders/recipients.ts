import { mostRecipients } from '../../../shared/domain/duty/reminder.ts';
import type { Duty } from '../../../shared/domain/duty/duty.ts';
import {
  idOf,
  isBody,
  isPersonal,
  rolesThatAllow,
  type Owner,
  type Person,
  type Role,
} from '../../../shared/domain/organisation/authority.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { legible } from '../../../shared/storage/damaged.ts';
import { list } from '../../../shared/storage/keys.ts';
import { OfficialHead, legibleUnits } from '../../../shared/storage/organisation.ts';
import { judgedAt, nowhere } from '../../../shared/storage/placement.ts';
import type { Item, Table } from '../../../shared/storage/table.ts';

/** Lists of people read at the same time. */
const atOnce = 10;

interface Holder extends Person {
  readonly active: boolean;
}

/** Whoever holds a role, by the role and the unit it is held in, and what stands above each unit: read once a turn of a worker. */
export interface Holders {
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly by: ReadonlyMap<Role, ReadonlyMap<string, readonly Holder[]>>;
}

/** Of the register only those who hold a role are kept, a few of each unit. */
export async function holdersIn(table: Table, jurisdiction: string): Promise<Holders> {
  const units = await legibleUnits(table, jurisdiction);
  const by = new Map<Role, Map<string, Holder[]>>();
  const lists = ['', ...units.map(({ id }) => id)];
  for (let start = 0; start < lists.length; start += atOnce) {
    const some = lists.slice(start, start + atOnce);
    await Promise.all(some.map((unit) => keepHolders(table, { jurisdiction, unit }, by)));
  }
  return { paths: new Map(units.map(({ id, path }) => [id, path])), by };
}

async function keepHolders(
  table: Table,
  { jurisdiction, unit }: { readonly jurisdiction: string; readonly unit: string },
  by: Map<Role, Map<string, Holder[]>>,
): Promise<void> {
  let after: Item | undefined;
  do {
    const page = await table.query({ index: 'byList', partition: list.officials(jurisdiction, unit), after });
    for (const person of legible(page.items, OfficialHead)) {
      if (!person.active) continue;
      for (const { role, unit: where } of person.grants) {
        const there = by.get(role) ?? by.set(role, new Map()).get(role);
        const held = there?.get(where) ?? [];
        if (!held.some(({ id }) => id === person.id)) there?.set(where, [...held, person]);
      }
    }
    after = page.next;
  } while (after);
}

interface About {
  readonly head: AppraisalHead;
  readonly person: OfficialHead | undefined;
  readonly owner: Owner;
}

/** Who may do it now: in a role that lets them, from where the subject stands now, and not after having made it. */
export function recipientsOf(
  holders: Holders,
  { by, provider, person: one, notBy = [] }: Duty,
  about: About,
): { unit: string; recipients: string[]; more: boolean } {
  const { head, person, owner } = about;
  const { subject } = head;
  const unit = isPersonal(subject) ? (person?.unit ?? nowhere) : idOf(subject);
  const judged = isPersonal(subject) ? judgedAt(head) : undefined;
  const place = { subject, ...(judged ?? { unit, path: holders.paths.get(unit) ?? [] }) };
  if (one !== undefined) return { unit: place.unit, recipients: [one], more: false };
  const candidates = by.flatMap(({ role, scope }): Person[] => {
    if (scope === 'own') return person?.active ? [person] : [];
    const held = holders.by.get(role);
    if (scope === 'provider') return [...(held?.get(provider ?? nowhere) ?? [])];
    if (isBody(role)) return [...(held?.values() ?? [])].flat();
    return [place.unit, ...place.path].flatMap((where) => held?.get(where) ?? []);
  });
  const known = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const may = [...known.values()]
    .filter(
      (candidate) =>
        !notBy.includes(candidate.id) && rolesThatAllow(candidate, by, { place, owner, provider }).length > 0,
    )
    .map(({ id }) => id)
    .sort();
  return { unit: place.unit, recipients: may.slice(0, mostRecipients), more: may.length > mostRecipients };
}
