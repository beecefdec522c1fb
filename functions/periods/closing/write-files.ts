import { manifestLine, reportKey } from '../../../shared/domain/reports/manifest.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import { reportSetWrite } from '../../../shared/storage/reports.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Closing } from './chunk.ts';
import { runOf } from './run-of.ts';

/**
 * Puts the files under their keys and returns the record of them. What a worker that was killed had written stays as it is,
 * so the record is of the bytes that are kept.
 */
export async function writeFiles(
  { platform, job }: Closing,
  of: string,
  files: readonly Rendered[],
  at: number,
): Promise<Write> {
  const run = runOf(job);
  const lines = await Promise.all(
    files.map(async ({ format, bytes, contentType }) => {
      const key = reportKey(run, of, format);
      const written = await platform.files.writeReport(key, bytes, contentType);
      const kept = written ? bytes : await platform.files.readReport(key);
      return manifestLine(run, of, { format, bytes: kept ?? bytes });
    }),
  );
  const { stage, generation } = run;
  return reportSetWrite(job.jurisdiction, job.period, { of, stage, generation, at, files: lines });
}
