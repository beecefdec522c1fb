import * as z from 'zod';
import { Refused } from '../domain/refused.ts';
import { jobFields } from './jobs.ts';
import { collectionName, list, listed, partition, sort } from './keys.ts';
import { read, record } from './record.ts';
import type { Item, Key, Table } from './table.ts';

const Count = z.int().min(0);

/** A row as it was asked: what the path and the body of the single request say, together. */
export const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;

/** One act asked for many at once (批量办理). */
export const BulkHead = z.strictObject({
  id: z.string(),
  /** The route that does it for one. */
  act: z.string(),
  by: z.string(),
  at: z.int(),
  why: z.string(),
  /** By which the entries of what it did are found. */
  trace: z.string(),
  /** Its rows are what waits for who asked in this period; each says this besides. */
  waiting: z.strictObject({ period: z.string(), with: Row }).optional(),
  /** Absent while they are being chosen. */
  rows: Count.optional(),
  stopped: z.strictObject({ at: z.int() }).optional(),
  ended: z.strictObject({ at: z.int(), done: Count, refused: Count }).optional(),
});
export type BulkHead = z.infer<typeof BulkHead>;

export const bulks = record({
  key: partition.bulk,
  head: BulkHead,
  /** Listed in its jurisdiction by its time-ordered id. */
  index: (jurisdiction, { id }) => listed(list.bulk(jurisdiction), id),
  missing: (id) => new Refused('bulk.none', { bulk: id }),
});

export const BulkJob = z.strictObject({
  ...jobFields,
  kind: z.literal('bulk'),
  id: z.string(),
  /** Its rows are still to be chosen. */
  chooses: z.boolean(),
});
export type BulkJob = z.infer<typeof BulkJob>;

/** The record whose only job it is. */
export const bulkJobs = (id: string): string => collectionName(partition.job('', 'bulk', id));

/** How far it is: the last row looked at, and how many of those were refused. */
export const Behind = z.strictObject({ row: Count, refused: Count });

/** Rows are kept many to an item. */
const packed = { rows: 100, characters: 60_000 };

/** Rows from the `first` on, as items of the record. */
export function packs(first: number, rows: readonly Row[]): { sk: string; value: { rows: Row[] } }[] {
  const items: { sk: string; value: { rows: Row[] } }[] = [];
  let room = 0;
  for (const [at, row] of rows.entries()) {
    const length = JSON.stringify(row).length;
    const last = items.at(-1);
    if (last && last.value.rows.length < packed.rows && length <= room) {
      last.value.rows.push(row);
      room -= length;
    } else {
      items.push({ sk: sort.rows(first + at), value: { rows: [row] } });
      room = packed.characters - length;
    }
  }
  return items;
}

export interface Numbered {
  readonly n: number;
  readonly row: Row;
}

const Pack = z.strictObject({ rows: z.array(Row) });

/** The next rows behind one, `limit` at most. */
export async function rowsBehind(table: Table, pk: string, behind: number, limit: number): Promise<Numbered[]> {
  const found: Numbered[] = [];
  for (let next = behind + 1; found.length < limit; next = behind + found.length + 1) {
    const question = { partition: pk, from: sort.allRows, to: sort.rows(next), backwards: true, limit: 1 };
    const [item] = (await table.query(question)).items;
    if (!item) break;
    const first = Number(String(item['sk']).slice(sort.allRows.length));
    const rows = read(item, Pack).rows.map((row, at) => ({ n: first + at, row }));
    const these = rows.filter(({ n }) => n >= next).slice(0, limit - found.length);
    if (these.length === 0) break;
    found.push(...these);
  }
  return found;
}

/** What is said of a row that was refused, as a problem in each language. */
export const RefusedRow = z.strictObject({ answeredAt: z.int(), problem: z.strictObject({ zh: Row, en: Row }) });
export type RefusedRow = z.infer<typeof RefusedRow>;

/** Where it is kept what became of a row: beside the job, for what an act did stands in the chain of what it changed. */
export const outcomeKey = (jurisdiction: string, id: string, row: number): Key => ({
  pk: partition.job(jurisdiction, 'bulk', id),
  sk: sort.outcome(row),
});

/** What became of these rows, as far as they were looked at: a reply that is kept, or why it was refused. */
export async function outcomesOf(
  table: Table,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
  rows: readonly Numbered[],
): Promise<Map<number, Item>> {
  const items = await table.getMany(rows.map(({ n }) => outcomeKey(jurisdiction, id, n)));
  const first = sort.outcome(0).length - 8;
  return new Map(items.map((item) => [Number(String(item['sk']).slice(first)), item]));
}
