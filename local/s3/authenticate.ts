import { S3Error } from './s3-error.ts';
import { queryValue, type S3Request } from './request.ts';
import { algorithm, parseAmzDate, parseCredential, requestSignature, sameSignature, type Scope } from './signature.ts';

export type Credentials = ReadonlyMap<string, { readonly secret: string; readonly principal: string }>;

export interface Signer {
  readonly accessKeyId: string;
  readonly principal: string;
  /** Signed beforehand, as a link or a form policy, by somebody who may not be who sends it. */
  readonly presigned: boolean;
  /** The signed x-amz-content-sha256: a SHA-256 in hex, or UNSIGNED-PAYLOAD. */
  readonly payload: string;
}

interface Claim {
  scope: Scope;
  amzDate: string;
  signedHeaders: string[];
  signature: string;
  payload: string;
  presigned: boolean;
}

const minute = 60_000;
const tolerance = 15 * minute;
const longestLink = 7 * 24 * 60 * 60;

/** Who signed this request for a service; throws S3's own error if nobody did, or not with this key, or not for now. */
export function authenticate(request: S3Request, credentials: Credentials, now: number, service = 's3'): Signer {
  const linked = queryValue(request, 'X-Amz-Algorithm') !== undefined;
  const claim = linked ? linkClaim(request, now, service) : headerClaim(request, now, service);
  const { secret, principal } = known(credentials, claim.scope.accessKeyId);
  requireSigned(request, claim.signedHeaders);
  const { scope, amzDate, signedHeaders, payload: payloadHash } = claim;
  const computed = requestSignature(secret, { request, signedHeaders, payloadHash, amzDate, scope });
  if (!sameSignature(computed, claim.signature)) throw signatureMismatch();
  return { accessKeyId: scope.accessKeyId, principal, presigned: claim.presigned, payload: claim.payload };
}

export function known(credentials: Credentials, accessKeyId: string): { secret: string; principal: string } {
  const found = credentials.get(accessKeyId);
  if (found) return found;
  throw new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', {
    AWSAccessKeyId: accessKeyId,
  });
}

export function signatureMismatch(): S3Error {
  return new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

function headerClaim(request: S3Request, now: number, service: string): Claim {
  const header = request.headers.get('authorization');
  if (header === undefined) throw new S3Error('AccessDenied', 'Anonymous requests are not served.');
  if (!header.startsWith(`${algorithm} `)) {
    throw new S3Error('InvalidRequest', `The authorization mechanism is not supported. Please use ${algorithm}.`);
  }
  const parts = new Map(
    header
      .slice(algorithm.length)
      .split(',')
      .map((part) => nameAndValue(part.trim())),
  );
  const scope = parseCredential(parts.get('Credential') ?? '', service);
  const signature = parts.get('Signature');
  const signedHeaders = parts.get('SignedHeaders')?.split(';');
  if (!scope || !signature || !signedHeaders) {
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  }
  const amzDate = request.headers.get('x-amz-date') ?? '';
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined || !amzDate.startsWith(scope.day)) {
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid x-amz-date header of the credential’s day.');
  }
  if (Math.abs(now - signedAt) > tolerance) {
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      {
        RequestTime: amzDate,
        ServerTime: new Date(now).toISOString(),
        MaxAllowedSkewMilliseconds: String(tolerance),
      },
    );
  }
  const payload = request.headers.get('x-amz-content-sha256');
  if (payload === undefined) throw new S3Error('InvalidRequest', 'Missing required header x-amz-content-sha256.');
  return { scope, amzDate, signedHeaders, signature, payload, presigned: false };
}

function linkClaim(request: S3Request, now: number, service: string): Claim {
  const value = (name: string) => queryValue(request, `X-Amz-${name}`) ?? '';
  const scope = parseCredential(value('Credential'), service);
  const amzDate = value('Date');
  const signedAt = parseAmzDate(amzDate);
  const expires = /^\d{1,6}$/.test(value('Expires')) ? Number(value('Expires')) : 0;
  const complete = value('Algorithm') === algorithm && value('Signature') !== '' && value('SignedHeaders') !== '';
  if (!complete || !scope || signedAt === undefined || !amzDate.startsWith(scope.day)) {
    throw new S3Error('AuthorizationQueryParametersError', 'The parameters of the presigned link are malformed.');
  }
  if (expires < 1 || expires > longestLink) {
    throw new S3Error('AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds.');
  }
  if (signedAt - now > tolerance) throw new S3Error('AccessDenied', 'Request is not yet valid.');
  if (now > signedAt + expires * 1000) {
    throw new S3Error('AccessDenied', 'Request has expired.', {
      'X-Amz-Expires': String(expires),
      Expires: new Date(signedAt + expires * 1000).toISOString(),
      ServerTime: new Date(now).toISOString(),
    });
  }
  const payload =
    request.headers.get('x-amz-content-sha256') ??
    (value('Content-Sha256') === '' ? 'UNSIGNED-PAYLOAD' : value('Content-Sha256'));
  const signedHeaders = value('SignedHeaders').split(';');
  return { scope, amzDate, signedHeaders, signature: value('Signature'), payload, presigned: true };
}

/** An x-amz-* header changes what a request does, so an unsigned one would let the bearer of a link change it. */
function requireSigned(request: S3Request, signedHeaders: readonly string[]): void {
  const must = [...request.headers.keys()].filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const unsigned = must.filter((name) => !signedHeaders.includes(name));
  if (unsigned.length === 0) return;
  throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed.', {
    HeadersNotSigned: unsigned.join(', '),
  });
}

function nameAndValue(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return [part.slice(0, at), part.slice(at + 1)];
}
