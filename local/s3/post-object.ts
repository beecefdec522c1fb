import { type Credentials, type Signer, known, signatureMismatch } from './authenticate.ts';
import type { Bucket } from './bucket.ts';
import { type Call, answer, versionHeaders } from './call.ts';
import { isChecksumHeader } from './checksums.ts';
import { keptHeaders } from './kept-headers.ts';
import { type Form, readForm } from './multipart.ts';
import { type PostPolicy, parsePolicy, requirePolicy } from './post-policy.ts';
import { largestObject, receive } from './receive.ts';
import type { S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { save } from './save.ts';
import { algorithm, parseAmzDate, parseCredential, sameSignature, signText } from './signature.ts';
import { xmlDocument } from './xml.ts';

/** A browser's form upload: the form brings its own signature, over a policy that says which forms are welcome. */
interface SignedForm {
  readonly signer: Signer;
  readonly key: string;
  readonly form: Form;
  readonly policy: PostPolicy;
}

export async function readSignedForm(request: S3Request, credentials: Credentials, now: number): Promise<SignedForm> {
  const form = await readForm(request.headers.get('content-type') ?? '', request.body);
  const signer = formSigner(form.fields, credentials);
  const policy = parsePolicy(form.fields.get('policy') ?? '', largestObject);
  if (form.fields.get('bucket') !== undefined && form.fields.get('bucket') !== request.bucket) {
    throw new S3Error('AccessDenied', 'The bucket of the form is not the bucket it was sent to.');
  }
  requirePolicy(policy, new Map([...form.fields, ['bucket', request.bucket]]), now);
  const key = form.fields.get('key')?.replaceAll('${filename}', () => form.fileName);
  if (!key) throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  return { signer, key, form, policy };
}

export async function postObject(call: Omit<Call, 'signer'>, { form, key, policy }: SignedForm): Promise<void> {
  const { response, bucket, store, now } = call;
  const { fields, file } = form;
  refuseUnknown(fields);
  const status = successStatus(fields.get('success_action_status'));
  const headers = keptHeaders(fields);
  const received = await receive(call, file, {
    checksums: [...fields.keys()].filter(isChecksumHeader),
    checksumValue: (header) => fields.get(header),
    smallest: policy.smallest,
    largest: policy.largest,
  });
  const version = await save(store, received, { bucket, key, headers, ifAbsent: false, now });
  const etag = `"${version.etag}"`;
  const body = status === 201 ? created(bucket, key, etag) : '';
  answer(
    response,
    status,
    { etag, ...versionHeaders(bucket, version), ...(body && { 'content-type': 'application/xml' }) },
    body,
  );
}

function formSigner(fields: ReadonlyMap<string, string>, credentials: Credentials): Signer {
  const policy = fields.get('policy');
  if (policy === undefined) throw new S3Error('AccessDenied', 'Anonymous requests are not served.');
  const scope = parseCredential(fields.get('x-amz-credential') ?? '');
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
  /^(policy|key|bucket|success_action_status|content-.+|cache-control|expires|x-ignore-.+|x-amz-(algorithm|credential|date|signature|security-token|checksum-.+|meta-.+))$/;

function refuseUnknown(fields: ReadonlyMap<string, string>): void {
  const unknown = [...fields.keys()].find((name) => !understood.test(name));
  if (unknown !== undefined) throw new S3Error('NotImplemented', `The form field ${unknown} is not implemented here.`);
}

/** As S3: whatever else a form asks for, it gets 204. */
function successStatus(asked: string | undefined): number {
  return asked === '200' || asked === '201' ? Number(asked) : 204;
}

function created(bucket: Bucket, key: string, etag: string): string {
  return xmlDocument('PostResponse', {
    Location: `/${bucket.name}/${encodeURI(key)}`,
    Bucket: bucket.name,
    Key: key,
    ETag: etag,
  });
}
