import { warn } from '../../../shared/log.ts';
import type { Files } from '../../files.ts';

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
