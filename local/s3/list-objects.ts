import { answer, queryValue, type Call } from './request.ts';
import { S3Error, xmlDocument } from './s3-error.ts';
import type { Version } from './store.ts';

const longestPage = 1000;

/** ListObjectsV2: a page of keys under a prefix; the next begins after this one's last. */
export async function listObjects({ request, response, bucket, store }: Call): Promise<void> {
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
    const found = await store.find(bucket, key);
    await found?.file.close();
    if (!found || found.version.deleteMarker) continue;
    more = page.length === length;
    if (more) break;
    page.push(found.version);
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
