import { ByteReader } from './byte-reader.ts';
import { S3Error } from './s3-error.ts';

const lineLimit = 8192;

/**
 * The `aws-chunked` body that SDKs send when they compute a checksum while streaming
 * (x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER): `hex-length CRLF bytes CRLF … 0 CRLF name:value CRLF CRLF`.
 * The trailing headers are put into `trailers` once the last byte has been yielded.
 */
export async function* decodeChunked(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  for (let length = await chunkLength(reader); length > 0; length = await chunkLength(reader)) {
    yield* reader.exactly(length);
    if ((await reader.text('\r\n', 0)) !== '') throw malformed();
  }
  for (let line = await reader.text('\r\n', lineLimit); line !== ''; line = await reader.text('\r\n', lineLimit)) {
    const colon = line.indexOf(':');
    if (colon < 1) throw malformed();
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

async function chunkLength(reader: ByteReader): Promise<number> {
  const line = await reader.text('\r\n', lineLimit);
  if (!/^[0-9a-fA-F]{1,8}$/.test(line)) throw malformed();
  return Number.parseInt(line, 16);
}

const malformed = (): S3Error => new S3Error('InvalidRequest', 'The aws-chunked body is malformed.');
