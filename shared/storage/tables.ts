import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { Refused } from '../domain/refused.ts';
import { TableName } from '../reports/tables/tables.ts';
import { legible } from './damaged.ts';
import { Part, done, jobFields, startJob, type Begun } from './jobs.ts';
import { collectionName, partition, sort } from './keys.ts';
import { read } from './record.ts';
import { all, type Item, type Key, type Table, type Write } from './table.ts';

export const TableFormat = z.enum(['xlsx', 'csv']);
export type TableFormat = z.infer<typeof TableFormat>;

/** One table that somebody asked for. Asked again it is another job, as things stand then. */
export const TablesJob = z.strictObject({
  ...jobFields,
  kind: z.literal('tables'),
  id: z.string(),
  period: z.string(),
  shards: z.int().min(1),
  table: TableName,
  format: TableFormat,
  /** Of the units at and below this one alone. */
  unit: z.string().optional(),
  by: z.string(),
  /** What whoever asked looks over: the period as one of its bodies, or those below the units they led. */
  reach: z.union([z.literal('whole'), z.array(z.string()).min(1)]),
});
export type TablesJob = z.infer<typeof TablesJob>;

const pkOf = (jurisdiction: string, id: string): string => partition.job(jurisdiction, 'tables', id);

export const startTable = (job: Omit<TablesJob, 'stage' | 'kind' | 'generation'>): Begun =>
  startJob(collectionName(pkOf(job.jurisdiction, job.id)), { ...job, kind: 'tables', generation: 1 });

export async function existingTable(
  table: Table,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
): Promise<TablesJob> {
  const item = await table.get({ pk: pkOf(jurisdiction, id), sk: sort.job });
  if (!item) throw new Refused('reports.no-table');
  return read(item, TablesJob);
}

/** Tables that are made for one person at a time. What is not done after a day holds up no other. */
const mostUnfinished = 5;
const givenUpAfter = 24 * 60 * 60 * 1000;

const Asked = z.looseObject({ ids: z.array(z.string()), turn: z.int() });

interface Asker {
  readonly jurisdiction: string;
  readonly by: string;
}

const askedKey = ({ jurisdiction, by }: Asker): Key => ({
  pk: partition.job(jurisdiction, 'tables-of', by),
  sk: sort.tablesAsked,
});

/** Begins reading what somebody waits for. */
export const beginAsked = (table: Table, asker: Asker) => table.get(askedKey(asker));

/** Enters a table among those its asker waits for, as a write of the same transaction; refuses one too many. */
export async function refuseTooMany(
  table: Table,
  { jurisdiction, by, id, at }: Pick<TablesJob, 'jurisdiction' | 'by' | 'id' | 'at'>,
): Promise<Write> {
  const key = askedKey({ jurisdiction, by });
  const item = await table.get(key);
  const { ids, turn } = item ? read(item, Asked) : { ids: [], turn: 0 };
  const jobs = await table.getMany(ids.map((one) => ({ pk: pkOf(jurisdiction, one), sk: sort.job })));
  const waiting = legible(jobs, TablesJob).filter((job) => job.stage !== done && job.at > at - givenUpAfter);
  if (waiting.length >= mostUnfinished) throw new Refused('reports.tables-unfinished', { maximum: mostUnfinished });
  const put = { ...key, ids: [...waiting.map((job) => job.id), id], turn: turn + 1 };
  if (!item) return { put, unless: 'exists' };
  return { put, when: { expression: 'turn = :turn', values: { ':turn': turn } } };
}

/** Working rows are of no use once the files are written; the table forgets them after a week. */
const forgottenAfter = 7 * 24 * 60 * 60;

const Rows = z.looseObject({ deflated: z.string() });
const Cells = z.array(z.array(z.union([z.string(), z.number(), z.null()])));
export type Cells = z.infer<typeof Cells>;

/** So many rows make a pack, and so many characters that it outgrows no item of the table, however little it shrinks. */
const inPack = { rows: 500, characters: 120_000 };
/** Characters of one transaction: ten such packs. */
const inChunk = 1_200_000;

export const inPacks = (rows: Cells): Cells[] =>
  parted(rows, { size: lengthOf, most: inPack.characters, count: inPack.rows });

/** What one transaction takes of those that give rows; those of one stand together. */
export const inChunks = <T>(all: readonly T[], rowsOf: (one: T) => Cells): T[][] =>
  parted(all, { size: (one) => lengthOf(rowsOf(one)), most: inChunk });

const lengthOf = (of: unknown): number => JSON.stringify(of).length;

/** In their order, in groups that hold no more than so much; what is larger by itself is a group of one. */
function parted<T>(
  all: readonly T[],
  { size, most, count = Infinity }: { size: (one: T) => number; most: number; count?: number },
): T[][] {
  const groups: T[][] = [];
  let left = 0;
  for (const one of all) {
    const length = size(one);
    const last = groups.at(-1);
    if (last && length <= left && last.length < count) {
      last.push(one);
      left -= length;
    } else {
      groups.push([one]);
      left = most - length;
    }
  }
  return groups;
}

/** Rows as one part of the job gathered them, packed; `n` counts within the part. */
export const rowsWrite = (job: TablesJob, { part, n, rows }: { part: string; n: number; rows: Cells }): Write => ({
  put: {
    pk: pkOf(job.jurisdiction, job.id),
    sk: sort.tableRows(Number(part), n),
    deflated: deflateRawSync(JSON.stringify(rows)).toString('base64'),
    expires: Math.ceil(job.at / 1000) + forgottenAfter,
  },
});

/** The next packs of rows behind one, in order of part and number. */
export async function rowsBehind(
  table: Table,
  job: TablesJob,
  { behind, limit }: { readonly behind: string | undefined; readonly limit: number },
): Promise<{ sk: string; rows: Cells }[]> {
  const pk = pkOf(job.jurisdiction, job.id);
  const found: Item[] = [];
  let after: Item | undefined = behind === undefined ? undefined : { pk, sk: behind };
  // One answer holds a megabyte: it may be short although there is more.
  do {
    const question = { partition: pk, prefix: sort.allTableRows, limit: limit - found.length };
    const page = await table.query({ ...question, ...(after ? { after } : {}) });
    found.push(...page.items);
    after = page.next;
  } while (after && found.length < limit);
  return found.map((item) => ({ sk: String(item['sk']), rows: unpacked(item) }));
}

const unpacked = (item: Item): Cells =>
  Cells.parse(JSON.parse(inflateRawSync(Buffer.from(Rows.parse(item).deflated, 'base64')).toString()));

/** One file of a table; a long one has several. */
const TableFile = z.strictObject({
  n: z.int().min(1),
  rows: z.int().min(0),
  bytes: z.int(),
  sha256: z.string(),
});
type TableFile = z.infer<typeof TableFile>;

export const fileWrite = ({ jurisdiction, id }: TablesJob, file: TableFile): Write => ({
  put: { pk: pkOf(jurisdiction, id), sk: sort.tableFile(file.n), ...file },
});

type Of = Pick<TablesJob, 'jurisdiction' | 'id'>;

export async function tableFiles(table: Table, { jurisdiction, id }: Of): Promise<TableFile[]> {
  return legible(await all(table, { partition: pkOf(jurisdiction, id), prefix: sort.tableFiles }), TableFile);
}

/** Subjects whose rows are gathered. */
export async function tableProgress(table: Table, { jurisdiction, id }: Of): Promise<number> {
  const parts = await all(table, { partition: pkOf(jurisdiction, id), prefix: sort.parts('gather') });
  return legible(parts, Part).reduce((sum, part) => sum + part.done, 0);
}
