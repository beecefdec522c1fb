import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeChunked } from '../../../local/s3/chunked.ts';
import { refusal } from './running.ts';

async function* pieces(text: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
}

async function decode(text: Buffer | string, size = 7): Promise<[string, Record<string, string>]> {
  const trailers = new Map<string, string>();
  const parts: Buffer[] = [];
  for await (const part of decodeChunked(pieces(Buffer.from(text), size), trailers)) parts.push(part);
  return [Buffer.concat(parts).toString('latin1'), Object.fromEntries(trailers)];
}

describe('An aws-chunked body', () => {
  it('is decoded whatever the sizes of its chunks and of what the network delivers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })),
        fc.integer({ min: 1, max: 50 }),
        async (chunks, size) => {
          const framed = chunks.map((chunk) =>
            Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
          );
          const body = Buffer.concat([...framed, Buffer.from('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n')]);
          expect(await decode(body, size)).toEqual([
            Buffer.concat(chunks).toString('latin1'),
            { 'x-amz-checksum-crc32': 'AAAAAA==' },
          ]);
        },
      ),
    );
  });

  it('is incomplete without its last line', async () => {
    expect(await refusal(decode('5\r\nhello\r\n0\r\n'))).toBe('IncompleteBody');
    expect(await refusal(decode('5\r\nhel'))).toBe('IncompleteBody');
  });

  it.each([
    '5\r\nhelloX\r\n0\r\n\r\n',
    'five\r\nhello\r\n',
    '-1\r\n',
    '0\r\nno colon\r\n\r\n',
    '5;chunk-signature=ab\r\nhello\r\n0\r\n\r\n',
  ])('is refused when it is %j', async (body) => {
    expect(await refusal(decode(body))).toBe('InvalidRequest');
  });
});
