import * as z from 'zod';
import { prepareScheme, type PreparedScheme } from '../../../shared/domain/scoring/prepare.ts';
import { pendingRerank, type ClosingJob } from '../../../shared/storage/closing.ts';
import { done } from '../../../shared/storage/jobs.ts';
import { existingPeriod, type PeriodHead } from '../../../shared/storage/periods.ts';
import { schemeDocument } from '../../../shared/storage/schemes.ts';
import type { Platform } from '../../services.ts';
import type { Chunk, Behind } from '../engine.ts';

/** The last subject done. */
export const Cursor = z.strictObject({ group: z.string(), subject: z.string() });
export type Cursor = z.infer<typeof Cursor>;

/** What the chunk functions of a period's jobs are given. */
export interface Closing {
  readonly platform: Platform;
  readonly job: ClosingJob;
  readonly period: PeriodHead;
  readonly prepared: PreparedScheme;
}

export type Chunks = AsyncGenerator<Chunk<Cursor>>;
export type Part = Behind<Cursor>;

/** Who stands in the entries that the jobs of a period write. */
export const closer = { id: 'closing', rolesUsed: [] } as const;

export async function closingOf(platform: Platform, job: ClosingJob): Promise<Closing> {
  const { head: period } = await existingPeriod(platform.table, job.jurisdiction, job.period);
  if (!period.scheme) throw new Error(`period ${period.id} is closing without a scheme`);
  const { scheme, version } = await schemeDocument(platform.table, job.jurisdiction, period.scheme);
  return { platform, job, period, prepared: prepareScheme(scheme, version) };
}

/** With no job running, ranks the groups again whose scores a decision changed meanwhile. */
export const rerankAsked = async ({ table }: Platform, { job }: { readonly job: ClosingJob | undefined }) =>
  job?.stage === done ? pendingRerank(table, job) : undefined;
