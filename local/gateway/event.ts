import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { type GatewayStatus, gatewayAnswers } from '../../shared/text/interface.ts';
import type { Outcome } from '../functions/function.ts';
import type { Match } from './router.ts';

interface Received {
  incoming: IncomingMessage;
  body: Buffer;
  /** The path as HTTP APIs give it: percent-decoded. */
  path: string;
  rawQueryString: string;
  match: Match;
  jwt: { claims: Record<string, string>; scopes: string[] | null } | undefined;
  requestId: string;
  /** Epoch milliseconds. */
  now: number;
}

export interface ApiIdentity {
  apiId: string;
  /** Where people reach it. */
  address: URL;
  accountId: string;
  stage: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The event of an HTTP API, payload format 2.0. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function httpEvent(api: ApiIdentity, received: Received): Record<string, unknown> {
  const { incoming, body, path, rawQueryString, match, jwt, requestId, now } = received;
  const headers = headersOf(api, incoming, now);
  const { cookie, ...rest } = headers;
  const text = isText(headers['content-type']);
  const sourceIp = incoming.socket.remoteAddress ?? '127.0.0.1';
  const query = queryOf(rawQueryString);
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: path,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: rest,
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: api.accountId,
      apiId: api.apiId,
      ...(jwt && { authorizer: { jwt } }),
      domainName: api.address.host,
      domainPrefix: api.address.host.split('.')[0],
      http: {
        method: incoming.method,
        path,
        protocol: `HTTP/${incoming.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: match.route.key,
      stage: api.stage,
      time: logTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(match.pathParameters).length === 0 ? {} : { pathParameters: match.pathParameters }),
    ...(body.length === 0 ? {} : { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}

/** Names in lower case, values of a repeated header joined by commas; what the gateway itself adds is added. */
function headersOf({ address }: ApiIdentity, incoming: IncomingMessage, now: number): Record<string, string> {
  const headers = Object.fromEntries(
    Object.entries(incoming.headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  );
  const trace = `Root=1-${Math.floor(now / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
  return {
    ...headers,
    'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? trace,
    'x-forwarded-for': incoming.socket.remoteAddress ?? '127.0.0.1',
    'x-forwarded-port': String(incoming.socket.localPort ?? ''),
    'x-forwarded-proto': address.protocol.slice(0, -1),
  };
}

function queryOf(raw: string): Record<string, string> | undefined {
  if (raw === '') return undefined;
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(raw)) {
    const known = query[name];
    query[name] = known === undefined ? value : `${known},${value}`;
  }
  return query;
}

/** Everything else reaches the function in base64, forms too. */
function isText(contentType = 'text/plain'): boolean {
  return /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript)\b)/.test(contentType);
}

/** `23/Nov/2026:21:08:00 +0000` */
function logTime(now: number): string {
  const date = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer | string;
}

const responseSchema = z.object({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

const failed = message(500);

/** What the gateway itself says, in its own words. */
export function message(status: GatewayStatus): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: JSON.stringify({ message: gatewayAnswers[status].message }),
  };
}

/** How an HTTP API turns what a function returned, or that it failed, into a response. */
export function answerOf(outcome: Outcome): HttpAnswer {
  if (!outcome.ok) return outcome.reason === 'stopped' ? message(503) : failed;
  const returned: unknown = JSON.parse(outcome.payload);
  if (typeof returned !== 'object' || returned === null || !('statusCode' in returned)) {
    // Without a status the gateway takes whatever came back as the body of a 200.
    const body = typeof returned === 'string' ? returned : JSON.stringify(returned);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const response = responseSchema.safeParse(returned);
  if (!response.success) return failed;
  const { statusCode, headers, cookies, body, isBase64Encoded } = response.data;
  const own = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(own) },
    cookies: cookies ?? [],
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}
