import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { accountsText, signInText } from '../../../shared/text/accounts.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { addressOf } from '../../front.ts';
import { inLine, type Log } from '../../log.ts';
import type { Clock } from '../../schedule/clock.ts';
import type { Issuer } from '../issuer.ts';
import { createAccountPage } from './account-page.ts';
import { administration, createAdministration } from './administer.ts';
import { createLockOut } from './lock-out.ts';
import { type Person, createPages } from './pages.ts';
import { Busy, type Passwords, createPasswords } from './passwords.ts';
import { createProvider } from './provider.ts';
import { createSignIn } from './sign-in.ts';
import { openStore } from './store.ts';
import { type Visit, languageCookie, languageOf, redirect, sendPage, showIn } from './visit.ts';

export interface AccountsOptions {
  /** The data folder. */
  directory: string;
  /** Signs the tokens; it stands at the public address, under `/oidc`. */
  issuer: Issuer;
  audience: string;
  jurisdiction: string;
  county?: Text | undefined;
  /** People who are picked instead of signing in. Only a demo has them. */
  demo?: readonly Person[] | undefined;
  /** That of the system. Accounts themselves go by the real time. */
  clock: Clock;
  /** Where the API is reached from this machine. */
  api: string;
  log: Log;
  now?: () => number;
  passwords?: Passwords;
}

export interface Accounts {
  /** What answers beside the API, by what the paths begin with. */
  beside: Readonly<Record<string, RequestListener>>;
  close: () => void;
}

const mount = '/oidc';
const hour = 3_600_000;

/** The accounts of one machine, the pages to sign in with them, and the OpenID provider that makes tokens of it. */
export function createAccounts(options: AccountsOptions): Accounts {
  const {
    directory,
    issuer,
    audience,
    jurisdiction,
    county,
    demo,
    clock,
    log,
    now = Date.now,
    passwords = createPasswords(),
  } = options;
  const { origin } = new URL(issuer.url);
  const home = issuer.url.slice(0, -mount.length);
  const proxied = origin.startsWith('https:');
  const store = openStore(directory, demo ? 'demo' : 'county');
  for (const { id, name } of demo ?? []) if (!store.account(id)) store.add({ subject: id, login: id, name, at: now() });
  const means = { store, passwords, lockOut: createLockOut(store, now) };
  const pages = createPages({ county, isDemo: demo !== undefined, home });
  const provider = createProvider({
    url: issuer.url,
    home,
    audience,
    jurisdiction,
    key: issuer.key,
    ahead: () => clock.now() - Date.now(),
    store,
    pages: {
      error: (context, reason) => showIn(context, pages.error(languageOf(context.req), 'bad-request', reason)),
      signOut: (context, form) => showIn(context, pages.signOut(languageOf(context.req), form)),
      signedOut: (context) => showIn(context, pages.signedOut(languageOf(context.req))),
    },
  });
  provider.on('end_session.success', ({ req, oidc }) => {
    const subject = oidc.session?.accountId;
    if (subject !== undefined)
      store.history.add({ at: now(), who: subject, whom: subject, what: 'signed-out', place: addressOf(req) });
  });
  provider.on('server_error', (_context, error) => log({ source: 'accounts', level: 'error', text: String(error) }));
  const appName = `${county?.zh ?? ''}${signInText.system.zh}`;
  const signIn = createSignIn({
    ...means,
    provider,
    pages,
    origin,
    appName,
    people: demo && Map.groupBy(demo, ({ unit }) => unit.zh),
    now,
  });
  const style = readFileSync(path.join(import.meta.dirname, 'style.css'));
  const answerProvider = provider.callback();
  const account = createAccountPage({ ...means, provider, pages, origin, appName, now });
  const administer = createAdministration({ ...means, api: options.api, jurisdiction, now, log });

  const page = async (visit: Visit): Promise<void> => {
    const { incoming, answer, query } = visit;
    if (visit.path === '/style.css') {
      answer.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }).end(style);
      return;
    }
    const asked = query.get('lang');
    const language = asked === 'en' ? 'en' : 'zh';
    if (asked !== null && incoming.method === 'GET' && visit.path !== '/auth')
      return redirect(visit, `${mount}${visit.path}`, {
        'set-cookie': [
          `${languageCookie}=${language}; Path=${mount}; Max-Age=31536000; HttpOnly; SameSite=Lax`,
          // The console goes on in the language that was chosen here.
          `jixiao_chosen=${language}; Path=/; Max-Age=3600; SameSite=Lax`,
        ],
      });
    const [, uid] = /^\/sign-in\/([\w-]+)$/.exec(visit.path) ?? [];
    if (uid !== undefined) return signIn(visit, uid);
    // People of a demo have no passwords.
    if (visit.path === '/account' && !demo) return account(visit);
    // How koa learns where it is mounted.
    Object.assign(incoming, { originalUrl: incoming.url, url: incoming.url?.slice(mount.length) });
    return answerProvider(incoming, answer);
  };

  const answerPage: RequestListener = (incoming, answer) => {
    const [rawPath = '', ...search] = (incoming.url ?? '').split('?');
    if (rawPath === administration || rawPath.startsWith(`${administration}/`)) return administer(incoming, answer);
    // Addresses are written by what the county is called by, never by what a header says it is.
    delete incoming.headers['x-forwarded-host'];
    Object.assign(incoming.headers, { host: new URL(origin).host, 'x-forwarded-proto': proxied ? 'https' : 'http' });
    const visit = {
      incoming,
      answer,
      path: rawPath.slice(mount.length),
      query: new URLSearchParams(search.join('?')),
      language: languageOf(incoming),
      place: addressOf(incoming),
    };
    page(visit).catch((error: unknown) => {
      if (answer.headersSent) return void answer.destroy();
      if (error instanceof Busy) return sendPage(visit, pages.error(visit.language, 'busy'), 503);
      log({ source: 'accounts', level: 'error', text: String(error) });
      return sendPage(visit, pages.error(visit.language, 'error'), 500);
    });
  };

  if (store.isEmpty()) log({ source: 'accounts', level: 'error', text: inLine(accountsText['none-yet']) });
  store.purge(now());
  const purging = setInterval(() => store.purge(now()), hour);
  purging.unref();
  return {
    beside: { [`${mount}/`]: answerPage, [administration]: administer },
    close() {
      clearInterval(purging);
      store.close();
    },
  };
}
