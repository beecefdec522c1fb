import * as z from 'zod';
import { legible } from './damaged.ts';
import { jobFields, lastJob, startJob, type Begun } from './jobs.ts';
import { collectionName, partition, sort } from './keys.ts';
import { all, type Table, type Write } from './table.ts';

/** Gives every subject of a period the notice of its approved result, and when it is due, counts as served who said nothing. */
export const NoticeJob = z.strictObject({
  ...jobFields,
  period: z.string(),
  /** Of the results. */
  version: z.int().min(1),
  shards: z.int().min(1),
  /** Last instant to acknowledge the notice. */
  due: z.int(),
});
export type NoticeJob = z.infer<typeof NoticeJob>;

interface Where {
  readonly jurisdiction: string;
  readonly period: string;
}

/** The notices of the version before it need not all be served any more. */
export async function startNotices(
  table: Table,
  fresh: Pick<NoticeJob, 'jurisdiction' | 'period' | 'version' | 'shards' | 'due' | 'at' | 'trace'>,
): Promise<Begun> {
  const { jurisdiction, period } = fresh;
  const record = collectionName(partition.job(jurisdiction, 'notices', period));
  const { generation } = await lastJob(table, { jurisdiction, record });
  return startJob(record, { ...fresh, kind: 'notify', generation: generation + 1 });
}

const Remedy = z.object({ until: z.int() });

/** A clock of single subjects to object runs until then: the period is not archived before. Belongs to what gives the clock. */
export const remedyWrite = ({ jurisdiction, period }: Where, of: string, until: number): Write => ({
  put: { until, pk: partition.closing(jurisdiction, period), sk: sort.remedy(of) },
});

/** When the last of these clocks ends; 0 where none was given. */
export async function remediesEnd(table: Table, { jurisdiction, period }: Where): Promise<number> {
  const items = await all(table, { partition: partition.closing(jurisdiction, period), prefix: sort.remedies });
  return Math.max(0, ...legible(items, Remedy).map(({ until }) => until));
}
