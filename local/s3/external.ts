import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { lacking, startRefusals } from '../../shared/text/local.ts';
import { reasonOf } from '../external.ts';
import type { Identity } from '../identity/credentials.ts';
import { both, inLine } from '../log.ts';
import type { Bucket, CorsRule } from './bucket.ts';

interface Connection {
  endpoint: string;
  region: string;
  credentials: Identity;
}

/**
 * Makes the template's buckets in another S3, with versions, retention and the origins browsers upload from as the template has them,
 * and sets these again at each start: retention and the console's address may have changed. Gives a sentence for each thing that
 * store cannot do; the system runs without, but whoever starts it must know.
 */
export async function createBuckets(
  connection: Connection,
  buckets: readonly Bucket[],
  holdsData = false,
): Promise<string[]> {
  const client = new S3Client({ ...connection, forcePathStyle: true });
  try {
    const absent: Bucket[] = [];
    for (const bucket of buckets) if (!(await exists(client, bucket.name))) absent.push(bucket);
    if (holdsData && absent.length === buckets.length)
      throw new Error(both(startRefusals['buckets-gone'], { buckets: buckets.map(({ name }) => name).join(', ') }));
    for (const bucket of absent) await create(client, bucket);
    return (await Promise.all(buckets.map((bucket) => set(client, bucket)))).flat();
  } finally {
    client.destroy();
  }
}

async function create(client: S3Client, { name: Bucket, objectLock }: Bucket): Promise<void> {
  if (objectLock) {
    try {
      await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
      return;
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      // A store that knows no locks: that is told when the retention is set.
    }
  }
  await client.send(new CreateBucketCommand({ Bucket }));
}

/** Sets what the template says of a bucket; gives what the store refused. */
async function set(client: S3Client, bucket: Bucket): Promise<string[]> {
  const { name: Bucket, versioned, objectLock, cors = [] } = bucket;
  const refused: string[] = [];
  const wish = async (otherwise: string, setting: Promise<unknown>): Promise<void> => {
    try {
      await setting;
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      refused.push(`${Bucket}: ${otherwise} (${reasonOf(error)})`);
    }
  };
  if (versioned) {
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await wish(
      inLine(lacking.versions),
      client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration })),
    );
  }
  if (objectLock) {
    const DefaultRetention = { Mode: objectLock.mode, Days: objectLock.days };
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule: { DefaultRetention } };
    await wish(
      inLine(lacking.lock),
      client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration })),
    );
  }
  if (cors.length > 0) {
    const origins = cors.flatMap(({ allowedOrigins }) => allowedOrigins).join(', ');
    const CORSConfiguration = { CORSRules: cors.map(corsRule) };
    await wish(inLine(lacking.cors, { origins }), client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration })));
  }
  return refused;
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
