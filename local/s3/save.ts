import type { Bucket } from './bucket.ts';
import type { Received } from './receive.ts';
import type { Store, Version } from './store.ts';

interface Upload {
  readonly bucket: Bucket;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly ifAbsent: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

const day = 24 * 60 * 60 * 1000;

/** A new version, under the bucket's default retention. */
export async function save(store: Store, received: Received, upload: Upload): Promise<Version> {
  const { bucket, key, headers, ifAbsent, now } = upload;
  const { incoming, size, etag, checksums } = received;
  const retention = bucket.objectLock && { retainUntil: now + bucket.objectLock.days * day };
  return store.publish(bucket, incoming, {
    key,
    size,
    etag,
    modified: now,
    deleteMarker: false,
    ...retention,
    headers,
    checksums,
    ifAbsent,
  });
}
