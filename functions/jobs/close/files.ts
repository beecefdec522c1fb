import { manifestLine, reportKey, type Run } from '../../../shared/domain/reports/manifest.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import type { ClosingJob } from '../../../shared/storage/closing.ts';
import { reportSetWrite } from '../../../shared/storage/reports.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { isSealed, keep } from '../../seals.ts';
import type { Closing } from './closing.ts';

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
      return manifestLine(run, of, { format, bytes: await keep(platform.files, key, { bytes, contentType }, ours) });
    }),
  );
  const { stage, generation } = run;
  return reportSetWrite(job.jurisdiction, job.period, { of, stage, generation, at, files: lines });
}
