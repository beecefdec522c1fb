import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOneMachine } from '../../infra/one-machine.ts';
import { apiOf } from '../../local/demo/api.ts';
import { reasonNotToHide } from '../../local/dynamodb/hidden.ts';
import { freePort } from '../../local/server.ts';
import { temporaryFolder } from '../make/folder.ts';

const notHidden = reasonNotToHide();
const folder = temporaryFolder();
const data = join(folder, 'data');
const config = join(folder, 'jixiao.json');
const running = new Set<ChildProcess>();
let url = '';
let issuer: Awaited<ReturnType<typeof createSingleSignOn>>;

/** The single sign-on of a county, whose `sub` is a random number: officials are known by another claim. */
async function createSingleSignOn() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'sso', alg: 'RS256', use: 'sig' }];
  const server = createServer((incoming, answer) => {
    const found = incoming.url === '/jwks' ? { keys } : { issuer: address, jwks_uri: `${address}/jwks` };
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = (claims: Record<string, string>) =>
    new SignJWT({ sub: '6f1c9f7e', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'sso' })
      .setIssuer(address)
      .setAudience('jixiao')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  return { address, token, close: () => server.close() };
}

beforeAll(async () => {
  await buildOneMachine(join(folder, 'jixiao'));
  issuer = await createSingleSignOn();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  writeFileSync(
    config,
    JSON.stringify({
      jurisdiction: '330199',
      name: { zh: '清江县', en: 'Qingjiang County' },
      firstSecurityAdministrator: 'zhao.an',
      address: 'https://jixiao.example.gov.cn',
      port,
      data,
      issuer: { url: issuer.address, subject: 'preferred_username' },
    }),
  );
});
afterAll(() => {
  issuer.close();
  running.forEach((child) => child.kill('SIGKILL'));
});

/** As systemd would: with nothing of the sources, of npm or of the environment of the tests. */
function jixiao(...told: string[]) {
  const child = spawn(join(folder, 'jixiao', 'bin', 'jixiao'), told, {
    cwd: folder,
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said, ended: once(child, 'close').then(([code]: unknown[]) => code) };
}

async function serving() {
  const process = jixiao('serve', '--config', config);
  await expect.poll(process.said, { timeout: 20_000 }).toContain('is served');
  return process;
}

const me = async (claims: Record<string, string>) =>
  fetch(`${url}/v1/organisation/me`, { headers: { authorization: `Bearer ${await issuer.token(claims)}` } });

describe.skipIf(notHidden)(`a county served from what was built${notHidden ? ` (${notHidden})` : ''}`, () => {
  test('begins empty, knows people by the claim of its own single sign-on, and keeps what they did over a restart', async () => {
    const first = await serving();
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ healthy: true });
    expect(await (await fetch(`${url}/version`)).json()).toMatchObject({ name: 'jixiao', format: expect.any(Number) });
    expect((await me({ preferred_username: 'zhao.an' })).status).toBe(200);
    expect((await me({ preferred_username: 'somebody' })).status).toBe(403);
    expect((await me({})).status).toBe(401);

    const security = apiOf(url, await issuer.token({ preferred_username: 'zhao.an' }));
    const params = { official: 'qian.xitong' };
    const body = { role: 'system-administrator', unit: '', why: '系统启用' } as const;
    await security.call('organisation.grant', { params, body });
    const told = first.said();
    expect(told).toContain('"who":"zhao.an"');
    expect(told).toContain('"status":403');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = await serving();
    const kept = await security.call('organisation.official', { params });
    expect(kept.body.grants).toMatchObject([{ role: 'system-administrator' }]);
    const rival = jixiao('serve', '--config', config, '--port', String(await freePort()));
    expect(await rival.ended).toBe(1);
    expect(rival.said()).toContain('in use by another process');
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  test.skipIf(process.getuid?.() !== 0)(
    `shows another user of the machine none of its files and no environment of its processes${process.getuid?.() === 0 ? '' : ' (only root can become one)'}`,
    async () => {
      const county = await serving();
      for (const at of [folder, dirname(folder)]) chmodSync(at, 0o711);
      const eyes = join(folder, 'node');
      cpSync(process.execPath, eyes);
      const look = `
        import { readFileSync } from 'node:fs';
        const [data, ...pids] = process.argv.slice(2);
        const files = ['identity.json', 'issuer.json', 'dynamodb/table.sqlite'].map((name) => data + '/' + name);
        const environments = pids.map((pid) => '/proc/' + pid + '/environ');
        const open = [...files, ...environments, '/proc/self/environ'].filter((name) => { try { return readFileSync(name) } catch { return false } });
        console.log(JSON.stringify(open));`;
      const pids = [county.child.pid, ...childrenOf(county.child.pid)].map(String);
      const other = spawn(eyes, ['--input-type=module', '-', data, ...pids], {
        uid: 65_534,
        gid: 65_534,
        cwd: '/',
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      other.stdin.end(look);
      const said: Buffer[] = [];
      other.stdout.on('data', (chunk: Buffer) => said.push(chunk));
      await once(other, 'close');
      expect(pids.length).toBeGreaterThan(1);
      // It sees its own: the look is not blind.
      expect(JSON.parse(Buffer.concat(said).toString())).toEqual(['/proc/self/environ']);
      county.child.kill('SIGKILL');
      await county.ended;
    },
  );
});

const childrenOf = (pid = 0): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((one) => one.trim() !== '');

test('what was built holds no tool that built it', () => {
  expect(readdirSync(join(folder, 'jixiao', 'node_modules'))).toEqual(['@dynoxide']);
});
