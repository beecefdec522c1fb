import type { IncomingMessage, RequestListener } from 'node:http';
import { callerOf } from './gateway/gateway.ts';

/** One line for each answered request: who, what, how it ended. The audit chain tells what changed; this tells what was tried. */
export interface Answered {
  /** ISO instant at which it was answered. */
  time: string;
  who?: string;
  method: string;
  /** The route of the API, or the first part of a path that is not of the API: never a link with its signature. */
  route: string;
  status: number;
  milliseconds: number;
  bytes: number;
  ip: string;
}

interface FrontOptions {
  /** The HTTP API of the template, which answers all that nobody else does. */
  api: RequestListener;
  /** Other servers on the same address, by what their paths begin with: `/files/`. */
  beside: Readonly<Record<string, RequestListener>>;
  version: object;
  /** Whether everything that is needed to answer is there. */
  healthy: () => Promise<boolean>;
  /** The address people use is an https one. */
  secure: boolean;
  answered?: ((line: Answered) => void) | undefined;
}

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
};

/** Everything a browser reaches, on one address: the API, and beside it files, sign-in, health and version. */
export function createFront({ api, beside, version, healthy, secure, answered }: FrontOptions): RequestListener {
  const headers = new Map(Object.entries(always));
  if (secure) headers.set('strict-transport-security', 'max-age=31536000');
  const own: Readonly<Record<string, RequestListener>> = {
    '/version': (_, answer) => void answer.writeHead(200, json).end(JSON.stringify(version)),
    '/health': (_, answer) =>
      void healthy().then((well) => answer.writeHead(well ? 200 : 503, json).end(JSON.stringify({ healthy: well }))),
  };
  const others = Object.entries(beside);
  return (incoming, answer) => {
    const began = performance.now();
    const [path = '/'] = (incoming.url ?? '/').split('?');
    answer.setHeaders(headers);
    // Whoever watches asks every few seconds; only what they were told when it was not well is worth a line.
    const told = (): boolean => path !== '/health' || answer.statusCode !== 200;
    if (answered) answer.once('close', () => told() && answered(lineOf(incoming, answer, path, began)));
    const serve = own[path] ?? others.find(([prefix]) => path.startsWith(prefix))?.[1] ?? api;
    serve(incoming, answer);
  };
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };

function lineOf(
  incoming: IncomingMessage,
  answer: Parameters<RequestListener>[1],
  path: string,
  began: number,
): Answered {
  const { who, route } = callerOf(incoming);
  return {
    time: new Date().toISOString(),
    ...(who !== undefined && { who }),
    method: incoming.method ?? '',
    route: route ?? `/${path.split('/')[1] ?? ''}`,
    // What was broken off before its head was sent has none.
    status: answer.headersSent ? answer.statusCode : 499,
    milliseconds: Math.round(performance.now() - began),
    bytes: Number(answer.getHeader('content-length') ?? 0),
    ip: addressOf(incoming),
  };
}

/** Only a proxy of this machine reaches the port: the last address it names is the one it saw itself. */
export function addressOf({ headers, socket }: IncomingMessage): string {
  const named = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim();
  return named || (socket.remoteAddress ?? '');
}
