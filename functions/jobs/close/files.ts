import { manifestLine, reportKey, type Run } from '../../../shared/domain/reports/manifest.ts';
import { warn } from '../../../shared/log.ts';
import type { Rendered } from '../../../shared/reports/rendered.ts';
import type { ClosingJob } from '../../../shared/storage/closing.ts';
import { reportSetWrite } from '../../../shared/storage/reports.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Files } from '../../services.ts';
import { isSealed } from '../../seals.ts';
import type { Closing } from './closing.ts';

/** The run of reports a job writes: provisional at the close, final at publication. */
export const runOf = ({ jurisdiction, period, kind, generation }: ClosingJob): Run => ({
  jurisdiction,
  period,
  generation,
  stage: kind === 'publication' ? 'final' : 'provisional',
});

interface File {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * Writes a file once and gives the bytes that count: a worker that was killed may have written it before. What lies there and
 * is not `ours`, somebody else laid there before its time: it gets a newer version, and stays itself under lock as the proof.
 */
export async function keep(
  files: Files,
  key: string,
  { bytes, contentType }: File,
  ours: (there: Uint8Array) => boolean | Promise<boolean>,
): Promise<Uint8Array> {
  if (await files.writeReport(key, bytes, contentType)) return bytes;
  const there = await files.readReport(key);
  if (there && (Buffer.compare(bytes, there) === 0 || (await ours(there)))) return there;
  warn('report.foreign', { key });
  await files.writeReport(key, bytes, contentType, 'over');
  return bytes;
}

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
