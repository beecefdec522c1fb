import { pipeline } from 'node:stream/promises';
import { asHeader } from './receive.ts';
import { type Call, type S3Request, answer, queryValue, versionHeaders } from './request.ts';
import { S3Error, systemCode, xmlDocument } from './s3-error.ts';
import type { OpenVersion, Version } from './store.ts';

/** Both GetObject and HeadObject, always the whole object: RFC 9110 lets a server know no ranges and no copies a client may keep. */
export async function getObject(call: Call): Promise<void> {
  const { request, response } = call;
  const condition = ['if-match', 'if-unmodified-since'].find((name) => request.headers.has(name));
  if (condition !== undefined) throw new S3Error('NotImplemented', `The header ${condition} is not implemented here.`);
  const { file, version } = await readable(call);
  try {
    response.writeHead(200, { ...headersOf(call, version), 'content-length': version.size });
    if (request.method === 'HEAD' || version.size === 0) return void response.end();
    await pipeline(file.createReadStream({ start: 0, end: version.size - 1, autoClose: false }), response);
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
  // Whoever may not list may not learn from a 404 that a key is free either: S3 says 403 then.
  if (!call.may('s3:ListBucket')) throw new S3Error('AccessDenied', 'Access Denied');
  if (versionId !== undefined) {
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.', { VersionId: versionId });
  }
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: request.key });
}

function headersOf(call: Call, version: Version): Record<string, string> {
  const { request, bucket } = call;
  return {
    ...version.headers,
    ...overrides(request),
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modified).toUTCString(),
    ...versionHeaders(bucket, version),
    ...(checksumWanted(request) ? version.checksums : {}),
    ...(bucket.objectLock &&
      version.retainUntil !== undefined && {
        'x-amz-object-lock-mode': bucket.objectLock.mode,
        'x-amz-object-lock-retain-until-date': new Date(version.retainUntil).toISOString(),
      }),
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

const longestPage = 1000;

/** ListObjectsV2: a page of keys under a prefix; the next begins after this one's last. */
export async function listObjects(call: Call): Promise<void> {
  const { request, response, bucket, store } = call;
  if (queryValue(request, 'list-type') !== '2')
    throw new S3Error('NotImplemented', 'Only list-type=2 is implemented here.');
  const prefix = queryValue(request, 'prefix') ?? '';
  const startAfter = queryValue(request, 'start-after') ?? '';
  const asked = queryValue(request, 'max-keys') ?? String(longestPage);
  if (!/^\d{1,9}$/.test(asked))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range.');
  const length = Math.min(Number(asked), longestPage);
  const page: Version[] = [];
  let more = false;
  for await (const key of length === 0 ? [] : store.keys(bucket, prefix, startAfter)) {
    const version = await legible(call, key);
    if (!version || version.deleteMarker) continue;
    more = page.length === length;
    if (more) break;
    page.push(version);
  }
  const result = {
    Name: bucket.name,
    Prefix: prefix,
    KeyCount: page.length,
    MaxKeys: length,
    IsTruncated: more,
    StartAfter: startAfter === '' ? undefined : startAfter,
    Contents: page.map((version) => ({
      Key: version.key,
      LastModified: new Date(version.modified).toISOString(),
      ETag: `"${version.etag}"`,
      Size: version.size,
      StorageClass: 'STANDARD',
    })),
  };
  answer(response, 200, { 'content-type': 'application/xml' }, xmlDocument('ListBucketResult', result));
}

/** What the disk has damaged hides no other object: it is left out and reported. */
async function legible({ bucket, store, report }: Call, key: string): Promise<Version | undefined> {
  try {
    const found = await store.find(bucket, key);
    await found?.file.close();
    return found?.version;
  } catch (error) {
    if (systemCode(error) !== undefined) throw error;
    report(new Error(`${bucket.name}/${key} cannot be read`, { cause: error }));
    return undefined;
  }
}
