import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Bucket, CorsRule } from './s3/bucket.ts';
import type { Identity } from './identity.ts';

/** Makes the template's buckets in another S3, with versions, retention and the origins browsers upload from as the template has them. */
export async function createBuckets(
  endpoint: string,
  region: string,
  credentials: Identity,
  buckets: readonly Bucket[],
): Promise<void> {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    for (const bucket of buckets) {
      if (!(await exists(client, bucket.name))) await create(client, bucket);
      // Where the console is served from may have changed since the bucket was made.
      const CORSRules = (bucket.cors ?? []).map(corsRule);
      if (CORSRules.length > 0)
        await client.send(new PutBucketCorsCommand({ Bucket: bucket.name, CORSConfiguration: { CORSRules } }));
    }
  } finally {
    client.destroy();
  }
}

async function create(client: S3Client, { name: Bucket, versioned, objectLock }: Bucket): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: objectLock !== undefined }));
  if (versioned)
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  if (!objectLock) return;
  const DefaultRetention = { Mode: objectLock.mode, Days: objectLock.days };
  const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule: { DefaultRetention } };
  await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
}

const corsRule = ({ allowedOrigins, allowedMethods, allowedHeaders = [], exposedHeaders = [], maxAge }: CorsRule) => ({
  AllowedOrigins: [...allowedOrigins],
  AllowedMethods: [...allowedMethods],
  AllowedHeaders: [...allowedHeaders],
  ExposeHeaders: [...exposedHeaders],
  ...(maxAge === undefined ? {} : { MaxAgeSeconds: maxAge }),
});

async function exists(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFound') return false;
    throw error;
  }
}
