import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import type { Bucket } from '../../../local/s3/bucket.ts';
import { S3Error } from '../../../local/s3/s3-error.ts';
import { createS3, type AuthorizedCall } from '../../../local/s3/server.ts';
import { temporaryFolder } from '../../make/folder.ts';

const buckets: Bucket[] = [
  {
    name: 'evidence',
    versioned: true,
    cors: [
      {
        allowedOrigins: ['http://localhost:*'],
        allowedMethods: ['POST', 'GET'],
        allowedHeaders: ['*'],
        exposedHeaders: ['etag'],
        maxAge: 300,
      },
    ],
  },
  { name: 'reports', versioned: true, objectLock: { mode: 'GOVERNANCE', days: 3650 } },
  { name: 'scratch', versioned: false },
];

export const key = { accessKeyId: 'AKIDREPORTS', secretAccessKey: 'a secret of the reports function' };
const credentials = new Map([[key.accessKeyId, { secret: key.secretAccessKey, principal: 'reports.http' }]]);

interface Wanted {
  directory?: string;
  authorize?: (call: AuthorizedCall) => boolean;
  /** Added to the wall clock: the SDK signs with the real time. */
  shift?: { milliseconds: number };
  report?: (error: unknown) => void;
}

export interface Running {
  url: string;
  directory: string;
  client: S3Client;
  clientWith: (config: S3ClientConfig) => S3Client;
  /** Serves the same directory anew, as after a restart. */
  restart: () => Promise<Running>;
}

/** The SDK comments on refusals of streamed bodies; the tests expect them. */
const silence = () => undefined;
const logger = { debug: silence, info: silence, warn: silence, error: silence };

/** The server on a free port and an SDK client for it; both end with the test. */
export async function running(wanted: Wanted = {}): Promise<Running> {
  const directory = wanted.directory ?? temporaryFolder();
  const { authorize, shift, report } = wanted;
  const handler = createS3({
    directory,
    buckets,
    credentials,
    now: () => Date.now() + (shift?.milliseconds ?? 0),
    ...(authorize && { authorize }),
    ...(report && { report }),
  });
  const server = createServer((request, response) => void handler(request, response));
  const url = await listen(server);
  const clientWith = (config: S3ClientConfig) => {
    const client = new S3Client({
      region: 'cn-north-1',
      endpoint: url,
      forcePathStyle: true,
      credentials: key,
      maxAttempts: 1,
      logger,
      ...config,
    });
    onTestFinished(() => client.destroy());
    return client;
  };
  return { url, directory, client: clientWith({}), clientWith, restart: () => running({ ...wanted, directory }) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The S3 error code a promise is refused with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('was not refused'),
    (caught: unknown) => caught as Error & { $metadata?: { httpStatusCode?: number } },
  );
  if (error instanceof S3Error) return error.code;
  // An answer without a body carries no code.
  if (error.name === 'Unknown' && '$metadata' in error) return String(error.$metadata?.httpStatusCode);
  return error.name === 'Error' ? error.message : error.name;
}
