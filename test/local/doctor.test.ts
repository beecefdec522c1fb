import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { lookAtGrowth, lookAtPermissions } from '../../local/doctor/inside.ts';
import { lookAtIssuer } from '../../local/doctor/outside.ts';
import { lineOf } from '../../local/doctor/told.ts';
import { measure } from '../../local/growth.ts';
import { temporaryFolder } from '../make/folder.ts';

const config = (fields: object) => ({
  jurisdiction: '330199',
  name: { zh: '清江县', en: 'Qingjiang County' },
  firstSecurityAdministrator: 'zhao.an',
  address: 'http://127.0.0.1:8080',
  port: 8080,
  data: '/nowhere',
  machine: 'shared' as const,
  ...fields,
});
const english = (told: { mark: string; text: { en: string } }[]) => told.map(({ mark, text }) => `${mark} ${text.en}`);

let server: Server | undefined;
afterEach(() => void server?.close());

/** An issuer that says what it is told to. */
async function issuer(documents: (url: string) => Record<string, object>, date = new Date()): Promise<string> {
  let url = '';
  server = createServer((incoming, answer) => {
    const document = documents(url)[incoming.url ?? ''];
    answer.writeHead(document ? 200 : 404, { date: date.toUTCString() }).end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return url;
}
const of = (url: string) => config({ issuer: { url, audience: 'jixiao', client: 'jixiao-console', subject: 'sub' } });
const discovery = (url: string, keys: object[], called = url) => ({
  '/.well-known/openid-configuration': { issuer: called, jwks_uri: `${url}/keys` },
  '/keys': { keys },
});

describe('the doctor', () => {
  it('is content with an issuer that is called as configured, signs with RS256 and agrees about the time', async () => {
    const { publicKey } = await generateKeyPair('RS256');
    const key = await exportJWK(publicKey);
    const told = await lookAtIssuer(of(await issuer((url) => discovery(url, [key]))));
    expect(told.map(({ mark }) => mark)).toEqual(['good', 'good', 'good']);
    server?.close();
    const slashed = await issuer((url) => discovery(url, [key], `${url}/`));
    expect((await lookAtIssuer(of(`${slashed}/`))).map(({ mark }) => mark)).toEqual(['good', 'good', 'good']);
  });

  it('names an issuer of another name, without a key for RS256, and with another time', async () => {
    const elliptic = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
    const url = await issuer((own) => discovery(own, [elliptic], `${own}/`), new Date(Date.now() - 3_600_000));
    expect(english(await lookAtIssuer(of(url)))).toEqual([
      expect.stringMatching(/^wrong The issuer calls itself/),
      expect.stringMatching(/^wrong .*has no key for RS256/),
      expect.stringMatching(/^wrong The clocks .* apart; sign-in fails/),
    ]);
  });

  it('names an issuer that does not answer', async () => {
    const url = await issuer(() => ({}));
    expect(english(await lookAtIssuer(of(url)))[0]).toMatch(/^wrong The issuer .* does not answer/);
  });

  it('names what others can reach', () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'identity.json'), '{}', { mode: 0o600 });
    expect(lookAtPermissions(config({ data })).mark).toBe('good');
    chmodSync(join(data, 'identity.json'), 0o640);
    expect(lookAtPermissions(config({ data }))).toMatchObject({ mark: 'wrong', params: { count: 1 } });
  });

  it('breaks lines where a terminal of 80 columns ends, and no word', () => {
    const text = { zh: '磁'.repeat(60), en: 'every word stays whole '.repeat(6).trim() };
    expect(lineOf({ mark: 'wrong', text, params: {} }, 80).split('\n')).toEqual([
      `✗ ${'磁'.repeat(39)}`,
      `  ${'磁'.repeat(21)}`,
      `  ${'every word stays whole '.repeat(3).trim()} every`,
      `  word stays whole ${'every word stays whole '.repeat(2).trim()}`,
    ]);
  });
});

describe('growth', () => {
  const days = (first: number) => ({ days: [{ day: '2026-11-01', rows: 1, database: 0, files: first }] });
  const at = Date.UTC(2026, 10, 11);

  it('tells from the days before how many are left on the disk, and says when few are', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'growth.json'), JSON.stringify(days(0)));
    mkdirSync(join(data, 's3'));
    writeFileSync(join(data, 's3', 'evidence'), '');
    truncateSync(join(data, 's3', 'evidence'), 10 * 1024 ** 3);
    const growth = await measure(data, 7, at);
    expect(growth).toMatchObject({ perDay: 1024 ** 3, daysLeft: Math.floor(growth.free / 1024 ** 3) });
    const told = (daysLeft: number) => lookAtGrowth({ ...growth, free: 2 ** 40, daysLeft }).map(({ mark }) => mark);
    expect([told(90), told(89)]).toEqual([
      ['good', 'good'],
      ['good', 'wrong'],
    ]);
    expect(await measure(data, 7, Date.UTC(2027, 1, 1))).toMatchObject({ perDay: undefined, daysLeft: undefined });
  });

  it('beyond what a restore can verify in time sends to the cloud', () => {
    const today = { day: '2026-11-11', rows: 15_000_001, database: 0, files: 0 };
    const told = lookAtGrowth({ today, free: 2 ** 40, perDay: 0, daysLeft: undefined });
    expect(english(told).at(-1)).toMatch(/^wrong .* Plan the move to the cloud/);
  });
});
