import * as z from 'zod';
import { Entry } from '../domain/audit/chain.ts';
import { standsAt } from '../domain/audit/chain-check.ts';
import { Lease } from '../domain/period/closing.ts';
import type { Stood } from '../domain/audit/seal.ts';
import { all, bare, numberOf, read } from './chained.ts';
import { collectionParts, dueAt, list, partition, sort } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/** Where a jurisdiction's daily anchor is: which day's, behind which list, how many parts it has written. */
const AnchorJob = z.strictObject({
  jurisdiction: z.string(),
  /** The day being anchored; absent between two anchors. */
  run: z.strictObject({ day: z.iso.date(), at: z.int(), behind: z.string(), parts: z.int().min(0) }).optional(),
  lease: Lease.optional(),
  turn: z.int().min(1),
});
export type AnchorJob = z.infer<typeof AnchorJob>;

/** The closing queue's message that asks for a jurisdiction's anchor: of no period. */
export const anchorWake = (jurisdiction: string) => ({
  jurisdiction,
  period: '',
  generation: 0,
  stage: 'anchor',
  part: '',
});
export const isAnchorWake = ({ stage }: { readonly stage: string }): boolean => stage === 'anchor';

export async function readAnchorJob(table: Table, jurisdiction: string): Promise<AnchorJob | undefined> {
  const item = await table.get({ pk: partition.anchors(jurisdiction), sk: sort.job });
  return item && read(item, AnchorJob);
}

/** The job's next state, due at an instant; refused if another worker moved it meanwhile, or a first one stands already. */
export function anchorJobWrite(before: AnchorJob | undefined, after: Omit<AnchorJob, 'turn'>, due: number): Write {
  const pk = partition.anchors(after.jurisdiction);
  return {
    put: { ...after, turn: (before?.turn ?? 0) + 1, ...dueAt(due, pk, sort.job), pk, sk: sort.job },
    when: before
      ? { expression: 'turn = :turn', values: { ':turn': before.turn } }
      : { expression: 'attribute_not_exists(pk)' },
  };
}

/** Files of the locked bucket. Days sort, so the newest is the last of the folder. */
export const anchorFolder = (jurisdiction: string): string => `reports/${jurisdiction}/anchors/days/`;
export const anchorKey = (jurisdiction: string, day: string): string => `${anchorFolder(jurisdiction)}${day}.json`;
/** The day whose anchor lies under a key; undefined for what is no anchor's key. */
export function anchorDayOf(jurisdiction: string, key: string): string | undefined {
  const day = z.iso.date().safeParse(key.slice(anchorFolder(jurisdiction).length, -'.json'.length)).data;
  return day !== undefined && key === anchorKey(jurisdiction, day) ? day : undefined;
}
export const anchorPartKey = (jurisdiction: string, day: string, part: number): string =>
  `reports/${jurisdiction}/anchors/parts/${day}/${String(part).padStart(5, '0')}.json`;

const Shards = z.object({ shards: z.int().min(1) });
const single = '0/single';
const officials = '1/officials/';
const imports = '2/imports';
const periods = '3/periods';
const schemes = '4/schemes';
const appraisals = '5/appraisals/';

/** Every list in which the jurisdiction's chains stand, in order. Between them they name every chain there is. */
export async function chainLists(table: Table, jurisdiction: string): Promise<string[]> {
  const [units, open] = await Promise.all([
    all(table, { partition: partition.organisation(jurisdiction), prefix: sort.units }),
    all(table, { index: 'byList', partition: list.periods(jurisdiction) }),
  ]);
  // People registered before any unit exists stand in the list of no unit.
  const ofUnits = ['', ...units.map(({ sk }) => String(sk).slice(sort.units.length))].map((unit) => officials + unit);
  const ofPeriods = open.flatMap((item) => {
    const [, , period = ''] = collectionParts(String(item['pk']));
    const shards = Shards.safeParse(item).data?.shards ?? 1;
    return Array.from({ length: shards }, (_, shard) => `${appraisals}${period}/${String(shard).padStart(4, '0')}`);
  });
  return [single, imports, periods, schemes, ...ofUnits, ...ofPeriods].sort();
}

/** The lists a chain may stand in, by the beginning of their names. */
export function listsNaming(pk: string): string {
  const [, kind = '', first = ''] = collectionParts(pk);
  switch (kind) {
    case 'official':
      return officials;
    case 'import':
      return imports;
    case 'period':
      return periods;
    case 'scheme':
      return schemes;
    case 'appraisal':
      return `${appraisals}${first}/`;
    default:
      return single;
  }
}

/** Volumes of the access log; a damaged one is followed by another. */
const volumes = 9;

/** The chains that stand in a list now, by partition key. */
export async function chainsIn(table: Table, jurisdiction: string, name: string): Promise<string[]> {
  if (name === single) {
    const log = Array.from({ length: volumes }, (_, before) => partition.access(jurisdiction, before + 1));
    return [partition.organisation(jurisdiction), ...log];
  }
  const heads = await all(table, { index: 'byList', partition: listed(jurisdiction, name) });
  return heads.filter(({ sk }) => sk === sort.head).map(({ pk }) => String(pk));
}

function listed(jurisdiction: string, name: string): string {
  if (name === imports) return list.imports(jurisdiction);
  if (name === periods) return list.periods(jurisdiction);
  if (name === schemes) return list.schemes(jurisdiction);
  if (name.startsWith(officials)) return list.officials(jurisdiction, name.slice(officials.length));
  const [period = '', shard = ''] = name.slice(appraisals.length).split('/');
  return list.appraisals(jurisdiction, period, Number(shard));
}

/**
 * Where a chain stands now. One that no longer is what was anchored before, or whose end cannot be read, is anchored again as it
 * stood: a night must not make right what was done by day. Undefined where there is no chain.
 */
export async function standing(table: Table, pk: string, before: Stood | undefined): Promise<Stood | undefined> {
  const question = { partition: pk, prefix: sort.entries, backwards: true, limit: 1 };
  const [last, then] = await Promise.all([
    table.query(question).then(({ items }) => items[0]),
    before ? table.get({ pk, sk: sort.entry(before.n) }) : undefined,
  ]);
  const found = [then, last]
    .filter((item) => item !== undefined)
    .map((item) => ({ place: numberOf(item), ...entryIn(item) }));
  const entries = found.flatMap(({ entry }) => entry ?? []);
  const unreadable = found.filter(({ entry }) => !entry);
  return standsAt({ entries, unreadable }, before ? [before] : []);
}

function entryIn(item: Item): { entry?: Entry } {
  const entry = Entry.safeParse(bare(item)).data;
  return entry && sort.entry(entry.n) === item['sk'] ? { entry } : {};
}
