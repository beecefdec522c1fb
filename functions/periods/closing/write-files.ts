import { manifestLine, reportKey } from '../../../shared/domain/reports/manifest.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import { reportSetWrite } from '../../../shared/storage/reports.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Files } from '../../files.ts';
import type { Closing } from './chunk.ts';
import { runOf } from './run-of.ts';

/** Writes a file once and gives the bytes that are kept: a worker that was killed may have written it before. */
export async function keep(
  files: Files,
  key: string,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string },
): Promise<Uint8Array> {
  const written = await files.writeReport(key, bytes, contentType);
  return written ? bytes : ((await files.readReport(key)) ?? bytes);
}

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
      return manifestLine(run, of, { format, bytes: await keep(platform.files, key, { bytes, contentType }) });
    }),
  );
  const { stage, generation } = run;
  return reportSetWrite(job.jurisdiction, job.period, { of, stage, generation, at, files: lines });
}
