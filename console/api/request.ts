import type { Language } from '../../shared/text/catalogue.ts';
import type { Ask, Id } from './lines.ts';
import { Unanswered, refusalIn } from './refusal.ts';

/** Method, path and whether an Idempotency-Key is asked for, of each route by its id: put in when the console is built. */
declare const ROUTES: Readonly<Record<string, readonly [method: string, path: string, keyed: 0 | 1]>>;

export interface Request {
  readonly method: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request by a route of the table. `key`: the same for the same wish, however often it is sent. */
export function requestOf<I extends Id>(id: I, ask: Ask<I>, key?: string): Request {
  const [method, path, keyed] = ROUTES[id.replace(/^told:/, '')] ?? [];
  if (method === undefined || path === undefined) throw new Error(`no route ${id}`);
  const params = parts(ask.params);
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(parts(ask.query)).toString();
  const headers = {
    ...(keyed && key !== undefined ? { 'idempotency-key': key } : {}),
    ...(ask.ifMatch === undefined ? {} : { 'if-match': `"${ask.ifMatch}"` }),
  };
  return { method, address: query === '' ? address : `${address}?${query}`, headers, body: ask.body };
}

export interface How {
  readonly language: Language;
  readonly signal?: AbortSignal;
}

/** `token`: of whoever has signed in; what is public is asked for without. */
export async function fetched(
  { method, address, headers, body }: Request,
  { language, signal, token }: How & { readonly token?: string },
): Promise<Response> {
  try {
    return await fetch(address, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
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
}

/** What was answered, or the no that was. */
export async function repliedIn(answer: Response) {
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
