import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Signer } from './authenticate.ts';
import type { Bucket } from './bucket.ts';
import { S3Error } from './s3-error.ts';
import type { Store, Version } from './store.ts';

export interface S3Request {
  readonly method: string;
  /** The decoded path as it was signed, `/bucket/key`, behind the base it is published under. */
  readonly path: string;
  readonly bucket: string;
  /** Empty when the request is about the bucket itself. */
  readonly key: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case; a repeated header joined with commas, as the signature wants it. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: AsyncIterable<Uint8Array>;
}

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
  /** Tells whoever runs this server what its client is not told. */
  readonly report: (error: unknown) => void;
}

/** Where browsers reach the buckets: links are signed for this host, whatever a proxy on the way made of the header. */
export interface Published {
  readonly host: string;
  /** Begins every path: `/files`. */
  readonly base: string;
}

export function parseRequest(
  incoming: IncomingMessage,
  body: AsyncIterable<Uint8Array>,
  published?: Published,
): S3Request {
  const [rawPath = '/', ...rest] = (incoming.url ?? '/').split('?');
  const path = decode(rawPath);
  const [, bucket = '', ...segments] = path.slice(published?.base.length ?? 0).split('/');
  const headers = new Map(
    Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')] as const),
  );
  if (published) headers.set('host', published.host);
  return {
    method: incoming.method ?? 'GET',
    path,
    bucket,
    key: segments.join('/'),
    query: parseQuery(rest.join('?')),
    headers,
    body,
  };
}

export function queryValue(request: S3Request, name: string): string | undefined {
  return request.query.find(([found]) => found === name)?.[1];
}

function parseQuery(text: string): (readonly [string, string])[] {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decode(name.replaceAll('+', ' ')), decode(value.join('=').replaceAll('+', ' '))] as const;
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
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
