import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAuthorizer } from '../../../local/gateway/authorizer.ts';
import { createClock } from '../../../local/schedule/clock.ts';
import { createIssuer } from '../../../local/identity/issuer.ts';
import type { Line } from '../../../local/log.ts';
import { temporaryFolder } from '../../make/folder.ts';

const { publicKey, privateKey } = await generateKeyPair('RS256');
const key = { ...(await exportJWK(publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };

/** An identity provider of somebody else's, up or down. */
let server: Server;
let issuer: string;
let up = true;
const lines: Line[] = [];

beforeEach(async () => {
  up = true;
  lines.length = 0;
  server = createServer((incoming, answer) => {
    if (!up) return void answer.writeHead(502).end('bad gateway');
    const found = incoming.url === '/jwks' ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/jwks` };
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

async function authorizer() {
  const clock = createClock();
  const local = await createIssuer(temporaryFolder(), 'http://127.0.0.1/oidc', 'jixiao', clock);
  return createAuthorizer({ issuer, audience: ['jixiao'], clock, local, log: (line) => lines.push(line) });
}

const token = () =>
  new SignJWT({ sub: 'zhao', jurisdiction: '330199' })
    .setProtectedHeader({ alg: 'RS256', kid: 'own' })
    .setIssuer(issuer)
    .setAudience('jixiao')
    .setExpirationTime('1h')
    .sign(privateKey);

it('a token is not called malformed because the identity provider is down: nobody can say, and the log says why', async () => {
  const judge = await authorizer();
  up = false;
  expect(await judge(`Bearer ${await token()}`, [])).toEqual({ ok: false, status: 503 });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await judge(`Bearer ${await token()}`, [])).toEqual({ ok: false, status: 503 });
  expect(lines.map(({ level, text }) => [level, text.includes(issuer)])).toEqual([
    ['error', true],
    ['error', true],
  ]);
});

it('a token is taken as soon as the identity provider answers again', async () => {
  const judge = await authorizer();
  up = false;
  expect(await judge(`Bearer ${await token()}`, [])).toEqual({ ok: false, status: 503 });
  up = true;
  expect(await judge(`Bearer ${await token()}`, [])).toMatchObject({ ok: true });
});

it('an outage passes unnoticed by whoever the keys at hand can judge', async () => {
  const judge = await authorizer();
  expect(await judge(`Bearer ${await token()}`, [])).toMatchObject({ ok: true });
  up = false;
  const other = await new SignJWT({ sub: 'qian' })
    .setProtectedHeader({ alg: 'RS256', kid: 'own' })
    .setIssuer(issuer)
    .setAudience('jixiao')
    .setExpirationTime('1h')
    .sign(privateKey);
  expect(await judge(`Bearer ${other}`, [])).toMatchObject({ ok: true });
  expect(await judge('Bearer hello', [])).toMatchObject({ ok: false, status: 401 });
});
