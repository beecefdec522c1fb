import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Credentials, type Signer, authenticate } from './authenticate.ts';
import type { Bucket } from './bucket.ts';
import { corsHeaders, preflight } from './cors.ts';
import { getObject, listObjects } from './downloads.ts';
import { presentation } from './receive.ts';
import { type Call, type Published, type S3Request, answer, parseRequest, queryValue } from './request.ts';
import { S3Error, asS3Error, xmlDocument } from './s3-error.ts';
import { openStore } from './store.ts';
import { postObject, putObject, readSignedForm } from './uploads.ts';

/** What the policies of a caller are asked; a presigned request is a call of whoever signed it. */
export interface AuthorizedCall {
  readonly accessKeyId: string;
  readonly principal: string;
  /** `s3:GetObject` and so on. */
  readonly action: string;
  readonly bucket: string;
  /** Empty for actions on the bucket. */
  readonly key: string;
  /** True when the request came with a link or form signed beforehand. */
  readonly allowedByPresign: boolean;
}

interface Options {
  readonly directory: string;
  readonly buckets: readonly Bucket[];
  readonly credentials: Credentials;
  readonly authorize?: (call: AuthorizedCall) => boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Told what a client is not: the causes of internal errors. */
  readonly report?: (error: unknown) => void;
}

type Exchange = Pick<Call, 'request' | 'response' | 'store' | 'now' | 'report'>;

/**
 * A small S3 for the one-machine edition: path style, strict about signatures, checksums and retention. What it does not
 * serve it refuses as NotImplemented. Throws if the directory cannot be made.
 */
export function createS3(
  options: Options,
): (incoming: IncomingMessage, response: ServerResponse, published?: Published) => Promise<void> {
  const { credentials, authorize = () => true, now = Date.now, report = () => undefined } = options;
  const store = openStore(options.directory);

  return async (incoming, response, published) => {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    const instant = now();
    response.setHeader('x-amz-request-id', requestId);
    // The SDK sets its own clock by this header, so it must be the clock its signatures are checked against.
    response.setHeader('date', new Date(instant).toUTCString());
    // A refusal in the middle of a body must not tear down the connection the refusal is to travel on.
    const body = incoming.iterator({ destroyOnReturn: false });
    try {
      await serve({ request: parseRequest(incoming, body, published), response, store, report, now: instant });
    } catch (error) {
      if (!(error instanceof S3Error) && !incoming.destroyed) report(error);
      refuse(incoming, response, asS3Error(error), requestId);
    }
    // Whatever of the body nobody wanted: a client that is still sending would otherwise not get to read the answer.
    await body.return?.();
    incoming.resume();
  };

  async function serve(exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    const configured = options.buckets.find(({ name }) => name === request.bucket);
    if (configured) response.setHeaders(new Map(Object.entries(corsHeaders(configured, request))));
    if (request.method === 'OPTIONS') return preflight(request, response, bucketOf(request, configured));
    if (request.method === 'POST' && request.key === '' && request.query.length === 0)
      return servePost(exchange, configured);
    const signer = authenticate(request, credentials, exchange.now);
    const operation = operationFor(request);
    const bucket = bucketOf(request, configured);
    const may = (action: string) => allowed(signer, action, request);
    const ofVersion = queryValue(request, 'versionId') !== undefined;
    if (!may(ofVersion ? (operation.versionAction ?? operation.action) : operation.action)) throw accessDenied();
    await operation.run({ ...exchange, bucket, signer, may });
  }

  async function servePost(exchange: Exchange, configured: Bucket | undefined): Promise<void> {
    const signed = await readSignedForm(exchange.request, credentials, exchange.now);
    const bucket = bucketOf(exchange.request, configured);
    const request = { ...exchange.request, key: signed.key };
    const may = (action: string) => allowed(signed.signer, action, request);
    if (!may('s3:PutObject')) throw accessDenied();
    await postObject({ ...exchange, request, bucket, may }, signed);
  }

  function allowed({ accessKeyId, principal, presigned }: Signer, action: string, { bucket, key }: S3Request): boolean {
    const about = action === 's3:ListBucket' ? '' : key;
    return authorize({ accessKeyId, principal, action, bucket, key: about, allowedByPresign: presigned });
  }
}

interface Operation {
  readonly on: 'bucket' | 'key';
  readonly methods: readonly string[];
  /** The query parameters it understands; any other makes it a different operation of S3. */
  readonly query: readonly string[];
  /** The IAM action; the second where a version is named, for S3 grants versions separately. */
  readonly action: string;
  readonly versionAction?: string;
  readonly run: (call: Call) => Promise<void>;
}

const operations: readonly Operation[] = [
  {
    on: 'key',
    methods: ['GET', 'HEAD'],
    query: ['versionId', ...presentation.map((name) => `response-${name}`)],
    action: 's3:GetObject',
    versionAction: 's3:GetObjectVersion',
    run: getObject,
  },
  { on: 'key', methods: ['PUT'], query: [], action: 's3:PutObject', run: putObject },
  {
    on: 'bucket',
    methods: ['GET'],
    query: ['list-type', 'prefix', 'max-keys', 'start-after'],
    action: 's3:ListBucket',
    run: listObjects,
  },
];

/** Part of signing and of telling operations apart, not of what is asked. */
const always =
  /^(x-id|X-Amz-(Algorithm|Content-Sha256|Credential|Date|Expires|Security-Token|Signature|SignedHeaders)|x-amz-(checksum-.+|sdk-checksum-algorithm))$/;
const headers = /^x-amz-(date|content-sha256|security-token|user-agent|sdk-checksum-algorithm|checksum-.+)$/;

/** What is not served is refused by name and never ignored. */
function operationFor(request: S3Request): Operation {
  const on = request.key === '' ? 'bucket' : 'key';
  const operation = operations.find((one) => one.on === on && one.methods.includes(request.method));
  if (!operation || request.bucket === '') {
    throw new S3Error(
      'NotImplemented',
      `${request.method} of ${request.bucket === '' ? 'the service' : `a ${on}`} is not implemented here.`,
    );
  }
  const parameter = request.query.find(([name]) => !always.test(name) && !operation.query.includes(name))?.[0];
  if (parameter !== undefined) {
    throw new S3Error('NotImplemented', `The query parameter ${parameter} is not implemented here.`);
  }
  const header = [...request.headers.keys()].find((name) => name.startsWith('x-amz-') && !headers.test(name));
  if (header !== undefined) throw new S3Error('NotImplemented', `The header ${header} is not implemented here.`);
  return operation;
}

const accessDenied = (): S3Error => new S3Error('AccessDenied', 'Access Denied');

function bucketOf(request: S3Request, configured: Bucket | undefined): Bucket {
  if (configured) return configured;
  throw new S3Error('NoSuchBucket', 'The specified bucket does not exist.', {
    BucketName: request.bucket,
  });
}

function refuse(incoming: IncomingMessage, response: ServerResponse, error: S3Error, requestId: string): void {
  // Half an answer cannot be taken back, only broken off so that nobody takes it for whole.
  if (response.headersSent) return void response.destroy();
  const { code, message, details } = error;
  const resource = (incoming.url ?? '/').split('?')[0] ?? '/';
  const body = xmlDocument('Error', {
    Code: code,
    Message: message,
    ...details,
    Resource: resource,
    RequestId: requestId,
  });
  const headers = { 'content-type': 'application/xml' };
  if (incoming.method === 'HEAD') return void response.writeHead(error.status, headers).end();
  answer(response, error.status, headers, body);
}
