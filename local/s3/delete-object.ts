import { createHash } from 'node:crypto';
import { answer, versionHeaders, type Call } from './call.ts';
import { queryValue } from './request.ts';
import { S3Error } from './s3-error.ts';

export async function deleteObject(call: Call): Promise<void> {
  const { request, bucket } = call;
  const versionId = queryValue(request, 'versionId') ?? (bucket.versioned ? undefined : 'null');
  return versionId === undefined ? addDeleteMarker(call) : deleteVersion(call, versionId);
}

/** Hides the object and keeps every version; that is why retention does not forbid it. */
async function addDeleteMarker({ request, response, bucket, store, now }: Call): Promise<void> {
  const marker = await store.publish(bucket, await store.takeIn(nothing()), {
    key: request.key,
    size: 0,
    etag: createHash('md5').digest('hex'),
    modified: now,
    deleteMarker: true,
    headers: {},
    checksums: {},
    ifAbsent: false,
  });
  answer(response, 204, { 'x-amz-delete-marker': 'true', ...versionHeaders(bucket, marker) });
}

async function deleteVersion({ request, response, bucket, store, now }: Call, versionId: string): Promise<void> {
  const found = await store.find(bucket, request.key, versionId);
  await found?.file.close();
  // Deleting what is not there succeeds in S3.
  if (!found) return answer(response, 204, {});
  const { version } = found;
  if (version.retainUntil !== undefined && version.retainUntil > now) {
    throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.', {
      details: { RetainUntilDate: new Date(version.retainUntil).toISOString() },
    });
  }
  await store.remove(bucket, version);
  const marker: Record<string, string> = version.deleteMarker ? { 'x-amz-delete-marker': 'true' } : {};
  answer(response, 204, { ...marker, ...versionHeaders(bucket, version) });
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A delete marker has no bytes.
}
