import type { Call } from './call.ts';
import { deleteObject } from './delete-object.ts';
import { getObject, headBucket } from './get-object.ts';
import { listObjects } from './list-objects.ts';
import { putObject } from './put-object.ts';
import { queryValue, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { presentation } from './kept-headers.ts';

interface Operation {
  readonly on: 'bucket' | 'key';
  readonly method: string;
  /** The query parameters it understands; any other makes it a different operation of S3. */
  readonly query: readonly string[];
  /** The IAM action; the second where a version is named, for S3 grants versions separately. */
  readonly action: string;
  readonly versionAction?: string;
  readonly run: (call: Call) => Promise<void>;
}

const reading = {
  on: 'key',
  query: ['versionId', ...presentation.map((name) => `response-${name}`)],
  action: 's3:GetObject',
  versionAction: 's3:GetObjectVersion',
  run: getObject,
} as const;

const operations: readonly Operation[] = [
  { ...reading, method: 'GET' },
  { ...reading, method: 'HEAD' },
  { on: 'key', method: 'PUT', query: [], action: 's3:PutObject', run: putObject },
  {
    on: 'key',
    method: 'DELETE',
    query: ['versionId'],
    action: 's3:DeleteObject',
    versionAction: 's3:DeleteObjectVersion',
    run: deleteObject,
  },
  {
    on: 'bucket',
    method: 'GET',
    query: ['list-type', 'prefix', 'max-keys', 'continuation-token', 'start-after', 'encoding-type'],
    action: 's3:ListBucket',
    run: listObjects,
  },
  { on: 'bucket', method: 'HEAD', query: [], action: 's3:ListBucket', run: headBucket },
];

/** Part of signing and of telling operations apart, not of what is asked. */
const always =
  /^(x-id|X-Amz-(Algorithm|Content-Sha256|Credential|Date|Expires|Security-Token|Signature|SignedHeaders)|x-amz-(meta-.+|checksum-.+|sdk-checksum-algorithm))$/;
const headers =
  /^x-amz-(date|content-sha256|security-token|user-agent|trailer|decoded-content-length|sdk-checksum-algorithm|checksum-.+|meta-.+)$/;

export function operationFor(request: S3Request): Operation {
  const on = request.key === '' ? 'bucket' : 'key';
  const operation = operations.find((one) => one.on === on && one.method === request.method);
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

export function actionOf(operation: Operation, request: S3Request): string {
  return queryValue(request, 'versionId') === undefined
    ? operation.action
    : (operation.versionAction ?? operation.action);
}
