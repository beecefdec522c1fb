import { createHash } from 'node:crypto';
import type { Bucket } from './bucket.ts';
import { type Checksum, checksumFor } from './checksums.ts';
import { type Incoming, discard } from './incoming.ts';
import { S3Error } from './s3-error.ts';
import type { Store } from './store.ts';

/** The largest object one request may bring, S3's own limit. */
export const largestObject = 5 * 1024 ** 3;

/** What the sender says about the bytes. */
export interface Expected {
  /** The signed SHA-256 in hex, when the bytes themselves are signed. */
  readonly sha256?: string;
  /** Content-MD5, base64. */
  readonly md5?: string;
  /** The x-amz-checksum-* headers sent, some perhaps only as trailers. */
  readonly checksums: readonly string[];
  /** Asked after the last byte. */
  readonly checksumValue: (header: string) => string | undefined;
  /** The length in bytes, where the sender had to say it beforehand. */
  readonly announced?: number;
  readonly smallest: number;
  readonly largest: number;
}

export interface Received {
  readonly incoming: Incoming;
  readonly size: number;
  readonly etag: string;
  readonly checksums: Record<string, string>;
}

/** Takes the bytes to disk and compares them with everything that was said about them. */
export async function receive(
  { store, bucket }: { store: Store; bucket: Bucket },
  source: AsyncIterable<Uint8Array>,
  expected: Expected,
): Promise<Received> {
  // S3's own rule: what cannot be taken back must not have been damaged on the way.
  if (bucket.objectLock && expected.md5 === undefined && expected.checksums.length === 0) {
    throw new S3Error(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters.',
    );
  }
  const meter = new Meter(expected);
  const incoming = await store.takeIn(meter.through(source));
  try {
    return { incoming, size: meter.size, ...meter.verified() };
  } catch (error) {
    await discard(incoming);
    throw error;
  }
}

class Meter {
  readonly #expected: Expected;
  readonly #md5 = createHash('md5');
  readonly #sha256 = createHash('sha256');
  readonly #checksums: ReadonlyMap<string, Checksum>;
  size = 0;

  constructor(expected: Expected) {
    this.#expected = expected;
    this.#checksums = new Map(expected.checksums.map((header) => [header, checksumNamed(header)]));
  }

  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { announced, smallest, largest, sha256 } = this.#expected;
    for await (const chunk of source) {
      this.size += chunk.length;
      if (this.size > largest) {
        throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.', {
          details: { MaxSizeAllowed: String(largest) },
        });
      }
      this.#md5.update(chunk);
      if (sha256 !== undefined) this.#sha256.update(chunk);
      for (const checksum of this.#checksums.values()) checksum.update(chunk);
      yield chunk;
    }
    if (announced !== undefined && this.size !== announced) {
      throw new S3Error('IncompleteBody', 'You did not provide the number of bytes that was announced.');
    }
    if (this.size < smallest) {
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size.', {
        details: { ProposedSize: String(this.size), MinSizeAllowed: String(smallest) },
      });
    }
  }

  verified(): Pick<Received, 'etag' | 'checksums'> {
    const { sha256, md5, checksumValue } = this.#expected;
    if (sha256 !== undefined && this.#sha256.digest('hex') !== sha256) {
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const digest = this.#md5.digest();
    if (md5 !== undefined && digest.toString('base64') !== md5) {
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    const checksums: Record<string, string> = {};
    for (const [header, checksum] of this.#checksums) {
      const computed = checksum.value();
      if (checksumValue(header) !== computed) {
        throw new S3Error('BadDigest', `The ${header} you specified did not match the calculated checksum.`);
      }
      checksums[header] = computed;
    }
    return { etag: digest.toString('hex'), checksums };
  }
}

function checksumNamed(header: string): Checksum {
  const checksum = checksumFor(header);
  if (!checksum) throw new S3Error('NotImplemented', `The checksum ${header} is not implemented here.`);
  return checksum;
}
