import { randomBytes } from 'node:crypto';
import { truncateSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  GetObjectAclCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal, running } from './running.ts';

describe('An object of the embedded S3', () => {
  it('comes back byte for byte with its type, after a restart too', async () => {
    const s3 = await running();
    const Body = randomBytes(300_000);
    const put = await s3.client.send(
      new PutObjectCommand({
        Bucket: 'evidence',
        Key: '杭州/Größe (1)+%41&/证据.pdf',
        Body,
        ContentType: 'application/pdf',
      }),
    );
    const { client } = await s3.restart();
    const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key: '杭州/Größe (1)+%41&/证据.pdf' }));
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(Body)).toBe(true);
    expect(got).toMatchObject({ ContentType: 'application/pdf', ETag: put.ETag, VersionId: put.VersionId });
    expect(got.ChecksumCRC32).toBe(put.ChecksumCRC32);
  });

  it.each(['CRC32', 'SHA256'] as const)('is verified by its %s', async (ChecksumAlgorithm) => {
    const { client } = await running();
    const Body = randomBytes(200_001);
    const put = await client.send(new PutObjectCommand({ Bucket: 'evidence', Key: 'summed', Body, ChecksumAlgorithm }));
    expect(put[`Checksum${ChecksumAlgorithm}`]).toMatch(/=$/);
    const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'summed' }));
    expect(got[`Checksum${ChecksumAlgorithm}`]).toBe(put[`Checksum${ChecksumAlgorithm}`]);
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(Body)).toBe(true);
  });

  it('may be empty', async () => {
    const { client } = await running();
    await client.send(new PutObjectCommand({ Bucket: 'scratch', Key: 'empty', Body: Buffer.alloc(0) }));
    const got = await client.send(new GetObjectCommand({ Bucket: 'scratch', Key: 'empty' }));
    expect(await got.Body!.transformToString()).toBe('');
  });

  it('is refused when the checksum sent with it is another one', async () => {
    const { client } = await running();
    const wrong = new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: 'hello', ChecksumCRC32: 'AAAAAA==' });
    expect(await refusal(client.send(wrong))).toBe('BadDigest');
    const other = { Bucket: 'evidence', Key: 'k', Body: 'hello', ChecksumSHA256: Buffer.alloc(32).toString('base64') };
    expect(await refusal(client.send(new PutObjectCommand(other)))).toBe('BadDigest');
    expect(await refusal(client.send(new HeadObjectCommand({ Bucket: 'evidence', Key: 'k' })))).toBe('NotFound');
  });

  it('comes whole to who asks for a part of it, as HTTP allows, and to who may have it already', async () => {
    const { client } = await running();
    const { ETag } = await client.send(new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: '0123456789' }));
    for (const condition of [{ Range: 'bytes=2-4' }, { IfNoneMatch: ETag! }]) {
      const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'k', ...condition }));
      expect([got.$metadata.httpStatusCode, await got.Body!.transformToString()]).toEqual([200, '0123456789']);
    }
  });

  it('is written once under If-None-Match: *, also when twenty writers try at the same moment', async () => {
    const { client } = await running();
    for (const Bucket of ['reports', 'scratch']) {
      const write = async (n: number) =>
        refusal(
          client.send(new PutObjectCommand({ Bucket, Key: 'manifest.json', Body: `writer ${n}`, IfNoneMatch: '*' })),
        );
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => write(n)));
      expect(answers.filter((answer) => answer === 'PreconditionFailed')).toHaveLength(19);
    }
  });

  it.each(['../../etc/passwd', 'a//b', '/leading', 'trailing/', '.hidden', '@0000000001', '%', 'CASE', '\u0001'])(
    'may have the key %j without leaving its folder',
    async (Key) => {
      const { client } = await running();
      await client.send(new PutObjectCommand({ Bucket: 'scratch', Key, Body: Key }));
      const got = await client.send(new GetObjectCommand({ Bucket: 'scratch', Key }));
      expect(await got.Body!.transformToString()).toBe(Key);
      const listed = await client.send(new ListObjectsV2Command({ Bucket: 'scratch' }));
      expect(listed.Contents?.map((one) => one.Key)).toEqual([Key]);
    },
  );

  it('has a key no longer than the disk can name', async () => {
    const { client } = await running();
    const put = (Key: string) =>
      refusal(client.send(new PutObjectCommand({ Bucket: 'scratch', Key, Body: Buffer.alloc(0) })));
    expect(await put('x'.repeat(256))).toBe('KeyTooLongError');
    expect(await put('xxx/'.repeat(257))).toBe('KeyTooLongError');
    expect(await put('xxx/'.repeat(250))).toBe('was not refused');
  });
});

describe('A list of the embedded S3', () => {
  it('is in the order of bytes, page by page, under a prefix', async () => {
    const { client } = await running();
    const keys = ['a', 'a-b', 'a/', 'a/b', 'a/b/c', 'a/z', 'aa', 'B', '考核/一', '考核/二', '\u{20bb7}', '\ufffd'];
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket: 'scratch', Key, Body: 'x' }));
    const all = async (Prefix?: string, MaxKeys = 1000) => {
      const found: string[] = [];
      for (let more = true; more;) {
        const StartAfter = found.at(-1);
        const page = await client.send(new ListObjectsV2Command({ Bucket: 'scratch', Prefix, MaxKeys, StartAfter }));
        expect(page.KeyCount).toBeLessThanOrEqual(MaxKeys);
        found.push(...(page.Contents ?? []).map((one) => one.Key!));
        more = page.IsTruncated!;
      }
      return found;
    };
    const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await all()).toEqual(sorted);
    for (const size of [1, 2, 5]) expect(await all(undefined, size)).toEqual(sorted);
    for (const prefix of ['a', 'a/', 'a/b', '考核/', 'none']) {
      expect(await all(prefix, 2)).toEqual(sorted.filter((key) => key.startsWith(prefix)));
    }
  });
});

describe('An object that the disk has damaged', () => {
  it('hides no other from the list, is reported, and neither comes back nor is taken for absent', async () => {
    const reported: unknown[] = [];
    const { client, directory } = await running({ report: (error) => reported.push(error) });
    const put = (Key: string, more = {}) =>
      client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body: 'evidence', ...more }));
    for (const Key of ['a', 'b', 'c']) await put(Key);
    truncateSync(path.join(directory, 'evidence', 'b', '@0000000001'), 10);
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'evidence' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['a', 'c']);
    expect(reported.map(String)).toEqual(['Error: evidence/b cannot be read']);
    expect(await refusal(client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'b' })))).toBe('InternalError');
    expect(await refusal(put('b', { IfNoneMatch: '*' }))).toBe('InternalError');
  });
});

describe('What the embedded S3 does not serve', () => {
  it('is refused by name and never ignored', async () => {
    const { client } = await running();
    const at = { Bucket: 'evidence', Key: 'k' };
    expect(await refusal(client.send(new GetObjectAclCommand(at)))).toBe('NotImplemented');
    expect(await refusal(client.send(new PutObjectTaggingCommand({ ...at, Tagging: { TagSet: [] } })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Body: Buffer.alloc(0), ACL: 'public-read' })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new ListObjectsV2Command({ Bucket: 'evidence', Delimiter: '/' })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Body: Buffer.alloc(0), IfMatch: '"x"' })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new GetObjectCommand({ ...at, IfMatch: '"x"' })))).toBe('NotImplemented');
    const ContinuationToken = 'x';
    expect(await refusal(client.send(new ListObjectsV2Command({ Bucket: 'evidence', ContinuationToken })))).toBe(
      'NotImplemented',
    );
    const streamed = { ...at, Body: Readable.from([Buffer.from('hello')]), ContentLength: 5 };
    expect(await refusal(client.send(new PutObjectCommand(streamed)))).toBe('NotImplemented');
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Body: 'x', Metadata: { a: 'b' } })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Body: 'x', ChecksumAlgorithm: 'SHA1' })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Bucket: 'other', Body: Buffer.alloc(0) })))).toBe(
      'NoSuchBucket',
    );
  });
});
