import { pipeline } from 'node:stream/promises';
import { answer, versionHeaders, type Call } from './call.ts';
import { asHeader } from './kept-headers.ts';
import { notModified, requirePreconditions } from './preconditions.ts';
import { requestedRange, type ByteRange } from './range.ts';
import { queryValue, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { OpenVersion, Version } from './store.ts';

/** Both GetObject and HeadObject. */
export async function getObject(call: Call): Promise<void> {
  const { file, version } = await readable(call);
  try {
    const { request, response } = call;
    requirePreconditions(request, version);
    if (notModified(request, version)) return void response.writeHead(304, identity(call, version)).end();
    const range = requestedRange(request.headers.get('range'), version.size);
    const length = range ? range.last - range.first + 1 : version.size;
    response.writeHead(range ? 206 : 200, { ...headersOf(call, version, range), 'content-length': length });
    if (request.method === 'HEAD' || length === 0) return void response.end();
    const start = range?.first ?? 0;
    await pipeline(file.createReadStream({ start, end: start + length - 1, autoClose: false }), response);
  } finally {
    await file.close();
  }
}

async function readable(call: Call): Promise<OpenVersion> {
  const { request, bucket, store } = call;
  const versionId = queryValue(request, 'versionId');
  const found = await store.find(bucket, request.key, versionId);
  if (found && !found.version.deleteMarker) return found;
  await found?.file.close();
  const headers: Record<string, string> = found
    ? { 'x-amz-delete-marker': 'true', ...versionHeaders(bucket, found.version) }
    : {};
  if (found && versionId !== undefined) {
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', { headers });
  }
  // Whoever may not list may not learn from a 404 that a key is free either: S3 says 403 then.
  if (!call.may('s3:ListBucket')) throw new S3Error('AccessDenied', 'Access Denied');
  if (versionId !== undefined) {
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.', { details: { VersionId: versionId } });
  }
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', { details: { Key: request.key }, headers });
}

function headersOf(call: Call, version: Version, range: ByteRange | undefined): Record<string, string> {
  const whole = range === undefined && checksumWanted(call.request) ? version.checksums : {};
  return {
    ...version.headers,
    ...overrides(call.request),
    ...identity(call, version),
    ...(range && { 'content-range': `bytes ${range.first}-${range.last}/${version.size}` }),
    ...whole,
    ...retention(call, version),
  };
}

function identity({ bucket }: Call, version: Version): Record<string, string> {
  return {
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modified).toUTCString(),
    'accept-ranges': 'bytes',
    ...versionHeaders(bucket, version),
  };
}

function retention({ bucket }: Call, { retainUntil }: Version): Record<string, string> {
  if (!bucket.objectLock || retainUntil === undefined) return {};
  return {
    'x-amz-object-lock-mode': bucket.objectLock.mode,
    'x-amz-object-lock-retain-until-date': new Date(retainUntil).toISOString(),
  };
}

/** The presigner moves this header into the link's query. */
function checksumWanted(request: S3Request): boolean {
  return (request.headers.get('x-amz-checksum-mode') ?? queryValue(request, 'x-amz-checksum-mode')) === 'ENABLED';
}

/** `response-content-disposition` and its five like: how whoever signed the link wants the object presented. */
function overrides(request: S3Request): Record<string, string> {
  const asked = request.query.filter(([name]) => name.startsWith('response-'));
  return Object.fromEntries(asked.map(([name, value]) => [name.slice('response-'.length), asHeader(name, value)]));
}

export async function headBucket({ response }: Call): Promise<void> {
  answer(response, 200, {});
}
