import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../local/s3/store.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { key, refusal, running } from './running.ts';

const program = fileURLToPath(import.meta.resolve('./crash.server.ts'));

async function connected(child: ChildProcess): Promise<S3Client> {
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const endpoint = `http://127.0.0.1:${line.toString().trim()}`;
  const client = new S3Client({ region: 'x', endpoint, forcePathStyle: true, credentials: key, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return client;
}

const started = (directory: string) => spawn(process.execPath, [program, directory]);
const unfinished = (directory: string) => readdirSync(join(directory, '.incoming'));

describe('When the embedded S3 is killed', () => {
  it('every acknowledged object is there afterwards, whole, and no other is seen in part', async () => {
    const directory = temporaryFolder();
    const child = started(directory);
    const client = await connected(child);
    const acknowledged = new Set<string>();
    const write = async (writer: number) => {
      for (let n = 0; ; n++) {
        const Key = `${writer}/${n}`;
        await client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body: Key.repeat(2000) }));
        acknowledged.add(Key);
        if (acknowledged.size === 100) child.kill('SIGKILL');
      }
    };
    await Promise.allSettled([1, 2, 3, 4].map((writer) => write(writer)));
    expect(acknowledged.size).toBeGreaterThanOrEqual(100);

    const s3 = await running({ directory });
    const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket: 'evidence' }));
    const present = new Set(Contents.map((one) => one.Key!));
    expect([...acknowledged].filter((Key) => !present.has(Key))).toEqual([]);
    for (const Key of present) {
      const got = await s3.client.send(new GetObjectCommand({ Bucket: 'evidence', Key }));
      expect(await got.Body!.transformToString()).toBe(Key.repeat(2000));
    }
    expect(unfinished(directory)).toEqual([]);
  });

  it('between writing the bytes and naming them, the object never was', async () => {
    const directory = temporaryFolder();
    const before = openStore(directory);
    await (await before.takeIn(Readable.from([Buffer.from('the bytes')]))).file.close();
    expect(unfinished(directory)).toHaveLength(1);

    const s3 = await running({ directory });
    expect(unfinished(directory)).toEqual([]);
    expect(await refusal(s3.client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'k' })))).toBe('NoSuchKey');
  });
});

describe('When the disk of the embedded S3', () => {
  it('is full, the upload is refused, says so, and leaves nothing; what was there stays', async () => {
    const directory = temporaryFolder();
    // A limit on the size of files is the full disk a test may make: 64 blocks of 512 or 1024 bytes.
    const child = spawn('sh', ['-c', `ulimit -f 64; exec "${process.execPath}" "${program}" "${directory}"`]);
    const client = await connected(child);
    const put = (Key: string, size: number) =>
      refusal(client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body: Buffer.alloc(size) })));
    expect(await put('small', 1000)).toBe('was not refused');
    expect(await put('large', 200_000)).toBe('ServiceUnavailable');
    expect(unfinished(directory)).toEqual([]);
    const listed = await client.send(new ListObjectsV2Command({ Bucket: 'evidence' }));
    expect(listed.Contents?.map((one) => one.Key)).toEqual(['small']);
  });

  it('does not let it write, the answer is a clear internal error that shows no path', async () => {
    const s3 = await running();
    rmSync(join(s3.directory, '.incoming'), { recursive: true });
    writeFileSync(join(s3.directory, '.incoming'), 'in the way');
    chmodSync(join(s3.directory, '.incoming'), 0o400);
    const error: unknown = await s3.client
      .send(new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: 'x' }))
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'InternalError',
      message: 'This server could not read or write its directory (ENOTDIR).',
    });
  });

  it('has lost the end of a version, reading it is an internal error and nothing is invented', async () => {
    const s3 = await running();
    await s3.client.send(new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: 'x' }));
    writeFileSync(join(s3.directory, 'evidence', 'k', '@0000000001'), 'x');
    expect(await refusal(s3.client.send(new GetObjectCommand({ Bucket: 'evidence', Key: 'k' })))).toBe('InternalError');
  });
});
