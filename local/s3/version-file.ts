import type { FileHandle } from 'node:fs/promises';
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
