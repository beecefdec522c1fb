import { answer, versionHeaders, type Call, type S3Request } from './request.ts';
import { isChecksumHeader, keptHeaders, largestObject, receive } from './receive.ts';
import { S3Error } from './s3-error.ts';

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
