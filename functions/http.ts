import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refused } from '../shared/domain/refused.ts';
import { Moved } from '../shared/storage/moved.ts';
import { admit, nobody } from './admit.ts';
import { answeredReply, idempotencyOf } from './answered.ts';
import { cursorsFor } from './cursors.ts';
import { bodyOf, parse, versionOf, type Event } from './incoming.ts';
import { answer, problemFor, refuse } from './outgoing.ts';
import { languageOf } from './problem.ts';
import type { Reply } from './reply.ts';
import type { Route } from './route.ts';
import { newId, rememberReply, type Idempotency, type Platform, type Services } from './services.ts';

/** How often a use case is run again because somebody else wrote first. */
const attempts = 12;

/** The Lambda handler of a capability: its route table, run. The platform is opened at the first request. */
export function http(routes: readonly Route[], open: () => Platform) {
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

/** A cursor is bound to the query it continues, and is no part of it. */
const without = (query: unknown, name: string): unknown =>
  query !== null && typeof query === 'object'
    ? Object.fromEntries(Object.entries(query).filter(([key, value]) => key !== name && value !== undefined))
    : {};
