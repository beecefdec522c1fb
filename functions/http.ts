import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { rolesNamed, rolesThatAllow, type Allow } from '../shared/domain/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import { count, log } from '../shared/log.ts';
import { Moved } from '../shared/storage/table.ts';
import { answeredReply, idempotencyOf } from './answered.ts';
import { callerOf, placementOf } from './callers.ts';
import { cursorsFor } from './cursors.ts';
import { fault, invalid, languageOf, messagesIn, problemOf, type Problem } from './problem.ts';
import type { Reply, Route } from './route.ts';
import {
  newId,
  platform,
  rememberReply,
  type Caller,
  type Idempotency,
  type Platform,
  type Services,
} from './services.ts';

/** For the one function that serves no data: whatever it touched would fail. */
export const withoutData = (): Platform => {
  const none = (): never => {
    throw new Error('this function has no data');
  };
  return {
    table: { get: none, getMany: none, query: none, write: none },
    files: { upload: none, hasEvidence: none, link: none, writeReport: none, readReport: none },
    jobs: { send: none },
    secret: none,
  };
};

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const maximumBody = 1_000_000;
const attempts = 12;

class Invalid extends Error {
  readonly part: string;
  readonly issues: readonly z.core.$ZodIssue[];
  constructor(part: string, issues: readonly z.core.$ZodIssue[]) {
    super(part);
    this.part = part;
    this.issues = issues;
  }
}

/** The Lambda handler of a capability: its route table, run. `open` is given by tests that bring their own platform. */
export function http(routes: readonly Route[], open: () => Platform = platform) {
  const byKey = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  let opened: Platform | undefined;

  return middy(async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const route = byKey.get(event.routeKey);
    if (!route) throw new Refused('request.no-route');
    opened ??= open();
    return answer(await run(route, event, opened), event);
  }).onError(({ event, error }) => {
    const language = languageOf(event.headers['accept-language']);
    return refuse(problemFor(error, language, event), event);
  });
}

async function run(route: Route, event: Event, platform: Platform): Promise<Reply<unknown>> {
  const now = event.requestContext.timeEpoch;
  const trace = event.requestContext.requestId;
  const params = parse('path', route.params, event.pathParameters ?? {}, event);
  const caller = route.public ? nobody : await admit(route, event, platform, now);
  const query = parse('query', route.query, event.queryStringParameters ?? {}, event);
  const body = parse('body', route.body, bodyOf(route, event), event);
  const idempotency = route.method === 'POST' && !route.computes ? idempotencyOf(event, caller, body) : undefined;
  const request = { params, query, body, ifMatch: route.ifMatch ? versionOf(event) : 0 };
  const boundTo = [caller.jurisdiction, caller.id, route.id, params, without(query, 'cursor')];
  const services: Services = {
    table: platform.table,
    files: platform.files,
    jobs: platform.jobs,
    secret: platform.secret,
    cursors: cursorsFor(platform.secret, boundTo),
    now,
    trace,
    language: languageOf(event.headers['accept-language']),
    newId: () => newId(now),
    commit: (writes, reply) => commit(platform, writes, reply, idempotency, now),
  };

  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const earlier = idempotency && (await answeredReply(platform.table, idempotency, now));
    if (earlier) return earlier;
    try {
      return await route.useCase(services, caller, request);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      await pause(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  }
  throw new Refused('request.busy');
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function commit<B>(
  platform: Platform,
  writes: Parameters<Services['commit']>[0],
  reply: Reply<B>,
  idempotency: Idempotency | undefined,
  now: number,
): Promise<Reply<B>> {
  await platform.table.write(idempotency ? [...writes, rememberReply(idempotency, reply, now)] : writes);
  return reply;
}

const nobody: Caller = { id: 'public', jurisdiction: '', name: '', unit: '', grants: [], rolesUsed: [] };

/** Who calls, and whether route, role and reach let them in. A no is never given on a cached grant. */
async function admit(route: Route, event: Event, { table }: Platform, now: number): Promise<Caller> {
  const { claims } = event.requestContext.authorizer.jwt;
  const { subject, unit } = event.pathParameters ?? {};
  for (const fresh of [false, true]) {
    const person = await callerOf(table, claims, now, fresh);
    const named = route.allow.filter(({ role }) => rolesNamed(person, route.allow).includes(role));
    const bounded = named.length > 0 && !named.some(({ scope }) => scope === 'jurisdiction');
    const needsPath = named.some(({ scope }) => scope === 'subtree');
    const place = bounded ? await placementOf(table, person.jurisdiction, { subject, unit }, needsPath) : undefined;
    const rolesUsed = rolesThatAllow(
      person,
      bounded ? named : named.filter(({ scope }) => scope === 'jurisdiction'),
      place,
    );
    if (rolesUsed.length > 0) return { ...person, rolesUsed };
    if (fresh && named.length > 0) {
      throw new Refused('access.scope', { subject: subject ?? unit ?? '', roles: describe(route.allow) });
    }
  }
  throw new Refused('access.role', { roles: describe(route.allow) });
}

const describe = (allow: readonly Allow[]): string => allow.map(({ role, scope }) => `${role} (${scope})`).join(', ');

function bodyOf(route: Route, event: Event): unknown {
  if (!route.body) return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '');
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumBody) throw new Refused('request.too-large', { bytes, maximum: maximumBody });
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    throw new Refused('request.not-json', { reason: error instanceof Error ? error.message : '' });
  }
}

function parse(part: string, schema: z.ZodType | undefined, value: unknown, event: Event): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, messagesIn(languageOf(event.headers['accept-language'])));
  if (!result.success) throw new Invalid(part, result.error.issues);
  return result.data;
}

function versionOf(event: Event): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(event.headers['if-match'] ?? '')?.[1];
  if (version === undefined) throw new Refused('request.no-version');
  return Number(version);
}

const without = (query: unknown, name: string): unknown =>
  query !== null && typeof query === 'object'
    ? Object.fromEntries(Object.entries(query).filter(([key, value]) => key !== name && value !== undefined))
    : {};

function problemFor(error: unknown, language: ReturnType<typeof languageOf>, event: Event): Problem {
  const trace = event.requestContext.requestId;
  if (error instanceof Refused) return problemOf(error, language, trace);
  if (error instanceof Invalid) return invalid(error.part, error.issues, language, trace);
  log('fault', {
    trace,
    route: event.routeKey,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  count('faults', event.requestContext.timeEpoch, { route: event.routeKey });
  return fault(language, trace);
}

function answer(reply: Reply<unknown>, event: Event): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: reply.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-trace-id': event.requestContext.requestId,
      ...(reply.etag === undefined ? {} : { etag: `"${reply.etag}"` }),
      ...(reply.location === undefined ? {} : { location: reply.location }),
    },
    body: JSON.stringify(reply.body),
  };
}

function refuse({ status, body }: Problem, event: Event): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': languageOf(event.headers['accept-language']) === 'zh' ? 'zh-CN' : 'en',
      'x-trace-id': event.requestContext.requestId,
      ...(status === 503 ? { 'retry-after': '1' } : {}),
    },
    body: JSON.stringify(body),
  };
}
