import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refused } from '../shared/domain/refused.ts';
import { append } from '../shared/storage/chained.ts';
import { Moved, retried } from '../shared/storage/moved.ts';
import { admit, nobody } from './admit.ts';
import { answeredReply, idempotencyOf, rememberReply, sameReply, sumOf } from './idempotency.ts';
import { cursorsFor } from './paging.ts';
import { bodyOf, parse, versionOf, type Event } from './request.ts';
import { answer, problemFor, refuse, languageOf } from './problem.ts';
import { type Reply, type Success, gatewayKey, keyed, spelled, type Route } from './route.ts';
import type { Write } from '../shared/storage/table.ts';
import { newId, type Platform, type Services } from './services.ts';

/** How often a use case is run again because somebody else wrote first. */
const attempts = 12;

/** The Lambda handler of a capability: its route table, run. The platform is opened at the first request. */
export function http(routes: readonly Route[], open: () => Platform) {
  const byKey = Map.groupBy(routes, gatewayKey);
  let opened: Platform | undefined;

  return middy(async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const route = lineOf(byKey.get(event.routeKey) ?? [], event);
    opened ??= open();
    return answer(await run(route, event, opened), event);
  }).onError(({ event, error }) => {
    const language = languageOf(event.headers['accept-language']);
    return refuse(problemFor(error, language, event), event);
  });
}

/** The line of the table that is asked for: behind one route of the gateway there may be many, told apart by what they write out. */
function lineOf(lines: readonly Route[], { pathParameters }: Event): Route {
  const asked = (line: Route) => Object.entries(spelled(line)).every(([name, own]) => pathParameters?.[name] === own);
  const line = lines.find(asked);
  if (!line) throw new Refused('request.no-route', {}, { legal: lines.map(({ path }) => path) });
  return line;
}

/** The variables of the line's own path. */
function variablesOf(route: Route, { pathParameters = {} }: Event): Record<string, unknown> {
  const own = spelled(route);
  return Object.fromEntries(Object.entries(pathParameters).filter(([name]) => !(name in own)));
}

async function run(route: Route, event: Event, platform: Platform): Promise<Reply<unknown, Success>> {
  const { timeEpoch: now, requestId: trace } = event.requestContext;
  const params = parse('path', route.params, variablesOf(route, event));
  const enter = () => (route.public ? { caller: nobody, relies: [] } : admit(route, event, platform, now));
  let { caller, relies } = await enter();
  const query = parse('query', route.query, event.queryStringParameters ?? {});
  const body = parse('body', route.body, bodyOf(route, event));
  const idempotency = keyed(route) ? idempotencyOf(event, caller, body) : undefined;
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
    record: (chain, event, changes) => append(chain, { ...event, by: caller, at: now, trace }, changes),
    async commit(writes, reply) {
      const answered = idempotency ? [rememberReply(idempotency, route.madeAgain ? sumOf(reply) : reply, now)] : [];
      await platform.table.write(allOf([...writes, ...answered], relies));
      return reply;
    },
  };

  const answered = retried(attempts, async (attempt) => {
    // What moved may be what let the caller in.
    if (attempt > 0) ({ caller, relies } = await enter());
    const earlier = idempotency && (await answeredReply(platform.table, idempotency, now));
    if (earlier && !('sum' in earlier)) return earlier;
    if (earlier) {
      const asked = { ...request, ...(earlier.etag === undefined ? {} : { asOf: earlier.etag }) };
      return sameReply(await route.useCase(withoutWriting(services), caller, asked), earlier);
    }
    try {
      return await route.useCase(services, caller, request);
    } catch (error) {
      // The same request, sent twice at once: what refuses this one is what the other has just done.
      if (error instanceof Refused && idempotency && (await answeredReply(platform.table, idempotency, now)))
        throw new Moved('answered meanwhile', { cause: error });
      throw error;
    }
  });
  return answered.catch((error: unknown) => {
    throw error instanceof Moved ? new Refused('request.busy') : error;
  });
}

/** For an answer that was given and recorded before. */
const withoutWriting = (services: Services): Services => ({ ...services, commit: async (_, reply) => reply });

/** A transaction may name an item once: where one is written anyway, its own condition holds for the check too. */
function allOf(writes: readonly Write[], checks: readonly Write[]): readonly Write[] {
  const keyOf = (write: Write): string => {
    const { pk, sk } = 'put' in write ? write.put : write.check;
    return JSON.stringify([pk, sk]);
  };
  const once = new Map(checks.map((check) => [keyOf(check), check]));
  for (const write of writes) once.delete(keyOf(write));
  return [...writes, ...once.values()];
}

/** A cursor is bound to the query it continues, and is no part of it. */
const without = (query: unknown, name: string): unknown =>
  query !== null && typeof query === 'object'
    ? Object.fromEntries(Object.entries(query).filter(([key, value]) => key !== name && value !== undefined))
    : {};
