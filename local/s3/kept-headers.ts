import { S3Error } from './s3-error.ts';

/** How a download presents itself: kept from the upload, and asked for otherwise by the query of a download. */
export const presentation: readonly string[] = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
];
const metadataPrefix = 'x-amz-meta-';
const metadataLimit = 2048;

/** Of what came with an upload, that which a download gives back. */
export function keptHeaders(given: Iterable<readonly [string, string]>): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  let metadataSize = 0;
  for (const [anyCase, value] of given) {
    const name = anyCase.toLowerCase();
    if (name.startsWith(metadataPrefix)) metadataSize += name.length - metadataPrefix.length + value.length;
    else if (!presentation.includes(name)) continue;
    const stored = name === 'content-encoding' ? withoutTransport(value) : value;
    if (stored !== '') headers[name] = asHeader(name, stored);
  }
  if (metadataSize > metadataLimit) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size of 2 KB.');
  }
  return headers;
}

/** `aws-chunked` says how the bytes travelled, not what they are. */
function withoutTransport(encoding: string): string {
  const codings = encoding.split(',').map((coding) => coding.trim());
  return codings.filter((coding) => coding !== 'aws-chunked').join(',');
}

/** HTTP headers hold Latin-1 without control characters; anything else would fail, or split the answer, on the way out. */
export function asHeader(name: string, value: string): string {
  if (/^[\w.!#$%&'*+^`|~-]+$/.test(name) && /^[\t\u0020-\u007e\u00a0-\u00ff]*$/.test(value)) return value;
  throw new S3Error('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.', {
    details: { ArgumentName: name },
  });
}
