import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
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

  it('cannot lose a version before its retention ends, and can afterwards', async () => {
    const shift = { milliseconds: 0 };
    const s3 = await running({ shift });
    const { VersionId } = await put(s3, 'sealed');
    const remove = () => refusal(s3.client.send(new DeleteObjectCommand({ ...at, VersionId })));
    expect(await remove()).toBe('AccessDenied');
    expect(await read(s3, VersionId)).toBe('sealed');
    const head = await s3.client.send(new HeadObjectCommand(at));
    expect(head.ObjectLockMode).toBe('GOVERNANCE');
    shift.milliseconds = head.ObjectLockRetainUntilDate!.getTime() - Date.now() + 60_000;
    const later = s3.clientWith({ systemClockOffset: shift.milliseconds });
    await later.send(new DeleteObjectCommand({ ...at, VersionId }));
    expect(await refusal(later.send(new HeadObjectCommand({ ...at, VersionId })))).toBe('NotFound');
  });

  it('is not taken in without a checksum, for it could not be taken back', async () => {
    const s3 = await running();
    const bare = s3.clientWith({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    expect(await refusal(bare.send(new PutObjectCommand({ ...at, Body: 'sealed' })))).toBe('InvalidRequest');
    expect(await refusal(bare.send(new PutObjectCommand({ ...at, Bucket: 'evidence', Body: 'x' })))).toBe(
      'was not refused',
    );
  });

  it('is hidden, not lost, by a delete marker', async () => {
    const s3 = await running();
    const { VersionId } = await put(s3, 'sealed');
    const marker = await s3.client.send(new DeleteObjectCommand(at));
    expect(marker.DeleteMarker).toBe(true);
    expect(await refusal(read(s3))).toBe('NoSuchKey');
    expect(await refusal(read(s3, marker.VersionId))).toBe('MethodNotAllowed');
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: 'reports' }))).KeyCount).toBe(0);
    expect(await read(s3, VersionId)).toBe('sealed');
    await s3.client.send(new DeleteObjectCommand({ ...at, VersionId: marker.VersionId }));
    expect(await read(s3)).toBe('sealed');
  });

  it('may be written again under If-None-Match: * once it is hidden', async () => {
    const s3 = await running();
    await put(s3, 'sealed');
    await s3.client.send(new DeleteObjectCommand(at));
    await s3.client.send(new PutObjectCommand({ ...at, Body: 'new', IfNoneMatch: '*' }));
    expect(await read(s3)).toBe('new');
  });
});

describe('A version id', () => {
  it('never comes to mean other bytes', async () => {
    const s3 = await running();
    const evidence = { Bucket: 'evidence', Key: 'k' };
    const { VersionId } = await put(s3, 'first', evidence);
    await s3.client.send(new DeleteObjectCommand({ ...evidence, VersionId }));
    await put(s3, 'second', evidence);
    expect(await refusal(read(s3, VersionId, evidence))).toBe('NoSuchVersion');
    expect(await refusal(read(s3, '../../x', evidence))).toBe('InvalidArgument');
  });

  it('is given to each of twenty simultaneous writers', async () => {
    const s3 = await running();
    const written = await Promise.all(Array.from({ length: 20 }, (_, n) => put(s3, String(n))));
    const read20 = await Promise.all(written.map(({ VersionId }) => read(s3, VersionId)));
    expect(read20).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  });
});

describe('A bucket without versions', () => {
  it('replaces and deletes', async () => {
    const s3 = await running();
    const scratch = { Bucket: 'scratch', Key: 'k' };
    expect((await put(s3, 'first', scratch)).VersionId).toBeUndefined();
    await put(s3, 'second', scratch);
    expect(await read(s3, undefined, scratch)).toBe('second');
    await s3.client.send(new DeleteObjectCommand(scratch));
    expect(await refusal(read(s3, undefined, scratch))).toBe('NoSuchKey');
  });
});
