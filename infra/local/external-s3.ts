import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Bucket } from './s3/bucket.ts';
import type { Identity } from './identity.ts';

/** Makes the template's buckets in another S3, with versions and retention as the template has them. */
export async function createBuckets(
  endpoint: string,
  region: string,
  credentials: Identity,
  buckets: readonly Bucket[],
): Promise<void> {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    for (const { name: Bucket, versioned, objectLock } of buckets) {
      if (await exists(client, Bucket)) continue;
      await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: objectLock !== undefined }));
      if (versioned)
        await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
      if (!objectLock) continue;
      await client.send(
        new PutObjectLockConfigurationCommand({
          Bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: objectLock.mode, Days: objectLock.days } },
          },
        }),
      );
    }
  } finally {
    client.destroy();
  }
}

async function exists(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFound') return false;
    throw error;
  }
}
