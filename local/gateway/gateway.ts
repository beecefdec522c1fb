import { randomBytes } from 'node:crypto';
import { type IncomingMessage, type RequestListener, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import * as z from 'zod';
import type { Issuer } from '../identity/issuer.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../schedule/clock.ts';
import { readBody } from '../server.ts';
import type { Authorizer, Claims } from './authorizer.ts';
import { type ApiIdentity, type HttpAnswer, answerOf, httpEvent, message } from './event.ts';
import { type GatewayRoute, createRouter } from './router.ts';

export interface GatewayOptions extends ApiIdentity {
  routes: readonly GatewayRoute[];
  authorizers: ReadonlyMap<string, Authorizer>;
  cors: z.infer<typeof corsSchema> | undefined;
  clock: Clock;
  issuer: Issuer;
  log: Log;
  counters: { requests: number; refused: number; failed: number };
  /** The claim that names who asks. */
  subjectClaim: string;
  /** Waits for a function as long as it takes: somebody may be looking at a breakpoint. */
  patient: boolean;
  /** Whether the gateway may invoke this function for this route. */
  mayInvoke(functionArn: string, method: string, path: string): boolean;
}

interface Asking {
  /** The subject of the token, once it is verified. */
  who?: string;
  route?: string;
}

const asking = new WeakMap<IncomingMessage, Asking>();

/** Who a request came from and which route it took, as far as is known by now. */
export const callerOf = (incoming: IncomingMessage): Asking => asking.get(incoming) ?? {};

/** API Gateway's limits, in bytes; Lambda's own of 6 MB for the whole event comes first for what is sent in base64. */
const longestHead = 10_240;
const longestBody = 10 * 1024 * 1024;
const longestEvent = 6 * 1024 * 1024;
const patience = 30_000;
const oidc = '/oidc';

/** The HTTP API of the template on one port, and beside it, under /oidc, the issuer whose tokens it accepts. */
export function createGateway(options: GatewayOptions): RequestListener {
  const route = createRouter(options.routes);

  const respond = async (incoming: IncomingMessage, requestId: string): Promise<HttpAnswer> => {
    const method = incoming.method ?? 'GET';
    const [rawPath = '/', ...rest] = (incoming.url ?? '/').split('?');
    const path = decode(rawPath);
    if (path === undefined) return message(400);
    if (sizeOfHead(incoming) > longestHead) return message(431);
    if (path.startsWith(oidc) && method === 'GET') return document(options.issuer.documents[path.slice(oidc.length)]);

    const prefix = options.stage === '$default' ? '' : `/${options.stage}`;
    // Cut before decoding: an encoded slash is part of a value, not of the path.
    const segments = rawPath.startsWith(prefix)
      ? rawPath
          .slice(prefix.length)
          .split('/')
          .slice(1)
          .map((part) => decode(part) ?? part)
      : [];
    const match = route(method, segments);
    if (!match) return message(404);

    const { authorizer: id, scopes, target, key } = match.route;
    asking.set(incoming, { route: key });
    const verdict =
      id === undefined ? undefined : await options.authorizers.get(id)?.(incoming.headers.authorization, scopes);
    if (verdict?.ok === false && verdict.status === 503) return message(503);
    if (id !== undefined && !verdict?.ok) {
      const { status, challenge } = verdict ?? { status: 401 as const, challenge: 'Bearer' };
      const said = message(status);
      return { ...said, headers: { ...said.headers, 'www-authenticate': challenge } };
    }

    if (verdict?.ok) asking.set(incoming, { route: key, ...subjectOf(verdict.jwt, options.subjectClaim) });
    const body = await readBody(incoming, longestBody);
    if (!body) return message(413);
    const event = httpEvent(options, {
      incoming,
      body,
      path,
      rawQueryString: rest.join('?'),
      match,
      jwt: verdict?.ok ? verdict.jwt : undefined,
      requestId,
      now: options.clock.now(),
    });
    if (body.length > longestEvent) return message(413);
    if (!options.mayInvoke(target.arn, method, rawPath)) return message(500);
    return answerOf(await target.invoke(event));
  };

  return (incoming, answer) => {
    const requestId = randomBytes(11).toString('base64url');
    const cors = corsAnswer(options.cors, incoming);
    const send = ({ status, headers, cookies, body }: HttpAnswer): void => {
      if (answer.headersSent || answer.destroyed) return;
      options.counters.requests += 1;
      if (status >= 500) options.counters.failed += 1;
      else if (status >= 400) options.counters.refused += 1;
      answer.writeHead(status, {
        ...headers,
        ...cors.headers,
        'apigw-requestid': requestId,
        ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
        ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
      });
      answer.end(incoming.method === 'HEAD' ? undefined : body);
      // Whatever of the body nobody wanted: a client still sending would otherwise not get to read the answer.
      incoming.resume();
    };
    if (cors.preflight) return send({ status: 204, headers: {}, cookies: [], body: '' });
    const timer = options.patient ? undefined : setTimeout(() => send(message(503)), patience);
    void respond(incoming, requestId)
      .catch((error: unknown) => {
        options.log({ source: 'gateway', level: 'error', text: String(error) });
        return message(500);
      })
      .then(send)
      .finally(() => clearTimeout(timer));
  };
}

function subjectOf({ claims }: Claims, name: string): Pick<Asking, 'who'> {
  const who = claims[name];
  return who === undefined ? {} : { who };
}

/** What does not even become a request: the reader of HTTP gave up on it, headers of more than 16 KB among them. */
export function refuseMalformed(error: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const { status, headers, body } = message('code' in error && error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400);
  const head = { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${String(body)}`);
}

/** Request line and values of headers, as the gateway's limit counts them. */
function sizeOfHead({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): number {
  const values = rawHeaders.filter((_, index) => index % 2 === 1);
  return Buffer.byteLength(`${method} ${url} HTTP/${httpVersion}${values.join('')}`);
}

function document(found: object | undefined): HttpAnswer {
  if (!found) return message(404);
  return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body: JSON.stringify(found) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export const corsSchema = z.strictObject({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: z.coerce.number().optional(),
  AllowCredentials: z.boolean().optional(),
});

type Cors = z.infer<typeof corsSchema>;

interface CorsAnswer {
  preflight: boolean;
  headers: Record<string, string>;
}

/** What the gateway says to a browser; it answers a preflight itself and no function sees it. */
function corsAnswer(cors: Cors | undefined, { method, headers }: IncomingMessage): CorsAnswer {
  const origin = headers.origin;
  const preflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  if (cors === undefined || origin === undefined) return { preflight: false, headers: {} };
  const allowed = cors.AllowOrigins.includes('*') || cors.AllowOrigins.includes(origin);
  if (!allowed) return { preflight, headers: {} };
  const list = (name: string, values: string[]): Record<string, string> =>
    values.length > 0 ? { [name]: values.join(',') } : {};
  return {
    preflight,
    headers: {
      'access-control-allow-origin': cors.AllowOrigins.includes('*') ? '*' : origin,
      vary: 'Origin',
      ...(cors.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
      ...list('access-control-expose-headers', cors.ExposeHeaders),
      ...(preflight && {
        ...list('access-control-allow-methods', cors.AllowMethods),
        ...list('access-control-allow-headers', cors.AllowHeaders),
        ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
      }),
    },
  };
}
