import { readJob, readParts, type Wake } from '../../shared/storage/closing.ts';
import type { Work } from './work.ts';

/**
 * What a closing job waits for: parts that nobody holds, because their message was lost, or whose holder is gone. A stage whose
 * parts are all finished waits for one more worker to move it on. Waking somebody twice does no harm.
 */
export async function wakesOwed({ table, now }: Work, jurisdiction: string, period: string): Promise<Wake[]> {
  const job = await readJob(table, jurisdiction, period);
  if (!job || job.stage === 'done') return [];
  const { generation, stage } = job;
  const parts = await readParts(table, job, stage);
  const idle = parts.filter(({ finished, lease }) => !finished && (lease === undefined || lease.until <= now));
  const owed = parts.every(({ finished }) => finished) ? parts.slice(0, 1) : idle;
  return owed.map(({ part }) => ({ jurisdiction, period, generation, stage, part }));
}
