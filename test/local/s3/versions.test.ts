import { randomBytes } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../make/folder.ts';
import { refusal, running, type Running } from './running.ts';

const at = { Bucket: 'reports', Key: '330199/2026/report.html' };
const put = (s3: Running, Body: string, to = at) => s3.client.send(new PutObjectCommand({ ...to, Body }));
const read = async (s3: Running, VersionId?: string, from = at) => {
  const got = await s3.client.send(new GetObjectCommand({ ...from, VersionId }));
  return got.Body!.transformToString();
};

describe('A locked report', () => {
  it('keeps its old version when it is overwritten', async () => {
    const s3 = await running();
    const first = await put(s3, 'sealed');
    const second = await put(s3, 'rewritten');
    expect(await read(s3)).toBe('rewritten');
    expect(await read(s3, first.VersionId)).toBe('sealed');
    expect(second.VersionId).not.toBe(first.VersionId);
  });

  it('cannot be removed, nor any version of it, by whoever signs; and says until when it is kept', async () => {
    const s3 = await running();
    const { VersionId } = await put(s3, 'sealed');
    expect(await refusal(s3.client.send(new DeleteObjectCommand(at)))).toBe('NotImplemented');
    expect(await refusal(s3.client.send(new DeleteObjectCommand({ ...at, VersionId })))).toBe('NotImplemented');
    const BypassGovernanceRetention = true;
    expect(
      await refusal(s3.client.send(new DeleteObjectCommand({ ...at, VersionId, BypassGovernanceRetention }))),
    ).toBe('NotImplemented');
    expect(await read(s3, VersionId)).toBe('sealed');
    const head = await s3.client.send(new HeadObjectCommand(at));
    expect(head.ObjectLockMode).toBe('GOVERNANCE');
    expect(head.ObjectLockRetainUntilDate!.getTime() - head.LastModified!.getTime()).toBeGreaterThanOrEqual(
      3650 * 86_400_000,
    );
  });

  it('is not taken in without a checksum, for it could not be taken back', async () => {
    const s3 = await running();
    const bare = s3.clientWith({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    expect(await refusal(bare.send(new PutObjectCommand({ ...at, Body: 'sealed' })))).toBe('InvalidRequest');
    expect(await refusal(bare.send(new PutObjectCommand({ ...at, Bucket: 'evidence', Body: 'x' })))).toBe(
      'was not refused',
    );
  });
});

describe('A version id', () => {
  it('is not to be guessed, and names one version only', async () => {
    const s3 = await running();
    const { VersionId = '' } = await put(s3, 'first');
    const guessed = `${VersionId.split('.')[0]}.${randomBytes(12).toString('hex')}`;
    expect(await refusal(read(s3, guessed))).toBe('NoSuchVersion');
    expect(await refusal(read(s3, '../../x'))).toBe('InvalidArgument');
  });

  it('is given to each of twenty simultaneous writers', async () => {
    const s3 = await running();
    const written = await Promise.all(Array.from({ length: 20 }, (_, n) => put(s3, String(n))));
    const read20 = await Promise.all(written.map(({ VersionId }) => read(s3, VersionId)));
    expect(read20).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  });
});

describe('A bucket without versions', () => {
  it('replaces', async () => {
    const s3 = await running();
    const scratch = { Bucket: 'scratch', Key: 'k' };
    expect((await put(s3, 'first', scratch)).VersionId).toBeUndefined();
    await put(s3, 'second', scratch);
    expect(await read(s3, undefined, scratch)).toBe('second');
  });
});

describe('A folder that an earlier edition wrote', () => {
  /** One version as it always lay on disk: the bytes, their description, its length and a mark. */
  const written = (folder: string, n: number, bytes: string, more: object) => {
    const description = {
      key: at.Key,
      nonce: '0123456789abcdef01234567',
      size: Buffer.byteLength(bytes),
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
      modified: Date.UTC(2026, 0, 1),
      deleteMarker: false,
      headers: { 'content-type': 'text/html', 'x-amz-meta-period': '2026-q1' },
      checksums: { 'x-amz-checksum-crc64nvme': 'Wvo8S2bFbMQ=' },
      ...more,
    };
    const json = Buffer.from(JSON.stringify(description));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(json.length);
    const file = join(folder, `@${String(n).padStart(10, '0')}`);
    writeFileSync(file, Buffer.concat([Buffer.from(bytes), json, length, Buffer.from('jixiaoS3')]));
  };

  it('is read with its versions, metadata and checksums, and a delete marker in it still hides the object', async () => {
    const directory = temporaryFolder();
    const folder = join(directory, 'reports', '330199', '2026', 'report.html');
    mkdirSync(folder, { recursive: true });
    written(folder, 1, 'sealed', { retainUntil: Date.UTC(2036, 0, 1) });
    const s3 = await running({ directory });
    const got = await s3.client.send(new GetObjectCommand(at));
    expect(await got.Body!.transformToString()).toBe('sealed');
    expect(got).toMatchObject({ Metadata: { period: '2026-q1' }, ChecksumCRC64NVME: 'Wvo8S2bFbMQ=' });
    written(folder, 2, '', { deleteMarker: true });
    expect(await refusal(read(s3))).toBe('NoSuchKey');
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: 'reports' }))).KeyCount).toBe(0);
    expect(await read(s3, got.VersionId)).toBe('sealed');
    await s3.client.send(new PutObjectCommand({ ...at, Body: 'new', IfNoneMatch: '*' }));
    expect(await read(s3)).toBe('new');
  });
});
