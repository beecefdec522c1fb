import type { Ask, Id, Replied } from './lines.ts';
import { Refusal, Unanswered, refusalIn } from './refusal.ts';
import { session } from './session.ts';
import type { Language } from '../../shared/text/catalogue.ts';

/** Method, path and whether an Idempotency-Key is asked for, of each route by its id: put in when the console is built. */
declare const ROUTES: Readonly<Record<string, readonly [method: string, path: string, keyed: 0 | 1]>>;

interface With {
  readonly language: Language;
  /** The same for the same wish, however often it is sent. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** One request by a route of the table. */
export async function send<I extends Id>(id: I, ask: Ask<I>, { key, ...how }: With): Promise<Replied<I>> {
  const [method, path, keyed] = ROUTES[id.replace(/^told:/, '')] ?? [];
  if (method === undefined || path === undefined) throw new Error(`no route ${id}`);
  const params = parts(ask.params);
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(parts(ask.query)).toString();
  const headers = {
    ...(keyed && key !== undefined ? { 'idempotency-key': key } : {}),
    ...(ask.ifMatch === undefined ? {} : { 'if-match': `"${ask.ifMatch}"` }),
  };
  const said = { ...how, headers, body: ask.body };
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the server holds each reply to the schema of its route
  return (await exchange(method, query === '' ? address : `${address}?${query}`, said)) as Replied<I>;
}

interface Exchanged extends Omit<With, 'key'> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Where the token is no longer taken, the request waits until it was renewed or the person has signed in again, and goes out once more;
 * nothing that was typed is lost.
 */
export async function exchange(method: string, address: string, { language, signal, headers, body }: Exchanged) {
  const request = async (token: string): Promise<Response> => {
    try {
      return await fetch(address, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-language': language === 'zh' ? 'zh-CN' : 'en',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Unanswered(String(error), { cause: error });
    }
  };

  let used = await session.token();
  let answer = await request(used);
  // A token that was just renewed and is refused all the same is the issuer's fault: asking on and on would not end.
  for (let again = 0; answer.status === 401 && again < 3; again += 1) {
    used = await session.insteadOf(used);
    answer = await request(used);
  }
  const kind = answer.headers.get('content-type') ?? '';
  const replied: unknown = kind.includes('json') ? await answer.json() : await answer.text();
  if (!answer.ok) throw refusalIn(answer.status, replied);
  const etag = Number(answer.headers.get('etag')?.replaceAll('"', '') ?? 0);
  return { status: answer.status, body: replied, etag };
}

function parts(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}

/** What may come right by itself when it is asked again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unanswered || (error instanceof Refusal && [429, 502, 503, 504].includes(error.told.status));
