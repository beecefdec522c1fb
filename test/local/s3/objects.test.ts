import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  DeleteObjectCommand,
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
  it('comes back byte for byte with its type and metadata, after a restart too', async () => {
    const s3 = await running();
    const Body = randomBytes(300_000);
    const Metadata = { sha256: 'abc', period: '2026' };
    const put = await s3.client.send(
      new PutObjectCommand({
        Bucket: 'evidence',
        Key: '杭州/Größe (1)+%41&/证据.pdf',
        Body,
        ContentType: 'application/pdf',
        Metadata,
      }),
    );
    const { client } = await s3.restart();
    const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key: '杭州/Größe (1)+%41&/证据.pdf' }));
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(Body)).toBe(true);
    expect(got).toMatchObject({ ContentType: 'application/pdf', Metadata, ETag: put.ETag, VersionId: put.VersionId });
    expect(got.ChecksumCRC32).toBe(put.ChecksumCRC32);
  });

  it.each(Object.values(ChecksumAlgorithm).filter((name) => /^(CRC|SHA(1|256))/.test(name)))(
    'is verified by its %s while it streams in as aws-chunked',
    async (ChecksumAlgorithm) => {
      const { client } = await running();
      const Body = randomBytes(200_001);
      const stream = Readable.from([Body.subarray(0, 70_000), Body.subarray(70_000)]);
      const put = await client.send(
        new PutObjectCommand({
          Bucket: 'evidence',
          Key: 'streamed',
          Body: stream,
          ContentLength: Body.length,
          ChecksumAlgorithm,
        }),
      );
      expect(put[`Checksum${ChecksumAlgorithm}` as keyof typeof put]).toMatch(/=$/);
      const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'streamed' }));
      expect(Buffer.from(await got.Body!.transformToByteArray()).equals(Body)).toBe(true);
      expect(got.ContentEncoding).toBeUndefined();
    },
  );

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
    expect(await refusal(client.send(new HeadObjectCommand({ Bucket: 'evidence', Key: 'k' })))).toBe('NotFound');
  });

  it('is read in part by range', async () => {
    const { client } = await running();
    await client.send(new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: '0123456789' }));
    const range = async (Range: string) => {
      const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'k', Range }));
      return [await got.Body!.transformToString(), got.ContentRange];
    };
    expect(await range('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(await range('bytes=7-')).toEqual(['789', 'bytes 7-9/10']);
    expect(await range('bytes=-2')).toEqual(['89', 'bytes 8-9/10']);
    expect(await range('bytes=8-99')).toEqual(['89', 'bytes 8-9/10']);
    expect(await refusal(range('bytes=10-'))).toBe('InvalidRange');
    expect(await refusal(range('bytes=0-1,4-5'))).toBe('NotImplemented');
  });

  it('is not sent again to who has it', async () => {
    const { client } = await running();
    const { ETag } = await client.send(new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: 'x' }));
    expect(await refusal(client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'k', IfNoneMatch: ETag! })))).toBe(
      '304',
    );
    expect(await refusal(client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'k', IfMatch: '"other"' })))).toBe(
      'PreconditionFailed',
    );
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
      const listed = await client.send(new ListObjectsV2Command({ Bucket: 'scratch', EncodingType: 'url' }));
      expect(listed.Contents?.map((one) => decodeURIComponent(one.Key!))).toEqual([Key]);
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
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: 'scratch', Prefix, MaxKeys, ContinuationToken }),
        );
        expect(page.KeyCount).toBeLessThanOrEqual(MaxKeys);
        found.push(...(page.Contents ?? []).map((one) => one.Key!));
        ContinuationToken = page.NextContinuationToken;
        expect(page.IsTruncated).toBe(ContinuationToken !== undefined);
      } while (ContinuationToken);
      return found;
    };
    const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await all()).toEqual(sorted);
    for (const size of [1, 2, 5]) expect(await all(undefined, size)).toEqual(sorted);
    for (const prefix of ['a', 'a/', 'a/b', '考核/', 'none']) {
      expect(await all(prefix, 2)).toEqual(sorted.filter((key) => key.startsWith(prefix)));
    }
    expect(await refusal(client.send(new ListObjectsV2Command({ Bucket: 'scratch', ContinuationToken: '!!' })))).toBe(
      'InvalidArgument',
    );
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
    expect(await refusal(client.send(new DeleteObjectCommand({ ...at, BypassGovernanceRetention: true })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Body: Buffer.alloc(0), IfMatch: '"x"' })))).toBe(
      'NotImplemented',
    );
    expect(await refusal(client.send(new PutObjectCommand({ ...at, Bucket: 'other', Body: Buffer.alloc(0) })))).toBe(
      'NoSuchBucket',
    );
  });
});
