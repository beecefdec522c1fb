import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { afterEach, expect } from 'vitest';
import { routes } from '../../../functions/organisation/routes.ts';
import type { Role } from '../../../shared/domain/organisation/authority.ts';
import { type AccountsOptions, createAccounts } from '../../../local/identity/accounts/accounts.ts';
import { createPasswords } from '../../../local/identity/accounts/passwords.ts';
import { openStore } from '../../../local/identity/accounts/store.ts';
import { type Issuer, createIssuer } from '../../../local/identity/issuer.ts';
import { createAuthorizer } from '../../../local/gateway/authorizer.ts';
import { createClock } from '../../../local/schedule/clock.ts';
import { createFront } from '../../../local/front.ts';
import { listen } from '../../../local/server.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { browser } from './browser.ts';

export const password = '春眠不觉晓处处闻啼鸟';
export const passwords = createPasswords({ N: 2 ** 11, r: 8, p: 1 });
const kept = await passwords.hash(password);
export const minute = 60_000;

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** The accounts of a county on a port of their own; time goes on when told to. */
export async function county(options: Partial<AccountsOptions> = {}) {
  const directory = options.directory ?? temporaryFolder();
  const server = await listen(0);
  ended.push(server.close);
  const issuer = await createIssuer(directory, `${server.url}/oidc`, 'jixiao', createClock());
  const time = { now: Date.now() };
  const roles = new Map<string, Role>();
  const me = whoAmI(issuer, roles);
  const faults: string[] = [];
  ended.push(() => expect(faults).toEqual([]));
  const start = () => {
    const accounts = createAccounts({
      directory,
      issuer,
      audience: 'jixiao',
      jurisdiction: '330199',
      clock: createClock(),
      api: server.url,
      // That there is no account yet is no fault of a test that makes them.
      log: ({ text }) => void (text.includes('accounts first') || faults.push(text)),
      now: () => time.now,
      passwords,
      ...options,
    });
    server.serve(
      createFront({
        api: me,
        beside: accounts.beside,
        version: {},
        healthy: () => Promise.resolve(true),
        secure: false,
      }),
    );
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
    roles,
    /** Asks the administration as somebody, with a token the issuer made for them or another. */
    async ask(subject: string, path: string, body?: unknown, token?: string) {
      const bearer = token ?? (await issuer.token({ sub: subject, jurisdiction: '330199' }));
      const answer = await fetch(`${server.url}/accounts${path}`, {
        headers: { authorization: `Bearer ${bearer}`, 'accept-language': 'en' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Answered };
    },
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

/** What the administration answered, as a test reads it. */
interface Answered {
  readonly [field: string]: string;
  readonly accounts: never;
  readonly history: never;
}

/** Stands for the system behind: it takes tokens of the issuer and answers, by the schema of its route, who somebody is. */
function whoAmI(issuer: Issuer, roles: ReadonlyMap<string, Role>): RequestListener {
  const route = routes.find(({ id }) => id === 'organisation.me');
  const authorizer = createAuthorizer({ ...ofGateway, issuer: issuer.url, local: issuer });
  const respond = async ({ url, headers }: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const verdict = await authorizer(headers.authorization, []);
    if (url !== '/v1/organisation/me' || !verdict.ok) return void answer.writeHead(verdict.ok ? 404 : 401).end();
    const { sub = '', jurisdiction = '' } = verdict.jwt.claims;
    const role = roles.get(sub);
    const grants = role === undefined ? [] : [{ role, unit: '' }];
    answer.end(JSON.stringify(route?.reply.parse({ id: sub, name: sub, jurisdiction, unit: 'county', grants })));
  };
  return (incoming, answer) => void respond(incoming, answer);
}

export const ofGateway = { audience: ['jixiao'], clock: createClock(), log: () => undefined };

type County = Awaited<ReturnType<typeof county>>;

export async function signIn({ home }: County, page: ReturnType<typeof browser>, login: string, given = password) {
  const verifier = await page.authorize();
  await page.send({ login, password: given });
  return { verifier, reached: page.page().url.startsWith(`${home}/signed-in?`) };
}
