import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { Page, iso } from '../../../functions/fields.ts';
import { fault, problemFor } from '../../../functions/problem.ts';
import { Invalid, languageOf, parse } from '../../../functions/route.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { Line, OfficialId } from '../../../shared/domain/text.ts';
import { historyNames } from '../../../shared/text/accounts.ts';
import { addressOf } from '../../front.ts';
import type { Log } from '../../log.ts';
import { readBody } from '../../server.ts';
import { type Doer, type Means, act, acts, create, reset } from './acts.ts';
import { codesOf } from './lock-out.ts';
import { Busy } from './passwords.ts';
import type { Account } from './store.ts';

export const administration = '/accounts';

interface AdministerOptions extends Means {
  /** Where the API is reached from this machine: it says what roles the caller holds. */
  api: string;
  jurisdiction: string;
  now: () => number;
  log: Log;
}

const ListQuery = Page.extend({ search: Line(0, 80).default('') });
const HistoryQuery = Page.extend({ of: OfficialId.optional() });
const CreateBody = z.strictObject({
  accounts: z
    .array(z.strictObject({ subject: OfficialId, login: Line(2, 40).optional(), name: Line(1, 40) }))
    .min(1)
    .max(500),
});
const ActBody = z.strictObject({ why: Line(0, 200).default('') });

/** Half a megabyte: 500 rows and room. */
const longestBody = 512 * 1024;

/** The accounts of this machine, listed and changed by the security administrator of the system. */
export function createAdministration(options: AdministerOptions) {
  const { store, lockOut, now } = options;

  const shown = (account: Account) => {
    const { subject, login, name, mustChange, passwordUntil, lockedAt, codeSecret, codeDemanded, signedInAt } = account;
    const until = lockOut.closedUntil(login) ?? lockOut.closedUntil(codesOf(subject));
    return {
      subject,
      login,
      name,
      lockedSince: time(lockedAt),
      lockedOutUntil: time(until ?? null),
      handedOut: mustChange,
      passwordUntil: time(passwordUntil),
      code: codeSecret === null ? 'off' : 'on',
      codeDemanded,
      lastSignIn: time(signedInAt),
    };
  };

  /** Nobody may lock themselves, and whoever is locked administers nobody: so one security administrator stays open always. */
  const other = (subject: string, { who }: Doer): Account => {
    if (subject === who) throw new Refused('accounts.own');
    const account = store.account(subject);
    if (!account) throw new Refused('accounts.missing', { subject });
    return account;
  };

  const answer = async (method: string, path: string, sent: { query: unknown; body: unknown }, doer: Doer) => {
    const [, first = '', second] = path.split('/').map(decoded);
    if (method === 'GET' && path === '') {
      const { search, cursor, limit } = ListQuery.parse(parse('query', ListQuery, sent.query));
      const { found, next } = store.list({ search, after: unpacked(cursor), limit });
      return { accounts: found.map(shown), ...(next === undefined ? {} : { next: packed(next) }) };
    }
    if (method === 'GET' && first === 'history' && second === undefined) {
      const { of = '', cursor, limit } = HistoryQuery.parse(parse('query', HistoryQuery, sent.query));
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(unpacked(cursor)) || 0;
      const { found, next } = store.history.list({ of, before, limit });
      const lines = found.map(({ at, what, ...line }) => ({ ...line, at: iso(at), what, says: historyNames[what] }));
      return { history: lines, ...(next === undefined ? {} : { next: packed(next) }) };
    }
    if (method === 'POST' && path === '') {
      const { accounts } = CreateBody.parse(parse('body', CreateBody, sent.body));
      return { accounts: await create(options, doer, accounts) };
    }
    if (method === 'POST' && second === 'reset') return reset(options, doer, other(first, doer));
    if (method === 'POST' && isAct(second)) {
      const { why } = ActBody.parse(parse('body', ActBody, sent.body ?? {}));
      act(options, other(first, doer), { ...doer, ...acts[second], why });
      return shown(other(first, doer));
    }
    throw new Refused('request.no-route', {}, { legal });
  };

  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const language = languageOf(incoming.headers['accept-language']);
    const trace = randomUUID();
    const send = (status: number, body: unknown, type = 'application/json') =>
      outgoing
        .writeHead(status, {
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'no-store',
          'x-trace-id': trace,
        })
        .end(JSON.stringify(body));
    try {
      const text = await readBody(incoming, longestBody);
      const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://machine');
      const who = await securityAdministrator(options, incoming.headers.authorization);
      // Also whoever was locked a moment ago and still holds a token.
      if (store.account(who)?.lockedAt !== null) throw new Refused('accounts.caller-locked');
      const doer = { who, place: addressOf(incoming), at: now() };
      const sent = { query: Object.fromEntries(searchParams), body: jsonOf(text, incoming) };
      send(200, await answer(incoming.method ?? '', pathname.slice(administration.length), sent, doer));
    } catch (thrown) {
      const error = thrown instanceof Busy ? new Refused('request.busy') : thrown;
      if (error instanceof Refused || error instanceof Invalid) {
        const asked = { routeKey: '', requestContext: { requestId: trace, timeEpoch: now() } };
        const { status, body } = problemFor(error, language, asked);
        send(status, body, 'application/problem+json');
      } else {
        options.log({ source: 'accounts', level: 'error', text: `${trace} ${String(error)}` });
        const { status, body } = fault(language, trace);
        send(status, body, 'application/problem+json');
      }
    }
  };
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => void respond(incoming, outgoing);
}

const legal = [
  `GET ${administration}`,
  `POST ${administration}`,
  `GET ${administration}/history`,
  ...['reset', ...Object.keys(acts)].map((name) => `POST ${administration}/{subject}/${name}`),
];

const Me = z.object({ id: z.string(), jurisdiction: z.string(), grants: z.array(z.object({ role: z.string() })) });

/** The subject of the caller. The system itself says who that is and which roles they hold, as it does of everybody. */
async function securityAdministrator(
  { api, jurisdiction }: Pick<AdministerOptions, 'api' | 'jurisdiction'>,
  authorization = '',
): Promise<string> {
  const answer = await fetch(`${api}/v1/organisation/me`, { headers: { authorization } });
  if (answer.status === 401) throw new Refused('access.no-token');
  if (answer.status === 403) throw new Refused('accounts.not-yours');
  if (!answer.ok) throw new Error(`asked for the roles of a caller, the system answered ${answer.status}`);
  const { id, grants, jurisdiction: theirs } = Me.parse(await answer.json());
  if (theirs !== jurisdiction || !grants.some(({ role }) => role === 'security-administrator'))
    throw new Refused('accounts.not-yours');
  return id;
}

/** What is no text in an address names nobody. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const isAct = (name: string | undefined): name is keyof typeof acts => name !== undefined && Object.hasOwn(acts, name);
const time = (instant: number | null): string | null => (instant === null ? null : iso(instant));
const packed = (text: string): string => Buffer.from(text).toString('base64url');
const unpacked = (cursor: string | undefined): string => Buffer.from(cursor ?? '', 'base64url').toString();

function jsonOf(body: Buffer | undefined, { headers }: IncomingMessage): unknown {
  const bytes = headers['content-length'] ?? longestBody + 1;
  if (!body) throw new Refused('request.too-large', { bytes, maximum: longestBody });
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Refused('request.not-json');
  }
}
