import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import { type AccountsOptions, createAccounts } from '../../../local/identity/accounts/accounts.ts';
import { hashPassword } from '../../../local/identity/accounts/passwords.ts';
import { openStore } from '../../../local/identity/accounts/store.ts';
import { createIssuer } from '../../../local/identity/issuer.ts';
import { createAuthorizer } from '../../../local/gateway/authorizer.ts';
import { createClock } from '../../../local/schedule/clock.ts';
import { listen } from '../../../local/server.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { browser, tokens } from './browser.ts';

const password = '春眠不觉晓处处闻啼鸟';
const kept = await hashPassword(password);

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** The accounts of a county on a port of their own; time goes on when told to. */
async function county(options: Partial<AccountsOptions> = {}) {
  const directory = options.directory ?? temporaryFolder();
  const server = await listen(0);
  ended.push(server.close);
  const issuer = await createIssuer(directory, `${server.url}/oidc`, 'jixiao', createClock());
  const time = { now: Date.now() };
  const start = () => {
    const accounts = createAccounts({
      directory,
      issuer,
      audience: 'jixiao',
      jurisdiction: '330199',
      clock: createClock(),
      log: ({ text }) => expect.fail(text),
      now: () => time.now,
      ...options,
    });
    server.serve(accounts.before((_incoming, answer) => void answer.writeHead(404).end()));
    return accounts;
  };
  let accounts = start();
  const store = openStore(directory, options.demo ? 'demo' : 'county');
  ended.push(store.close, () => accounts.close());
  return {
    home: server.url,
    issuer,
    store,
    time,
    restart() {
      accounts.close();
      accounts = start();
    },
    add(subject: string, fields: Parameters<typeof store.change>[1] = {}) {
      store.add({ subject, login: subject, name: '李绩', at: time.now });
      store.change(subject, { password: kept, ...fields });
    },
    browser: () => browser(server.url),
  };
}

type County = Awaited<ReturnType<typeof county>>;

async function signIn({ home }: County, page: ReturnType<typeof browser>, login: string, given = password) {
  const verifier = await page.authorize();
  await page.send({ login, password: given });
  return { verifier, reached: page.page().url.startsWith(`${home}/signed-in?`) };
}

describe('signing in', () => {
  test('with name and password leads by a code to tokens that the gateway takes, and the next start still knows who is signed in', async () => {
    const first = await county();
    const { home, issuer, store } = first;
    first.add('li.jixiao');
    const page = first.browser();
    const { verifier, reached } = await signIn(first, page, ' Li.Jixiao');
    expect(reached).toBe(true);
    const code = page.code();
    const wrong = await tokens(home, { grant_type: 'authorization_code', code, code_verifier: 'x'.repeat(43) });
    expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const { body: got } = await tokens(home, { grant_type: 'authorization_code', code, code_verifier: verifier });
    expect(got).toMatchObject({ token_type: 'Bearer', scope: 'jixiao', expires_in: 600 });

    const { access_token: token = '' } = got;
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: 'local' });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({ iss: issuer.url, aud: 'jixiao', sub: 'li.jixiao', jurisdiction: '330199' });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600);
    expect(decodeJwt(got['id_token'] ?? '')).toMatchObject({ sub: 'li.jixiao', name: '李绩', amr: ['pwd'] });
    const authorizer = createAuthorizer({
      issuer: issuer.url,
      audience: ['jixiao'],
      clock: createClock(),
      local: issuer,
      log: () => undefined,
    });
    expect(await authorizer(`Bearer ${token}`, [])).toMatchObject({
      ok: true,
      jwt: { claims: { sub: 'li.jixiao', jurisdiction: '330199' } },
    });
    const tampered = `${token.slice(0, -40)}${'A'.repeat(40)}`;
    expect(await authorizer(`Bearer ${tampered}`, [])).toMatchObject({ ok: false, status: 401 });
    expect(store.history.list({ of: 'li.jixiao', before: 99, limit: 9 }).found).toMatchObject([
      { what: 'signed-in', place: '127.0.0.1' },
    ]);

    first.restart();
    const again = await page.authorize();
    expect(page.page().url).toContain(`${home}/signed-in?code=`);
    const renewed = await tokens(home, {
      grant_type: 'authorization_code',
      code: page.code(),
      code_verifier: again,
    });
    expect(decodeJwt(renewed.body['access_token'] ?? '')).toMatchObject({ sub: 'li.jixiao' });
  });
});
