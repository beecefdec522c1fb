import * as z from 'zod';
import { Role } from '../../shared/domain/organisation/authority.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { list, partition, sort } from '../../shared/storage/keys.ts';
import { OfficialHead } from '../../shared/storage/organisation.ts';
import { Page } from '../fields.ts';
import { nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export const PeopleQuery = Page.extend({ role: Role.exclude(['official']).optional() });

/** Units whose people one page looks through, all at once. */
const unitsAtOnce = 20;

/** The unit whose people come next; of them those behind this one. */
const Position = z.object({ unit: z.string(), behind: z.string().default('') });

const Identified = z.object({ id: z.string() });

/**
 * Everybody registered, unit by unit, first whoever was named before there was a unit. A page may be short or empty and still lead on:
 * what is looked through is bounded, not what is found.
 */
export async function listPeople(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { query }: Request<unknown, z.output<typeof PeopleQuery>, unknown>,
) {
  const wanted = ({ grants }: OfficialHead) =>
    query.role === undefined || grants.some(({ role }) => role === query.role);
  const { page, more } = await nextPage(cursors, query, async ({ limit, after }) => {
    const start = after && Position.parse(after);
    const some = await table.query({
      partition: partition.organisation(jurisdiction),
      prefix: sort.units,
      from: sort.unit(start?.unit ?? ''),
      limit: unitsAtOnce + 1,
    });
    const units = [...(start?.unit ? [] : ['']), ...legible(some.items, Identified).map(({ id }) => id)];
    const following = units.length > unitsAtOnce ? units.pop() : undefined;
    const behindIn = (unit: string) => (unit === start?.unit ? start.behind : '');
    const peopleOf = units.map((unit) => {
      const from = behindIn(unit) === '' ? {} : { from: behindIn(unit) };
      return table.query({ index: 'byList', partition: list.officials(jurisdiction, unit), ...from, limit: limit + 1 });
    });
    const officials: OfficialHead[] = [];
    for (const [at, { items, next }] of (await Promise.all(peopleOf)).entries()) {
      const unit = units[at] ?? '';
      let behind = behindIn(unit);
      for (const person of legible(items, OfficialHead)) {
        if (person.id <= behind) continue;
        if (officials.length === limit) return { officials, next: { unit, behind } };
        if (wanted(person)) officials.push(person);
        behind = person.id;
      }
      if (next) return { officials, next: { unit, behind: legible(items, Identified).at(-1)?.id } };
    }
    return { officials, next: following === undefined ? undefined : { unit: following } };
  });
  return ok({ officials: page.officials, ...more });
}
