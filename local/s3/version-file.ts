import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

/**
 * One version is one file: the object's bytes, then this description as JSON, its length in four bytes and a mark. So the
 * two become visible in the same instant, and a file that lacks the mark was never finished.
 */
const descriptionSchema = z.strictObject({
  key: z.string(),
  /** The part of the version id that makes it unguessable and never reused. */
  nonce: z.string(),
  size: z.int().nonnegative(),
  /** MD5 of the bytes in hex, without quotes. */
  etag: z.string(),
  /** Epoch milliseconds, as `retainUntil`. */
  modified: z.int(),
  deleteMarker: z.boolean(),
  retainUntil: z.int().optional(),
  /** Given back as they came: content-type and its like, x-amz-meta-*. */
  headers: z.record(z.string(), z.string()),
  /** Verified x-amz-checksum-* headers. */
  checksums: z.record(z.string(), z.string()),
});

export type Description = z.infer<typeof descriptionSchema>;

const mark = Buffer.from('jixiaoS3');
const fixedLength = 4 + mark.length;

export function describe(description: Description): Buffer {
  const json = Buffer.from(JSON.stringify(description));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([json, length, mark]);
}

/** Throws if the file is not a finished version: that is damage to the disk, no state this server leaves behind. */
export async function readDescription(file: FileHandle): Promise<Description> {
  const { size } = await file.stat();
  const usual = await readTail(file, size, 4096);
  const jsonLength = usual.subarray(-mark.length).equals(mark) ? usual.readUInt32BE(usual.length - fixedLength) : -1;
  const whole = jsonLength + fixedLength <= usual.length ? usual : await readTail(file, size, jsonLength + fixedLength);
  if (jsonLength < 0 || whole.length < jsonLength + fixedLength) throw new Error('a version file is damaged');
  const end = whole.length - fixedLength;
  return descriptionSchema.parse(JSON.parse(whole.subarray(end - jsonLength, end).toString('utf8')));
}

async function readTail(file: FileHandle, size: number, length: number): Promise<Buffer> {
  const wanted = Math.min(size, length);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, size - wanted);
  return buffer.subarray(0, bytesRead);
}

const incomingFolder = '.incoming';

/** An upload on disk that no key leads to yet. */
export interface Incoming {
  readonly path: string;
  readonly file: FileHandle;
}

/** What an earlier process left unfinished was never acknowledged to anybody. */
export function sweepIncoming(directory: string): void {
  rmSync(join(directory, incomingFolder), { recursive: true, force: true });
  mkdirSync(join(directory, incomingFolder), { recursive: true });
}

/** Writes as it arrives; whatever goes wrong, nothing stays behind. */
export async function takeIn(directory: string, body: AsyncIterable<Uint8Array>): Promise<Incoming> {
  const path = join(join(directory, incomingFolder), randomUUID());
  const incoming = { path, file: await open(path, 'wx') };
  try {
    for await (const chunk of body) await writeWhole(incoming.file, chunk);
    return incoming;
  } catch (error) {
    await discard(incoming);
    throw error;
  }
}

/** A nearly full disk takes a part of the bytes without an error; the next write then says why. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done);
    done += bytesWritten;
  }
}

export async function discard({ path, file }: Incoming): Promise<void> {
  await file.close();
  await rm(path, { force: true });
}

/** Makes a folder whose existence outlives a power cut: each new name is flushed in the folder that holds it. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made));
}

/** A file's name is its folder's content, and is only safe once that is. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
