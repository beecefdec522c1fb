import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Bucket } from './bucket.ts';
import { S3Error } from './s3-error.ts';
import type { Store, Version } from './store.ts';
import { discard } from './version-file.ts';

/** The largest object one request may bring, S3's own limit. */
export const largestObject = 5 * 1024 ** 3;

/** An upload, and what its sender says about the bytes. */
interface Upload {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly ifAbsent: boolean;
  /** The signed SHA-256 in hex, when the bytes themselves are signed. */
  readonly sha256?: string;
  /** Content-MD5, base64. */
  readonly md5?: string;
  /** The x-amz-checksum-* headers sent. */
  readonly checksums: ReadonlyMap<string, string>;
  /** The length in bytes, where the sender had to say it beforehand. */
  readonly announced?: number;
  readonly smallest: number;
  readonly largest: number;
}

interface Place {
  readonly store: Store;
  readonly bucket: Bucket;
  /** Epoch milliseconds. */
  readonly now: number;
}

const day = 24 * 60 * 60 * 1000;

/** Takes the bytes to disk, compares them with everything that was said about them, and makes them a new version. */
export async function receive(
  { store, bucket, now }: Place,
  source: AsyncIterable<Uint8Array>,
  upload: Upload,
): Promise<Version> {
  // S3's own rule: what cannot be taken back must not have been damaged on the way.
  if (bucket.objectLock && upload.md5 === undefined && upload.checksums.size === 0) {
    throw new S3Error(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters.',
    );
  }
  const meter = new Meter(upload);
  const incoming = await store.takeIn(meter.through(source));
  let etag: string;
  try {
    etag = meter.verified();
  } catch (error) {
    await discard(incoming);
    throw error;
  }
  return store.publish(bucket, incoming, {
    key: upload.key,
    size: meter.size,
    etag,
    modified: now,
    deleteMarker: false,
    ...(bucket.objectLock && { retainUntil: now + bucket.objectLock.days * day }),
    headers: upload.headers,
    checksums: Object.fromEntries(upload.checksums),
    ifAbsent: upload.ifAbsent,
  });
}

class Meter {
  readonly #upload: Upload;
  readonly #md5 = createHash('md5');
  readonly #sha256 = createHash('sha256');
  #crc32 = 0;
  size = 0;

  constructor(upload: Upload) {
    this.#upload = upload;
    const foreign = [...upload.checksums.keys()].find((header) => header !== ofCrc32 && header !== ofSha256);
    if (foreign !== undefined) throw new S3Error('NotImplemented', `The checksum ${foreign} is not implemented here.`);
  }

  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { announced, smallest, largest } = this.#upload;
    for await (const chunk of source) {
      this.size += chunk.length;
      if (this.size > largest) {
        throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.', {
          MaxSizeAllowed: String(largest),
        });
      }
      this.#md5.update(chunk);
      this.#sha256.update(chunk);
      this.#crc32 = crc32(chunk, this.#crc32);
      yield chunk;
    }
    if (announced !== undefined && this.size !== announced) {
      throw new S3Error('IncompleteBody', 'You did not provide the number of bytes that was announced.');
    }
    if (this.size < smallest) {
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size.', {
        ProposedSize: String(this.size),
        MinSizeAllowed: String(smallest),
      });
    }
  }

  /** The ETag of the bytes: their MD5 in hex. */
  verified(): string {
    const { sha256, md5, checksums } = this.#upload;
    const digest = this.#sha256.digest();
    if (sha256 !== undefined && digest.toString('hex') !== sha256) {
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const sum = this.#md5.digest();
    if (md5 !== undefined && sum.toString('base64') !== md5) {
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc32);
    for (const [header, value] of checksums) {
      if (value !== (header === ofCrc32 ? crc : digest).toString('base64'))
        throw new S3Error('BadDigest', `The ${header} you specified did not match the calculated checksum.`);
    }
    return sum.toString('hex');
  }
}

/** The checksum the SDK sends by itself, and the one the form of an upload carries. */
const prefix = 'x-amz-checksum-';
const ofCrc32 = `${prefix}crc32`;
const ofSha256 = `${prefix}sha256`;

/** Whether a header carries a checksum's value, known or not, and not a setting such as x-amz-checksum-mode. */
export function isChecksumHeader(name: string): boolean {
  return name.startsWith(prefix) && !['mode', 'algorithm', 'type'].includes(name.slice(prefix.length));
}

/** How a download presents itself: kept from the upload, and asked for otherwise by the query of a download. */
export const presentation: readonly string[] = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
];

/** Of what came with an upload, that which a download gives back. */
export function keptHeaders(given: Iterable<readonly [string, string]>): Record<string, string> {
  const kept = [...given].filter(([name, value]) => presentation.includes(name) && value !== '');
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(kept.map(([name, value]) => [name, asHeader(name, value)])),
  };
}

/** HTTP headers hold Latin-1 without control characters; anything else would fail, or split the answer, on the way out. */
export function asHeader(name: string, value: string): string {
  if (/^[\w.!#$%&'*+^`|~-]+$/.test(name) && /^[\t\u0020-\u007e\u00a0-\u00ff]*$/.test(value)) return value;
  throw new S3Error('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.', { ArgumentName: name });
}
