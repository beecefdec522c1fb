import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import type { AuthorizedCall } from '../../../local/s3/server.ts';
import { key, refusal, running, type Running } from './running.ts';

const at = { Bucket: 'evidence', Key: '证据/第一季度.pdf' };
const put = (s3: Running) =>
  s3.client.send(new PutObjectCommand({ ...at, Body: 'evidence', ContentType: 'application/pdf' }));
const code = async (response: Response) => [response.status, /<Code>(.*)<\/Code>/.exec(await response.text())?.[1]];

describe('A signed request', () => {
  it('is refused when it was signed with another secret or an unknown key', async () => {
    const s3 = await running();
    const forged = s3.clientWith({ credentials: { ...key, secretAccessKey: 'a guess' } });
    expect(await refusal(forged.send(new PutObjectCommand({ ...at, Body: 'x' })))).toBe('SignatureDoesNotMatch');
    const unknown = s3.clientWith({ credentials: { ...key, accessKeyId: 'AKIDNOBODY' } });
    expect(await refusal(unknown.send(new GetObjectCommand(at)))).toBe('InvalidAccessKeyId');
  });

  it('is refused when it is more than fifteen minutes old', async () => {
    const shift = { milliseconds: 16 * 60_000 };
    const s3 = await running({ shift });
    const steady = s3.clientWith({ systemClockOffset: 0 });
    expect(await refusal(steady.send(new GetObjectCommand(at)))).toBe('RequestTimeTooSkewed');
  });

  it('is refused when its body, its key or an unsigned header was changed on the way', async () => {
    const s3 = await running();
    const changed = async (
      change: (request: { body?: unknown; path: string; headers: Record<string, string> }) => void,
    ) => {
      const client = s3.clientWith({});
      client.middlewareStack.add(
        (next) => async (args) => {
          change(args.request as never);
          return next(args);
        },
        { step: 'finalizeRequest', priority: 'low' },
      );
      return refusal(client.send(new PutObjectCommand({ ...at, Body: 'x' })));
    };
    expect(await changed((request) => void (request.body = 'y'))).toBe('XAmzContentSHA256Mismatch');
    expect(await changed((request) => void (request.path += 'x'))).toBe('SignatureDoesNotMatch');
    expect(await changed((request) => void (request.headers['x-amz-acl'] = 'public-read'))).toBe('AccessDenied');
    expect(await changed(() => undefined)).toBe('was not refused');
  });

  it('is needed', async () => {
    const s3 = await running();
    await put(s3);
    expect(await code(await fetch(`${s3.url}/evidence/${at.Key}`))).toEqual([403, 'AccessDenied']);
    expect(await code(await fetch(`${s3.url}/evidence/${at.Key}`, { method: 'PUT', body: 'x' }))).toEqual([
      403,
      'AccessDenied',
    ]);
  });

  it('is asked about with the policies of its signer', async () => {
    const calls: AuthorizedCall[] = [];
    const s3 = await running({ authorize: (call) => (calls.push(call), call.action !== 's3:ListBucket') });
    await put(s3);
    expect(await refusal(s3.client.send(new ListObjectsV2Command({ Bucket: 'evidence' })))).toBe('AccessDenied');
    const link = await getSignedUrl(s3.client, new GetObjectCommand(at), { expiresIn: 60 });
    await fetch(link);
    const who = { accessKeyId: key.accessKeyId, principal: 'reports.http', bucket: 'evidence' };
    expect(calls).toEqual([
      { ...who, action: 's3:PutObject', key: at.Key, allowedByPresign: false },
      { ...who, action: 's3:ListBucket', key: '', allowedByPresign: false },
      { ...who, action: 's3:GetObject', key: at.Key, allowedByPresign: true },
    ]);
  });

  it('is refused before its twenty megabytes were read, and the client gets to know why', async () => {
    const s3 = await running({ authorize: () => false });
    const command = new PutObjectCommand({ ...at, Body: Buffer.alloc(320 * 65_536) });
    expect(await refusal(s3.client.send(command))).toBe('AccessDenied');
    expect(await refusal(s3.client.send(new GetObjectCommand(at)))).toBe('AccessDenied');
  });

  it('learns that a key is free only from a signer who may list', async () => {
    const s3 = await running({ authorize: ({ action }) => action !== 's3:ListBucket' });
    expect(await refusal(s3.client.send(new GetObjectCommand(at)))).toBe('AccessDenied');
  });
});

describe('A link signed beforehand', () => {
  it('downloads the object the way its signer wanted it presented', async () => {
    const s3 = await running();
    await put(s3);
    const link = await getSignedUrl(
      s3.client,
      new GetObjectCommand({
        ...at,
        ResponseContentDisposition: "attachment; filename*=UTF-8''%E7%AC%AC%E4%B8%80.pdf",
        ResponseContentType: 'application/octet-stream',
      }),
      { expiresIn: 60 },
    );
    const response = await fetch(link);
    expect(await response.text()).toBe('evidence');
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E7%AC%AC%E4%B8%80.pdf");
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('cannot smuggle a line break into the answer', async () => {
    const s3 = await running();
    await put(s3);
    const command = new GetObjectCommand({ ...at, ResponseContentType: 'text/html\r\nset-cookie: a=b' });
    const response = await fetch(await getSignedUrl(s3.client, command, { expiresIn: 60 }));
    expect(await code(response)).toEqual([400, 'InvalidArgument']);
  });

  it('expires', async () => {
    const shift = { milliseconds: 0 };
    const s3 = await running({ shift });
    await put(s3);
    const link = await getSignedUrl(s3.client, new GetObjectCommand(at), { expiresIn: 300 });
    expect((await fetch(link)).status).toBe(200);
    shift.milliseconds = 302_000;
    expect(await code(await fetch(link))).toEqual([403, 'AccessDenied']);
  });

  it('is good for no other key, version, method, presentation or time', async () => {
    const s3 = await running();
    await put(s3);
    const link = await getSignedUrl(s3.client, new GetObjectCommand(at), { expiresIn: 300 });
    const altered = [
      link.replace('.pdf', '.xls'),
      `${link}&versionId=null`,
      `${link}&response-content-type=text/html`,
      link.replace('X-Amz-Expires=300', 'X-Amz-Expires=600000'),
      link.replace(/Signature=./, 'Signature=x'),
    ];
    for (const url of altered) expect(await code(await fetch(url))).toEqual([403, 'SignatureDoesNotMatch']);
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(403);
    expect(await code(await fetch(link, { method: 'PUT', body: 'x' }))).toEqual([403, 'SignatureDoesNotMatch']);
    expect((await fetch(link.replace(/X-Amz-Expires=300/, 'X-Amz-Expires=0'))).status).toBe(400);
  });

  it('is for downloads only: an upload comes by a form, whose policy limits its size and type', async () => {
    const s3 = await running();
    const link = await getSignedUrl(s3.client, new PutObjectCommand(at), { expiresIn: 60 });
    expect(await code(await fetch(link, { method: 'PUT', body: 'x' }))).toEqual([501, 'NotImplemented']);
    expect(await refusal(s3.client.send(new HeadObjectCommand(at)))).toBe('NotFound');
  });
});
