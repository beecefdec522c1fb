import { manifestLine, reportKey } from '../../../shared/domain/reports/manifest.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import { reportSetWrite } from '../../../shared/storage/reports.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { isSealed } from '../../seals.ts';
import type { Closing } from './chunk.ts';
import { keep } from './keep.ts';
import { runOf } from './run-of.ts';

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
