import { listAppraisals, readHeads, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Table } from '../../shared/storage/table.ts';

/** Heads of a period from the table itself: what is approved is not read from an index. */
export async function headsOf(table: Table, jurisdiction: string, period: PeriodHead): Promise<AppraisalHead[]> {
  const shards = Array.from({ length: period.shards }, (_, shard) => shard);
  const listed = await Promise.all(
    shards.map((shard) => listAppraisals(table, { jurisdiction, period: period.id, shard })),
  );
  const subjects = listed.flat().map(({ subject }) => subject);
  return readHeads(table, jurisdiction, period.id, subjects);
}
