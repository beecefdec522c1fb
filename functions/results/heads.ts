import { listAppraisals, readableHeads, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Table } from '../../shared/storage/table.ts';

interface Heads {
  readonly heads: readonly AppraisalHead[];
  /** Subjects whose head cannot be read: decided around by name, like who has no score. */
  readonly unread: readonly string[];
}

/** Heads of a period from the table itself: what is approved is not read from an index. */
export async function headsOf(table: Table, jurisdiction: string, period: PeriodHead): Promise<Heads> {
  const shards = Array.from({ length: period.shards }, (_, shard) => shard);
  const listed = await Promise.all(
    shards.map((shard) => listAppraisals(table, { jurisdiction, period: period.id, shard })),
  );
  const subjects = listed.flat().map(({ subject }) => subject);
  const heads = await readableHeads(table, jurisdiction, period.id, subjects);
  const read = new Set(heads.map(({ subject }) => subject));
  return { heads, unread: subjects.filter((subject) => !read.has(subject)) };
}
