import { listAppraisals, readableHeads, type AppraisalHead } from '../../../shared/storage/appraisals.ts';
import type { Closing } from './chunk.ts';

/**
 * The heads of a peer group, read from the table itself, whichever list shards they are in. Who cannot be read was set aside
 * when the group was scored.
 */
export async function groupHeads(
  { platform, job }: Pick<Closing, 'platform' | 'job'>,
  group: string,
): Promise<AppraisalHead[]> {
  const { jurisdiction, period } = job;
  const shards = Array.from({ length: job.shards }, (_, shard) => shard);
  const listed = await Promise.all(
    shards.map((shard) => listAppraisals(platform.table, { jurisdiction, period, shard }, { group })),
  );
  return readableHeads(
    platform.table,
    jurisdiction,
    period,
    listed.flat().map(({ subject }) => subject),
  );
}
