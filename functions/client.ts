import type * as z from 'zod';
import { keyed, type Route } from './route.ts';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

type In<S> = S extends z.ZodType ? z.input<S> : undefined;
export type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface Said<R extends Route> {
  readonly params?: In<R['params']>;
  readonly query?: In<R['query']>;
  readonly body?: In<R['body']>;
  readonly ifMatch?: number;
  readonly key?: string;
}

export interface Answer<B> {
  readonly status: number;
  readonly body: B;
  readonly etag: number;
}

/** The refusal the server gave: RFC 9457. */
export class ProblemReply extends Error {
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;
  constructor(id: string, { status, body }: Received) {
    const problem = typeof body === 'object' && body !== null ? { ...body } : { detail: String(body) };
    super(`${id}: ${status} ${JSON.stringify(problem)}`);
    this.status = status;
    this.problem = problem;
  }
}

interface Client<T extends Route> {
  call<Id extends T['id']>(
    id: Id,
    said?: Said<Extract<T, { id: Id }>>,
  ): Promise<Answer<Out<Extract<T, { id: Id }>['reply']>>>;
}

/** The typed client of a route table. What comes back is checked against the route's own schema. */
export function client<T extends Route>(
  routes: readonly T[],
  send: (request: Sent) => Promise<Received>,
  newKey: () => string,
): Client<T> {
  const byId = new Map<string, Route>(routes.map((route) => [route.id, route]));
  const call = async (id: string, said: Said<Route> = {}) => {
    const route = byId.get(id);
    if (!route) throw new Error(`no route ${id}`);
    const params = strings(said.params);
    const received = await send({
      method: route.method,
      path: route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
      route,
      params,
      query: strings(said.query),
      headers: {
        ...(said.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(keyed(route) ? { 'idempotency-key': said.key ?? newKey() } : {}),
        ...(said.ifMatch === undefined ? {} : { 'if-match': `"${said.ifMatch}"` }),
      },
      body: said.body === undefined ? undefined : JSON.stringify(said.body),
    });
    if (received.status >= 300) throw new ProblemReply(id, received);
    const etag = Number(received.headers['etag']?.replaceAll('"', '') ?? 0);
    return { status: received.status, body: route.reply.parse(received.body), etag };
  };
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the route's own schema parsed the reply
  return { call: (id, said) => call(id, said) as never };
}

/** The whole of a list, page by page as long as `next` leads on; each page as long as the route has it by itself. */
export async function everyPage<B extends { readonly next?: string | undefined }, T>(
  ask: (query: { cursor?: string }) => Promise<{ readonly body: B }>,
  items: (body: B) => readonly T[],
): Promise<T[]> {
  const found: T[] = [];
  let next: string | undefined;
  do {
    const { body } = await ask(next === undefined ? {} : { cursor: next });
    found.push(...items(body));
    next = body.next;
  } while (next !== undefined);
  return found;
}

const strings = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, part]) => part !== undefined)
          .map(([name, part]) => [name, String(part)]),
      )
    : {};
