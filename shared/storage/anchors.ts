import * as z from 'zod';
import { Entry } from '../domain/audit/chain.ts';
import { standsAt } from '../domain/audit/chain-check.ts';
import { dateAt } from '../domain/organisation/clocks.ts';
import type { Stood } from '../domain/audit/signed.ts';
import { bare } from './record.ts';
import { unlessDamaged } from './damaged.ts';
import { jobFields, queued, startJob, type Wake } from './jobs.ts';
import { numberOf, collectionName, collectionParts, list, partition, sort } from './keys.ts';
import { loadJurisdiction } from './organisation.ts';
import { all, type Item, type Table, type Write } from './table.ts';

/** A jurisdiction's job of every night: which day it anchors. */
export const AnchorJob = z.strictObject({ ...jobFields, kind: z.literal('anchor'), day: z.iso.date() });
export type AnchorJob = z.infer<typeof AnchorJob>;

/** The record whose jobs are the daily anchors. */
export const anchors = collectionName(partition.anchors(''));

/** The message that asks for a jurisdiction's anchor if one is owed, whatever stands there of the last. */
export const anchorWake = (jurisdiction: string): Wake => ({
  jurisdiction,
  record: anchors,
  kind: 'anchor',
  generation: 0,
  stage: queued,
  part: '',
});

/** The anchor of a day, to begin at an instant of it. */
export const anchorOf = ({
  jurisdiction,
  generation,
  at,
  day,
}: Pick<AnchorJob, 'jurisdiction' | 'generation' | 'at' | 'day'>) => ({
  jurisdiction,
  kind: 'anchor' as const,
  generation,
  at,
  trace: `anchor@${day}`,
  day,
});

/** In whose days a jurisdiction is anchored. */
export const timeZoneOf = async (table: Table, jurisdiction: string): Promise<string> =>
  (await unlessDamaged(loadJurisdiction(table, jurisdiction)))?.head?.timeZone ?? 'Asia/Shanghai';

/** The first anchor of a jurisdiction, from which on there is one every night; nothing where that has begun. */
export async function beginAnchors(
  table: Table,
  jurisdiction: string,
  now: number,
  timeZone?: string,
): Promise<readonly Write[]> {
  if (await table.get({ pk: partition.anchors(jurisdiction), sk: sort.job })) return [];
  const day = dateAt(timeZone ?? (await timeZoneOf(table, jurisdiction)), now);
  return startJob(anchors, anchorOf({ jurisdiction, generation: 1, at: now, day })).writes;
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
const bulk = '6/bulk';

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
  return [single, imports, periods, schemes, bulk, ...ofUnits, ...ofPeriods].sort();
}

/** The lists a chain may stand in, by the beginning of their names. */
export function listsNaming(pk: string): string {
  const [, kind = '', first = ''] = collectionParts(pk);
  switch (kind) {
    case 'official':
      return officials;
    case 'import':
      return imports;
    case 'bulk':
      return bulk;
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
  if (name === bulk) return list.bulk(jurisdiction);
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
export async function standsNow(table: Table, pk: string, before: Stood | undefined): Promise<Stood | undefined> {
  const [last] = (await table.query({ partition: pk, prefix: sort.entries, backwards: true, limit: 1 })).items;
  // Of a chain in which nothing happened since, and most have not, the last entry is the one of then.
  const grown = before && last?.['sk'] !== sort.entry(before.n);
  const then = grown ? await table.get({ pk, sk: sort.entry(before.n) }) : undefined;
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
