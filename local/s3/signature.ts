import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { S3Request } from './request.ts';

/** AWS Signature Version 4 as S3 uses it: the path is encoded once and never normalised. The other services are asked at `/`, where it is all one. */
export const algorithm = 'AWS4-HMAC-SHA256';

export interface Scope {
  readonly accessKeyId: string;
  /** YYYYMMDD, the day the signing key is valid for. */
  readonly day: string;
  readonly region: string;
  /** As in the credential: `s3`, `dynamodb`. */
  readonly service: string;
}

/** `AKID/20261123/cn-north-1/s3/aws4_request`, or nothing if it is not that, or for another service. */
export function parseCredential(text: string, service: string): Scope | undefined {
  const found = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(text);
  const [, accessKeyId, day, region, named] = found ?? [];
  if (accessKeyId === undefined || day === undefined || region === undefined || named !== service) return undefined;
  return { accessKeyId, day, region, service };
}

/** `20261123T213042Z` in epoch milliseconds, or nothing if it is not an instant. */
export function parseAmzDate(text: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}

interface Signed {
  readonly request: S3Request;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  readonly amzDate: string;
  readonly scope: Scope;
}

export function requestSignature(secret: string, signed: Signed): string {
  const { scope } = signed;
  const text = [
    algorithm,
    signed.amzDate,
    `${scope.day}/${scope.region}/${scope.service}/aws4_request`,
    // Node hands headers over as latin1; hashing them as latin1 gives back the bytes that were sent.
    createHash('sha256').update(canonicalRequest(signed), 'latin1').digest('hex'),
  ].join('\n');
  return signText(secret, scope, text);
}

/** Also signs the policy of a browser's form post. */
export function signText(secret: string, scope: Scope, text: string): string {
  return createHmac('sha256', signingKey(secret, scope)).update(text).digest('hex');
}

function signingKey(secret: string, scope: Scope): Buffer {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, scope.day), scope.region), scope.service), 'aws4_request');
}

/** In constant time, so that a forger learns nothing from how long a refusal takes. */
export function sameSignature(computed: string, given: string): boolean {
  const a = Buffer.from(computed);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}

function canonicalRequest({ request, signedHeaders, payloadHash }: Signed): string {
  const headers = signedHeaders.map((name) => `${name}:${trimmed(request.headers.get(name) ?? '')}\n`);
  return [
    request.method,
    request.path.split('/').map(encode).join('/'),
    canonicalQuery(request),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function canonicalQuery(request: S3Request): string {
  return request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

const trimmed = (value: string): string => value.trim().replace(/ +/g, ' ');

/** RFC 3986: encodeURIComponent leaves five characters that AWS wants encoded. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}
