import { type Listed, listAppraisals } from '../../shared/storage/appraisal-lists.ts';
import type { Table } from '../../shared/storage/table.ts';

interface Shard {
  readonly jurisdiction: string;
  readonly period: string;
  /** Its number, as the parts of a job name it. */
  readonly part: string;
}

/** Some subjects of a shard, behind whom the next ones stand, and whether they are the last. */
interface Batch {
  readonly listed: readonly Listed[];
  readonly behind: Listed | undefined;
  readonly finished: boolean;
}

/** Goes through the subjects of a list shard behind a cursor, `limit` at a time; one without subjects has one empty batch. */
export async function* subjectsInShard(
  table: Table,
  { part, ...place }: Shard,
  { cursor, limit }: { readonly cursor: Listed | undefined; readonly limit: number },
): AsyncGenerator<Batch> {
  const shard = Number(part);
  let behind = cursor;
  for (;;) {
    const listed = await listAppraisals(table, { ...place, shard }, { ...(behind ? { behind } : {}), limit });
    behind = listed.at(-1) ?? behind;
    const finished = listed.length < limit;
    yield { listed, behind, finished };
    if (finished) return;
  }
}
