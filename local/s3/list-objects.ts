import { answer, type Call } from './call.ts';
import { queryValue, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { Version } from './store.ts';
import { xmlDocument } from './xml.ts';

const longestPage = 1000;

/** ListObjectsV2. */
export async function listObjects({ request, response, bucket, store }: Call): Promise<void> {
  if (queryValue(request, 'list-type') !== '2')
    throw new S3Error('NotImplemented', 'Only list-type=2 is implemented here.');
  const prefix = queryValue(request, 'prefix') ?? '';
  const token = queryValue(request, 'continuation-token');
  const startAfter = queryValue(request, 'start-after') ?? '';
  const length = pageLength(request);
  const page: Version[] = [];
  let more = false;
  for await (const key of length === 0
    ? []
    : store.keys(bucket, prefix, token === undefined ? startAfter : keyOf(token))) {
    const found = await store.find(bucket, key);
    await found?.file.close();
    if (!found || found.version.deleteMarker) continue;
    more = page.length === length;
    if (more) break;
    page.push(found.version);
  }
  const last = page.at(-1);
  const written = keyWriter(request);
  const result = {
    Name: bucket.name,
    Prefix: written(prefix),
    KeyCount: page.length,
    MaxKeys: length,
    EncodingType: queryValue(request, 'encoding-type'),
    IsTruncated: more,
    ContinuationToken: token,
    NextContinuationToken: more && last ? tokenOf(last.key) : undefined,
    StartAfter: startAfter === '' ? undefined : written(startAfter),
    Contents: page.map((version) => ({
      Key: written(version.key),
      LastModified: new Date(version.modified).toISOString(),
      ETag: `"${version.etag}"`,
      Size: version.size,
      StorageClass: 'STANDARD',
    })),
  };
  answer(response, 200, { 'content-type': 'application/xml' }, xmlDocument('ListBucketResult', result));
}

function pageLength(request: S3Request): number {
  const asked = queryValue(request, 'max-keys') ?? String(longestPage);
  if (!/^\d{1,9}$/.test(asked))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range.');
  return Math.min(Number(asked), longestPage);
}

function keyWriter(request: S3Request): (key: string) => string {
  const encoding = queryValue(request, 'encoding-type');
  if (encoding === undefined) return (key) => key;
  if (encoding === 'url') return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
  throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request.');
}

const tokenOf = (key: string): string => Buffer.from(key).toString('base64url');

function keyOf(token: string): string {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  if (key !== '' && tokenOf(key) === token) return key;
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect.');
}
