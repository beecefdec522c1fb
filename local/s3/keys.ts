import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Error, systemCode } from './s3-error.ts';

/**
 * Where things lie on disk:
 *
 *   <directory>/.incoming/<random>                 an upload that is not finished; swept at start
 *   <directory>/<bucket>/<segment>/<segment>/@0000000001    version 1 of the object `segment/segment`
 *
 * A key's folder holds its versions and, below it, longer keys; `@` is escaped in segments, so the two cannot meet.
 * The newest version is the one with the highest number: there is no pointer that could disagree with the files.
 */
export function keyFolder(directory: string, bucket: string, key: string): string {
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError', 'Your key is too long: 1024 bytes at most.');
  const names = key.split('/').map(encodeSegment);
  if (names.some((name) => Buffer.byteLength(name) > 255)) {
    throw new S3Error(
      'KeyTooLongError',
      'A part of your key between two slashes is too long for a file name of this server.',
    );
  }
  return join(directory, bucket, ...names);
}

/** Capitals are escaped so that keys differing only in case stay apart on any disk; a leading dot so that `..` is a name. */
function encodeSegment(segment: string): string {
  if (segment === '') return '%';
  return segment.replace(
    /^\.|[^a-z0-9_.\u{80}-\u{10ffff}-]/gu,
    (found) => `%${found.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function decodeSegment(name: string): string {
  return name.replace(/%([0-9a-f]{2})?/g, (_, hex?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : '',
  );
}

export const versionFile = (sequence: number): string => `@${String(sequence).padStart(10, '0')}`;

export function sequenceOf(fileName: string): number | undefined {
  const digits = /^@(\d{10})$/.exec(fileName)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

interface FolderEntry {
  readonly text: string;
  readonly bytes: Buffer;
  readonly folder: string;
  /** The keys below the folder, or the key the folder itself stands for. */
  readonly below: boolean;
}

/**
 * The keys under `folder` that begin with `prefix` and come after `after`, in the order of their UTF-8 bytes, which is S3's.
 * A folder stands at two places of that order: `a` itself comes before `a-b`, what lies below it (`a/…`) comes after.
 */
export async function* walk(folder: string, prefix: string, after: string, base = ''): AsyncGenerator<string> {
  const afterBytes = Buffer.from(after);
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('@'));
  const steps = names
    .flatMap((name): FolderEntry[] => {
      const key = base + decodeSegment(name);
      const to = { folder: join(folder, name) };
      return [
        { ...to, text: key, bytes: Buffer.from(key), below: false },
        { ...to, text: `${key}/`, bytes: Buffer.from(`${key}/`), below: true },
      ];
    })
    .filter(({ text, bytes, below }) => {
      const matches = text.startsWith(prefix) || (below && prefix.startsWith(text));
      return matches && (Buffer.compare(bytes, afterBytes) > 0 || (below && after.startsWith(text)));
    })
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  for (const { text, folder, below } of steps) {
    if (below) yield* walk(folder, prefix, after, text);
    else yield text;
  }
}

export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
