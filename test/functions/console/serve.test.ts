import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { consoleAt } from '../../../functions/console/serve.ts';
import { temporaryFolder } from '../../make/folder.ts';

const folder = temporaryFolder();
const file = (path: string, text: string) => {
  writeFileSync(join(folder, `${path}.br`), brotliCompressSync(text));
  writeFileSync(join(folder, `${path}.gz`), gzipSync(text));
};

const told = {
  issuer: 'https://sso.example.gov.cn/realms/county',
  clientId: 'jixiao-console',
  scope: 'openid jixiao',
  name: '',
};
const serve = consoleAt({ folder, told, files: 'https://s3.cn-north-1.amazonaws.com.cn' });

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  file('index.html', '<html>');
  file('public.html', '<html lang>');
  file('assets/main-ABC.js', 'go();');
});

const get = async (rawPath: string, headers: Record<string, string> = { 'accept-encoding': 'gzip, deflate, br' }) => {
  const { statusCode, headers: sent = {}, body = '' } = await serve({ rawPath, headers });
  return { status: statusCode, sent, body };
};
const bytesOf = (body: string) => Buffer.from(body, 'base64');

describe('the console is served', () => {
  test('one page for every address of it, which is asked for anew each time', async () => {
    for (const path of ['/', '/reports', '/filing/2026-q1/unit.finance']) {
      const { status, sent, body } = await get(path);
      expect([status, sent['content-type'], sent['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      expect(bytesOf(body)).toEqual(brotliCompressSync('<html>'));
    }
  });

  test('what is public as a page of its own, without the desk', async () => {
    for (const path of ['/public', '/public/330199', '/public/330199/results/2026-q1'])
      expect(bytesOf((await get(path)).body)).toEqual(brotliCompressSync('<html lang>'));
    expect(bytesOf((await get('/publications')).body)).toEqual(brotliCompressSync('<html>'));
  });

  test('its files for good, in the compression the browser takes, and plain to whoever takes none', async () => {
    const { sent, body } = await get('/assets/main-ABC.js');
    expect(sent).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(bytesOf(body)).toEqual(brotliCompressSync('go();'));
    expect((await get('/assets/main-ABC.js', { 'accept-encoding': 'gzip' })).sent['content-encoding']).toBe('gzip');
    const plain = await get('/assets/main-ABC.js', {});
    expect([plain.sent['content-encoding'], bytesOf(plain.body).toString()]).toEqual([undefined, 'go();']);
  });

  test('nothing else of the disk, and no page in place of a route or a file that is not there', async () => {
    const paths = [
      '/v1/nothing',
      '/v1',
      '/oidc/nothing',
      '/assets/gone-1.js',
      '/assets/../index.html',
      '/assets/a/b.js',
    ];
    for (const path of [...paths, '/assets/', '/assets/..', '/assets/%2e%2e']) {
      const { status, sent, body } = await get(path);
      expect([path, status, sent['cache-control'], body]).toEqual([path, 404, 'no-store', '{"message":"Not Found"}']);
    }
  });

  test('with what a browser needs to sign people in', async () => {
    const { sent, body } = await get('/console.json');
    expect(sent['cache-control']).toBe('no-store');
    expect(JSON.parse(body)).toEqual(told);
  });

  test('under a policy by which no script runs but its own, and nothing is asked of anybody but the issuer and the store', async () => {
    for (const path of ['/', '/assets/main-ABC.js', '/v1/nothing', '/console.json']) {
      const policy = String((await get(path)).sent['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("connect-src 'self' https://sso.example.gov.cn https://s3.cn-north-1.amazonaws.com.cn;");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });
});
