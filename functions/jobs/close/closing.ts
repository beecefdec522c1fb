import { actor } from '../../../shared/domain/organisation/actors.ts';
import { type Run, manifestLine, reportKey } from '../../../shared/domain/reports/manifest.ts';
import { type PreparedScheme, prepareScheme } from '../../../shared/domain/scoring/score.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import { type ClosingJob, pendingRerank } from '../../../shared/storage/closing.ts';
import { done } from '../../../shared/storage/jobs.ts';
import type { PeriodHead } from '../../../shared/storage/periods.ts';
import { reportSetWrite } from '../../../shared/storage/results.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { periodAndScheme } from '../../loader.ts';
import { isSealed, writeOnce } from '../../signed.ts';
import type { Platform } from '../../services.ts';
import type { Behind, Chunk } from '../engine.ts';
import type { Listed } from '../../../shared/storage/appraisal-lists.ts';

/** What the chunk functions of a period's jobs are given. */
export interface Closing {
  readonly platform: Platform;
  readonly job: ClosingJob;
  readonly period: PeriodHead;
  readonly prepared: PreparedScheme;
}

export type Chunks = AsyncGenerator<Chunk<Listed>>;
export type ClosingPart = Behind<Listed>;

/** Who stands in the entries that the jobs of a period write. */
export const closer = actor('closing');

export async function closingOf(platform: Platform, job: ClosingJob): Promise<Closing> {
  const { period, scheme } = await periodAndScheme(platform, job, job.period);
  if (!period.scheme || !scheme) throw new Error(`period ${period.id} is closing without a scheme`);
  return { platform, job, period, prepared: prepareScheme(scheme, period.scheme.version) };
}

/** With no job running, ranks the groups again whose scores a decision changed meanwhile. */
export const rerankAsked = async ({ table }: Platform, { job }: { readonly job: ClosingJob | undefined }) =>
  job?.stage === done ? pendingRerank(table, job) : undefined;

/** The run of reports a job writes: provisional at the close, final at publication. */
export const runOf = ({ jurisdiction, period, kind, generation }: ClosingJob): Run => ({
  jurisdiction,
  period,
  generation,
  stage: kind === 'publication' ? 'final' : 'provisional',
});

/** Puts the files under their keys and returns the record of the bytes that are kept. */
export async function writeFiles(
  { platform, job }: Closing,
  of: string,
  files: readonly Rendered[],
  at: number,
): Promise<Write> {
  const run = runOf(job);
  // Once a run is sealed its files stay; before, what differs from what is written here is not of this job.
  const ours = () => isSealed(platform, run);
  const lines = await Promise.all(
    files.map(async ({ format, bytes, contentType }) => {
      const key = reportKey(run, of, format);
      return manifestLine(run, of, {
        format,
        bytes: await writeOnce(platform.files, key, { bytes, contentType }, ours),
      });
    }),
  );
  const { stage, generation } = run;
  return reportSetWrite(job.jurisdiction, job.period, { of, stage, generation, at, files: lines });
}
