import * as z from 'zod';
import { type Credentials, type Signer, known, signatureMismatch } from './authenticate.ts';
import { type Form, readForm } from './form.ts';
import { isChecksumHeader, keptHeaders, largestObject, receive } from './receive.ts';
import { type Call, type S3Request, answer, versionHeaders } from './request.ts';
import { S3Error } from './s3-error.ts';
import { algorithm, parseAmzDate, parseCredential, sameSignature, signText } from './signature.ts';

/** A browser's form upload: the form brings its own signature, over a policy that says which form is welcome. */
interface SignedForm {
  readonly signer: Signer;
  readonly key: string;
  readonly form: Form;
  readonly policy: PostPolicy;
}

export async function readSignedForm(request: S3Request, credentials: Credentials, now: number): Promise<SignedForm> {
  const form = await readForm(request.headers.get('content-type') ?? '', request.body);
  const { fields } = form;
  const signer = formSigner(fields, credentials);
  const policy = readPolicy(fields.get('policy') ?? '');
  if (fields.get('bucket') !== undefined && fields.get('bucket') !== request.bucket) {
    throw new S3Error('AccessDenied', 'The bucket of the form is not the bucket it was sent to.');
  }
  requirePolicy(policy, new Map([...fields, ['bucket', request.bucket]]), now);
  const unknown = [...fields.keys()].find((name) => !understood.test(name));
  if (unknown !== undefined) throw new S3Error('NotImplemented', `The form field ${unknown} is not implemented here.`);
  const key = fields.get('key');
  if (!key) throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  return { signer, key, form, policy };
}

export async function postObject(call: Omit<Call, 'signer'>, { form, key, policy }: SignedForm): Promise<void> {
  const { response, bucket } = call;
  const version = await receive(call, form.file, {
    key,
    headers: keptHeaders(form.fields),
    ifAbsent: false,
    checksums: new Map([...form.fields].filter(([name]) => isChecksumHeader(name))),
    smallest: policy.smallest,
    largest: policy.largest,
  });
  answer(response, 204, { etag: `"${version.etag}"`, ...versionHeaders(bucket, version) });
}

function formSigner(fields: ReadonlyMap<string, string>, credentials: Credentials): Signer {
  const policy = fields.get('policy');
  if (policy === undefined) throw new S3Error('AccessDenied', 'Anonymous requests are not served.');
  const scope = parseCredential(fields.get('x-amz-credential') ?? '', 's3');
  const date = fields.get('x-amz-date') ?? '';
  const wellFormed = fields.get('x-amz-algorithm') === algorithm && parseAmzDate(date) !== undefined;
  if (!scope || !wellFormed || !date.startsWith(scope.day)) {
    throw new S3Error(
      'InvalidArgument',
      `The form must be signed with ${algorithm}, a credential for s3 and its date.`,
    );
  }
  const { secret, principal } = known(credentials, scope.accessKeyId);
  if (!sameSignature(signText(secret, scope, policy), fields.get('x-amz-signature') ?? '')) throw signatureMismatch();
  return { accessKeyId: scope.accessKeyId, principal, presigned: true, payload: 'UNSIGNED-PAYLOAD' };
}

const understood =
  /^(policy|key|bucket|content-.+|cache-control|expires|x-amz-(algorithm|credential|date|signature|security-token|checksum-.+))$/;

const exact = z.record(z.string(), z.string());
const equal = z.tuple([z.literal('eq'), z.string().startsWith('$'), z.string()]);
const size = z.int().nonnegative();
const lengthRange = z.tuple([z.literal('content-length-range'), size, size]);
const policySchema = z.object({
  expiration: z.string(),
  conditions: z.array(z.union([exact, equal, lengthRange])),
});

interface PostPolicy {
  /** Epoch milliseconds. */
  readonly expires: number;
  /** The value each field must have. */
  readonly conditions: readonly (readonly [field: string, value: string])[];
  /** Bytes. */
  readonly smallest: number;
  readonly largest: number;
}

/** The policy of a form: fields that equal what was signed, and a range of sizes. Any other condition is not understood, so not kept. */
function readPolicy(base64: string): PostPolicy {
  const { expiration, conditions } = parsed(base64);
  const expires = Date.parse(expiration);
  if (Number.isNaN(expires)) throw invalid("Invalid 'expiration' value.");
  const read: (readonly [string, string])[] = [];
  let [smallest, largest] = [0, largestObject];
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      const fields = Object.entries(condition);
      if (fields.length !== 1) throw invalid('a condition in braces names one field.');
      for (const [field, value] of fields) read.push([field.toLowerCase(), value]);
    } else if (condition[0] === 'eq') read.push([condition[1].slice(1).toLowerCase(), condition[2]]);
    else [smallest, largest] = [Math.max(smallest, condition[1]), Math.min(largest, condition[2])];
  }
  return { expires, conditions: read, smallest, largest };
}

/** Fields that need no condition: they are the policy itself. */
const unconditioned = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);

/** Every condition must hold, and every field sent must have been foreseen by whoever signed. */
function requirePolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: number): void {
  if (policy.expires <= now) throw denied('Policy expired.');
  for (const [field, value] of policy.conditions) {
    if (fields.get(field) !== value)
      throw denied(`Policy Condition failed: ${JSON.stringify(['eq', `$${field}`, value])}`);
  }
  const foreseen = new Set(policy.conditions.map(([field]) => field));
  for (const field of fields.keys()) {
    if (!foreseen.has(field) && !unconditioned.has(field)) throw denied(`Extra input fields: ${field}`);
  }
}

function parsed(base64: string): z.infer<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(base64, 'base64').toString('utf8')));
  } catch {
    throw invalid('it is not base64 of a JSON document with expiration and conditions that are understood here.');
  }
}

const denied = (why: string): S3Error => new S3Error('AccessDenied', `Invalid according to Policy: ${why}`);
const invalid = (why: string): S3Error => new S3Error('InvalidPolicyDocument', `Invalid Policy: ${why}`);

/** PutObject, signed with its bytes: links are for downloads, forms for uploads. */
export async function putObject(call: Call): Promise<void> {
  const { request, response, bucket, signer } = call;
  if (signer.presigned) throw new S3Error('NotImplemented', 'Uploads by a presigned link are not implemented here.');
  const ifAbsent = onlyIfAbsent(request);
  const length = announcedLength(request);
  const sha256 = signedDigest(signer.payload);
  const md5 = contentMd5(request);
  const version = await receive(call, request.body, {
    key: request.key,
    headers: keptHeaders(request.headers),
    ifAbsent,
    ...(sha256 !== undefined && { sha256 }),
    ...(md5 !== undefined && { md5 }),
    checksums: new Map([...request.headers].filter(([name]) => isChecksumHeader(name))),
    announced: length,
    smallest: 0,
    largest: length,
  });
  answer(response, 200, { etag: `"${version.etag}"`, ...versionHeaders(bucket, version), ...version.checksums });
}

function signedDigest(payload: string): string | undefined {
  if (payload === 'UNSIGNED-PAYLOAD') return undefined;
  if (/^[0-9a-f]{64}$/.test(payload)) return payload;
  throw new S3Error('NotImplemented', `x-amz-content-sha256: ${payload} is not implemented here.`);
}

function contentMd5(request: S3Request): string | undefined {
  const md5 = request.headers.get('content-md5');
  if (md5 === undefined || Buffer.from(md5, 'base64').length === 16) return md5;
  throw new S3Error('InvalidDigest', 'The Content-MD5 you specified is not valid.');
}

function announcedLength(request: S3Request): number {
  const value = request.headers.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(value))
    throw new S3Error('MissingContentLength', 'You must provide the content-length HTTP header.');
  if (Number(value) <= largestObject) return Number(value);
  throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size.', {
    ProposedSize: value,
    MaxSizeAllowed: String(largestObject),
  });
}

function onlyIfAbsent(request: S3Request): boolean {
  const condition = request.headers.get('if-none-match');
  if (request.headers.has('if-match') || (condition !== undefined && condition !== '*')) {
    throw new S3Error('NotImplemented', 'Of the conditions of a put only If-None-Match: * is implemented here.');
  }
  return condition === '*';
}
