import type { ServerResponse } from 'node:http';
import type { Signer } from './authenticate.ts';
import type { Bucket } from './bucket.ts';
import type { S3Request } from './request.ts';
import type { Store, Version } from './store.ts';

/** A request that has been authenticated and authorized, with all that an operation needs to answer it. */
export interface Call {
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly bucket: Bucket;
  readonly signer: Signer;
  readonly store: Store;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether the signer's policies would also allow this action on the same bucket and key. */
  readonly may: (action: string) => boolean;
}

export function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string | number>,
  body = '',
): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

export function versionHeaders(bucket: Bucket, version: Version): Record<string, string> {
  return bucket.versioned ? { 'x-amz-version-id': version.versionId } : {};
}
