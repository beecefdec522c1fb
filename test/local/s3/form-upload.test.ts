import { request } from 'node:http';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { describe, expect, it } from 'vitest';
import { refusal, running, type Running } from './running.ts';

const at = { Bucket: 'evidence', Key: '330199/2026/goal-1/证据.pdf' };
const limit = 1_000_000;
const code = async (response: Response) => [response.status, /<Code>(.*)<\/Code>/.exec(await response.text())?.[1]];

const policyFor = (s3: Running, more: Partial<PresignedPostOptions> = {}) =>
  createPresignedPost(s3.client, {
    ...at,
    Expires: 300,
    Conditions: [
      ['content-length-range', 1, limit],
      ['eq', '$Content-Type', 'application/pdf'],
    ],
    ...more,
  });

interface Changes {
  fields?: Record<string, string>;
  bytes?: number;
}

function formOf(fields: Record<string, string>, { bytes = 200_000, ...more }: Changes = {}): FormData {
  const form = new FormData();
  const all = { ...fields, 'Content-Type': 'application/pdf', ...more.fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  form.append('file', new Blob([Buffer.alloc(bytes, 'évidence\r\n--')], { type: 'text/html' }), '本地.pdf');
  return form;
}

async function upload(s3: Running, changes: Changes = {}, more: Partial<PresignedPostOptions> = {}): Promise<Response> {
  const { url, fields } = await policyFor(s3, more);
  return fetch(url, { method: 'POST', body: formOf(fields, changes) });
}

const stored = (s3: Running, Key = at.Key) => refusal(s3.client.send(new HeadObjectCommand({ ...at, Key })));

describe('A form upload with a signed policy', () => {
  it('stores the file with the type of the form', async () => {
    const s3 = await running();
    const response = await upload(s3);
    expect(response.status).toBe(204);
    const head = await s3.client.send(new HeadObjectCommand(at));
    expect(head).toMatchObject({ ContentLength: 200_000, ContentType: 'application/pdf' });
    expect(head.ETag).toBe(response.headers.get('etag'));
  });

  it('is refused when the file is too large or too small, and leaves nothing', async () => {
    const s3 = await running();
    expect(await code(await upload(s3, { bytes: limit + 1 }))).toEqual([400, 'EntityTooLarge']);
    expect(await code(await upload(s3, { bytes: 20 * limit }))).toEqual([400, 'EntityTooLarge']);
    expect(await code(await upload(s3, { bytes: 0 }))).toEqual([400, 'EntityTooSmall']);
    expect((await upload(s3, { bytes: limit })).status).toBe(204);
  });

  it.each([
    ['of another type', { 'Content-Type': 'text/html' }],
    ['for another key', { key: '330199/2026/goal-2/证据.pdf' }],
    ['with a name for the download that was not foreseen', { 'Content-Disposition': 'inline' }],
    ['with a field that was not foreseen', { 'x-amz-meta-approved-by': 'me' }],
    ['that lies about its bucket', { bucket: 'reports' }],
  ])('is refused %s', async (_, fields) => {
    const s3 = await running();
    expect(await code(await upload(s3, { fields }))).toEqual([403, 'AccessDenied']);
    expect(await stored(s3)).toBe('NotFound');
  });

  it('cannot leave a header behind that no answer could carry', async () => {
    const s3 = await running();
    const Fields = { 'Content-Disposition': 'inline; filename=中文' };
    expect(await code(await upload(s3, {}, { Fields }))).toEqual([400, 'InvalidArgument']);
  });

  it('is refused when its checksum is not that of the bytes', async () => {
    const s3 = await running();
    const Fields = { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') };
    expect(await code(await upload(s3, {}, { Fields }))).toEqual([400, 'BadDigest']);
    expect(await stored(s3)).toBe('NotFound');
  });

  it('is refused by a policy whose conditions are not all understood, and by a field that is not', async () => {
    const s3 = await running();
    const Conditions: PresignedPostOptions['Conditions'] = [['starts-with', '$Content-Type', '']];
    expect(await code(await upload(s3, {}, { Conditions }))).toEqual([400, 'InvalidPolicyDocument']);
    const Fields = { success_action_redirect: 'http://elsewhere.example' };
    expect(await code(await upload(s3, {}, { Fields }))).toEqual([501, 'NotImplemented']);
  });

  it('is refused in another bucket than the policy’s', async () => {
    const s3 = await running();
    const { url, fields } = await policyFor(s3);
    const response = await fetch(url.replace('evidence', 'reports'), { method: 'POST', body: formOf(fields) });
    expect(await code(response)).toEqual([403, 'AccessDenied']);
  });

  it('is refused once the policy has expired', async () => {
    const shift = { milliseconds: 0 };
    const s3 = await running({ shift });
    const { url, fields } = await policyFor(s3);
    shift.milliseconds = 301_000;
    expect(await code(await fetch(url, { method: 'POST', body: formOf(fields) }))).toEqual([403, 'AccessDenied']);
  });

  it('is refused when the policy was rewritten, or there is none', async () => {
    const s3 = await running();
    const { url, fields } = await policyFor(s3);
    const policy = JSON.parse(Buffer.from(fields['Policy']!, 'base64').toString()) as { conditions: unknown[] };
    policy.conditions = policy.conditions.filter((one) => !Array.isArray(one) || one[0] !== 'content-length-range');
    const rewritten = { ...fields, Policy: Buffer.from(JSON.stringify(policy)).toString('base64') };
    expect(await code(await fetch(url, { method: 'POST', body: formOf(rewritten) }))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
    expect(await code(await fetch(url, { method: 'POST', body: formOf({ key: at.Key }) }))).toEqual([
      403,
      'AccessDenied',
    ]);
  });

  it('is refused for a signer whose policies do not allow the put', async () => {
    const s3 = await running({ authorize: ({ key }) => key !== at.Key });
    expect(await code(await upload(s3))).toEqual([403, 'AccessDenied']);
  });

  it('is refused as malformed or incomplete when its body is', async () => {
    const s3 = await running();
    const post = (type: string, body: string) =>
      fetch(`${s3.url}/evidence`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(await code(await post('text/plain', 'x'))).toEqual([400, 'MalformedPOSTRequest']);
    expect(await code(await post('multipart/form-data; boundary=b', '--b\r\nnonsense\r\n\r\nx\r\n--b--'))).toEqual([
      400,
      'MalformedPOSTRequest',
    ]);
    expect(await code(await post('multipart/form-data; boundary=b', '--b\r\n'))).toEqual([400, 'IncompleteBody']);
    expect(await code(await post('multipart/form-data; boundary=b', '--b--\r\n'))).toEqual([400, 'InvalidArgument']);
  });

  it('leaves nothing when the browser goes away in the middle', async () => {
    const s3 = await running();
    const { url, fields } = await policyFor(s3);
    const whole = new Response(formOf(fields));
    const body = Buffer.from(await whole.clone().arrayBuffer());
    await new Promise<void>((resolve) => {
      const half = request(url, {
        method: 'POST',
        headers: { 'content-type': whole.headers.get('content-type')!, 'content-length': body.length },
      });
      half.on('error', () => resolve());
      half.write(body.subarray(0, body.length / 2), () => half.destroy(new Error('gone')));
    });
    expect(await stored(s3)).toBe('NotFound');
  });
});

describe('A page of another origin', () => {
  const preflight = (s3: Running, origin: string, bucket = 'evidence') =>
    fetch(`${s3.url}/${bucket}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });

  it('may upload when the bucket’s rules name its origin, and reads refusals too', async () => {
    const s3 = await running();
    const allowed = await preflight(s3, 'http://localhost:8080');
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:8080');
    const refused = await fetch(`${s3.url}/evidence`, {
      method: 'POST',
      body: 'x',
      headers: { origin: 'http://localhost:8080' },
    });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
      400,
      'http://localhost:8080',
    ]);
  });

  it('may not otherwise', async () => {
    const s3 = await running();
    expect(await code(await preflight(s3, 'http://elsewhere.example'))).toEqual([403, 'AccessForbidden']);
    expect(await code(await preflight(s3, 'http://localhost:8080', 'reports'))).toEqual([403, 'AccessForbidden']);
  });
});
