import { answer, versionHeaders, type Call } from './call.ts';
import { isChecksumHeader } from './checksums.ts';
import { decodeChunked } from './chunked.ts';
import { keptHeaders } from './kept-headers.ts';
import { largestObject, receive, type Expected } from './receive.ts';
import type { S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { save } from './save.ts';

const streamed = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

export async function putObject(call: Call): Promise<void> {
  const { request, response, bucket, store, now } = call;
  const ifAbsent = onlyIfAbsent(request);
  // Presigned links carry metadata in the query; headers are signed and win.
  const headers = keptHeaders([...request.query, ...request.headers]);
  const length = announcedLength(call);
  const trailers = new Map<string, string>();
  const source = call.signer.payload === streamed ? decodeChunked(request.body, trailers) : request.body;
  const received = await receive(call, source, {
    ...expectations(call, trailers),
    announced: length,
    smallest: 0,
    largest: length,
  });
  const version = await save(store, received, { bucket, key: request.key, headers, ifAbsent, now });
  answer(response, 200, { etag: `"${version.etag}"`, ...versionHeaders(bucket, version), ...version.checksums });
}

function expectations(
  { request, signer }: Call,
  trailers: ReadonlyMap<string, string>,
): Omit<Expected, 'smallest' | 'largest'> {
  // Only headers: the SDK's presigner puts the checksum of an empty body into every link's query, which S3 ignores.
  const given = [...request.headers.keys()].filter(isChecksumHeader);
  const announced = (request.headers.get('x-amz-trailer') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const trailing = signer.payload === streamed ? announced.filter(isChecksumHeader) : [];
  const sha256 = signedDigest(signer.payload);
  const md5 = contentMd5(request);
  return {
    ...(sha256 !== undefined && { sha256 }),
    ...(md5 !== undefined && { md5 }),
    checksums: [...given, ...trailing],
    checksumValue: (header) => request.headers.get(header) ?? trailers.get(header),
  };
}

function signedDigest(payload: string): string | undefined {
  if (payload === 'UNSIGNED-PAYLOAD' || payload === streamed) return undefined;
  if (/^[0-9a-f]{64}$/.test(payload)) return payload;
  throw new S3Error('NotImplemented', `x-amz-content-sha256: ${payload} is not implemented here.`);
}

function contentMd5(request: S3Request): string | undefined {
  const md5 = request.headers.get('content-md5');
  if (md5 === undefined || Buffer.from(md5, 'base64').length === 16) return md5;
  throw new S3Error('InvalidDigest', 'The Content-MD5 you specified is not valid.');
}

function announcedLength({ request, signer }: Call): number {
  const name = signer.payload === streamed ? 'x-amz-decoded-content-length' : 'content-length';
  const value = request.headers.get(name) ?? '';
  if (!/^\d{1,15}$/.test(value)) throw new S3Error('MissingContentLength', `You must provide the ${name} HTTP header.`);
  if (Number(value) <= largestObject) return Number(value);
  throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.', {
    details: { ProposedSize: value, MaxSizeAllowed: String(largestObject) },
  });
}

function onlyIfAbsent(request: S3Request): boolean {
  const condition = request.headers.get('if-none-match');
  if (request.headers.has('if-match') || (condition !== undefined && condition !== '*')) {
    throw new S3Error('NotImplemented', 'Of the conditions of a put only If-None-Match: * is implemented here.');
  }
  return condition === '*';
}
