import { randomBytes } from 'node:crypto';
import { link, open, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bucket } from './bucket.ts';
import { keyFolder, namesIn, sequenceOf, versionFile, walk } from './keys.ts';
import { S3Error, systemCode } from './s3-error.ts';
import {
  describe,
  discard,
  flushFolder,
  makeFolder,
  readDescription,
  sweepIncoming,
  takeIn,
  writeWhole,
  type Description,
  type Incoming,
} from './version-file.ts';

export interface Version extends Description {
  /** `null` in a bucket that keeps no versions, as in S3. */
  readonly versionId: string;
}

/** Whoever opens a version closes its file. */
export interface OpenVersion {
  readonly version: Version;
  readonly file: FileHandle;
}

interface NewVersion extends Omit<Description, 'nonce'> {
  readonly ifAbsent: boolean;
}

export type Store = ReturnType<typeof openStore>;

type Named = Pick<Bucket, 'name'>;

/** What lies in a directory, for whoever only reads, be it somebody else's. */
export function readStore(directory: string) {
  /** The newest version, or the one with this id. A delete marker, left by an earlier edition, hides the object. */
  async function find(bucket: Named, key: string, versionId?: string): Promise<OpenVersion | undefined> {
    const folder = keyFolder(directory, bucket.name, key);
    const sequences = versionId === undefined ? await sequencesIn(folder) : [sequenceOfVersion(versionId)];
    for (const sequence of sequences) {
      const found = await openVersion(join(folder, versionFile(sequence)), sequence);
      if (!found) continue;
      if (versionId === undefined || found.version.versionId === versionId) return found;
      await found.file.close();
    }
    return undefined;
  }
  const keys = (bucket: Named, prefix: string, after: string) => walk(join(directory, bucket.name), prefix, after);
  return { find, keys };
}

/** One process at a time may own a directory. */
export function openStore(directory: string) {
  sweepIncoming(directory);

  /** Until `publish` has returned, no reader sees the bytes and a crash forgets them; after it, no crash does. */
  async function publish(bucket: Bucket, incoming: Incoming, wanted: NewVersion): Promise<Version> {
    const { ifAbsent, ...described } = wanted;
    const description = { ...described, nonce: randomBytes(12).toString('hex') };
    try {
      const folder = keyFolder(directory, bucket.name, wanted.key);
      await writeWhole(incoming.file, describe(description));
      await incoming.file.datasync();
      await makeFolder(folder);
      const sequence = await place(bucket, folder, incoming.path, ifAbsent);
      await flushFolder(folder);
      return named(description, sequence);
    } finally {
      await discard(incoming);
    }
  }

  return {
    takeIn: (body: AsyncIterable<Uint8Array>) => takeIn(directory, body),
    publish,
    ...readStore(directory),
  };
}

/** Hard-linking to a name that must not exist settles every race: the second writer looks again. */
async function place(bucket: Bucket, folder: string, path: string, ifAbsent: boolean): Promise<number> {
  if (!bucket.versioned && !ifAbsent) {
    await rename(path, join(folder, versionFile(0)));
    return 0;
  }
  for (;;) {
    const [newest] = await sequencesIn(folder);
    if (ifAbsent && newest !== undefined && !(await isDeleteMarker(join(folder, versionFile(newest)), newest))) {
      throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold.', {
        Condition: 'If-None-Match',
      });
    }
    const next = bucket.versioned ? (newest ?? 0) + 1 : 0;
    try {
      await link(path, join(folder, versionFile(next)));
      return next;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** Newest first. */
async function sequencesIn(folder: string): Promise<number[]> {
  const names = await namesIn(folder);
  return names.flatMap((name) => sequenceOf(name) ?? []).sort((a, b) => b - a);
}

async function isDeleteMarker(path: string, sequence: number): Promise<boolean> {
  const found = await openVersion(path, sequence);
  await found?.file.close();
  return found === undefined || found.version.deleteMarker;
}

async function openVersion(path: string, sequence: number): Promise<OpenVersion | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return { version: named(await readDescription(file), sequence), file };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function named(description: Description, sequence: number): Version {
  const versionId = sequence === 0 ? 'null' : `${String(sequence).padStart(10, '0')}.${description.nonce}`;
  return { ...description, versionId };
}

function sequenceOfVersion(versionId: string): number {
  if (versionId === 'null') return 0;
  const digits = /^(\d{10})\.[0-9a-f]{24}$/.exec(versionId)?.[1];
  if (digits === undefined || Number(digits) === 0)
    throw new S3Error('InvalidArgument', 'Invalid version id specified.');
  return Number(digits);
}
