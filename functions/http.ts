import middy from '@middy/core';
import * as z from 'zod';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refused } from '../shared/domain/refused.ts';
import { rememberAct } from '../shared/storage/did.ts';
import { append } from '../shared/storage/record.ts';
import { Moved, readingAhead, retried } from '../shared/storage/attempt.ts';
import type { Key, Table, Write } from '../shared/storage/table.ts';
import { admit, claimed, thePublic, type Admitted } from './admit.ts';
import {
  AnsweredBefore,
  answeredReply,
  idempotencyOf,
  keptReply,
  rememberReply,
  sameReply,
  sumOf,
  type Earlier,
  type Idempotency,
} from './idempotency.ts';
import { readAhead } from './loader.ts';
import { byName } from './names.ts';
import { addressOf, bodyOf, languageOf, parse, variablesOf, versionOf, type Event } from './route.ts';
import { problemFor, refuse } from './problem.ts';
import { type Reply, type Success, gatewayKey, isRemembered, keyed, spelled, type Route } from './route.ts';
import { newId, type Platform, type Services } from './services.ts';

/** Refusals that say who may act, by what stands now: nothing that a request does makes it be refused by these. */
const outOfReach: ReadonlySet<string> = new Set(['access.owner', 'access.conflict']);

/** How often a use case is run again because somebody else wrote first. */
const attempts = 12;

/** The Lambda handler of a capability: its route table, run. The platform is opened at the first request. */
export function http(routes: readonly Route[], open: () => Platform) {
  const byKey = Map.groupBy(routes, gatewayKey);
  let opened: Platform | undefined;

  return middy(async (event: Event): Promise<APIGatewayProxyStructuredResultV2> => {
    const route = routeOf(byKey.get(event.routeKey) ?? [], event);
    opened ??= open();
    return answer(await run(route, event, opened), event, route.media);
  }).onError(({ event, error }) => {
    const language = languageOf(event.headers['accept-language']);
    return refuse(problemFor(error, language, event), event);
  });
}

function answer(
  reply: Reply<unknown, Success>,
  event: Event,
  media: Route['media'],
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: reply.status,
    headers: {
      'content-type': `${media ?? 'application/json'}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-trace-id': event.requestContext.requestId,
      ...(reply.etag === undefined ? {} : { etag: `"${reply.etag}"` }),
      ...(reply.location === undefined ? {} : { location: reply.location }),
    },
    body: media ? String(reply.body) : JSON.stringify(reply.body),
  };
}

/** The line of the table that is asked for: behind one route of the gateway there may be many, told apart by what they write out. */
function routeOf(lines: readonly Route[], { pathParameters }: Event): Route {
  const asked = (line: Route) => Object.entries(spelled(line)).every(([name, own]) => pathParameters?.[name] === own);
  const line = lines.find(asked);
  if (!line) throw new Refused('request.no-route', {}, { legal: lines.map(({ path }) => path) });
  return line;
}

/**
 * A request that a job makes for a person who asked for many: let in, checked and served like one that comes by the gateway, by what
 * is true now and of a role revoked a moment ago too. Its answer is kept where the job wants it, in the transaction of the act.
 */
export const perform = (route: Route, event: Event, platform: Platform, kept: Idempotency) =>
  run(route, event, platform, kept);

async function run(...asked: Parameters<typeof served>): Promise<Reply<unknown, Success>> {
  const [route, event, { table }] = asked;
  return served(...asked).catch(async (error: unknown) => {
    if (!(error instanceof Refused) || route.public || error.code === 'access.no-token') throw error;
    // Where a name cannot be read, the refusal stands all the same.
    throw await byName(table, claimed(event).jurisdiction, error).catch(() => error);
  });
}

/** What of a path says whom an act is about. */
const About = z.object({ period: z.string().optional(), subject: z.string().optional() });

async function served(
  route: Route,
  event: Event,
  platform: Platform,
  ofJob?: Idempotency,
): Promise<Reply<unknown, Success>> {
  const { timeEpoch: now, requestId: trace } = event.requestContext;
  const params = parse('path', route.params, variablesOf(route, event));
  const sent = attempted(() => parse('body', route.body, bodyOf(route, event)));
  const entering = { platform, sent, anew: ofJob !== undefined };
  let entered = await enter(route, event, entering);
  const query = parse('query', route.query, event.queryStringParameters ?? {});
  // Whoever is not let in is not told what is wrong with what they sent.
  if ('error' in sent) throw sent.error;
  const body = sent.value;
  const { caller: asking } = entered;
  const request = { params, query, body, ifMatch: route.ifMatch ? versionOf(event) : 0 };
  // Which version it edits is part of what such a request asks for.
  const asked = route.ifMatch ? { body, ifMatch: request.ifMatch } : body;
  const key = ofJob ?? (keyed(route) ? idempotencyOf(event, asking, asked) : undefined);
  const did = { what: route.id, name: route.summary, ...About.parse(params ?? {}), at: now };
  const boundTo = [asking.jurisdiction, asking.id, route.id, params, without(query, 'cursor')];
  const language = languageOf(event.headers['accept-language']);
  const earlier = () => key && answeredReply(platform.table, key, now);

  const servicesFor = ({ caller, relies, table }: Entered): Services => {
    const kept = (reply: Reply<unknown, Success>) => [
      ...(key ? [rememberReply(key, route.madeAgain ? sumOf(reply) : reply, now)] : []),
      // What a job does for somebody they did by asking for all of it.
      ...(isRemembered(route) && !ofJob ? [rememberAct(caller, did, trace)] : []),
    ];
    // What the caller was let in by is a condition of everything a use case writes, also of what it writes before its transaction.
    const write: Table['write'] = async (writes) => table.write(allOf([...writes, ...relies]));
    return {
      ...platform,
      table: { ...table, write: key ? once(earlier, write) : write },
      cursors: { secret: platform.secret, boundTo },
      now,
      trace,
      language,
      address: addressOf(event),
      newId: () => newId(now),
      record: (chain, what, changes) => append(chain, { ...what, by: caller, at: now, trace }, changes),
      async commit(writes, reply) {
        try {
          await write([...writes, ...kept(reply)]);
        } catch (error) {
          const before = key && error instanceof Moved && error.stands && keptReply(error.stands, key, now);
          throw before ? new AnsweredBefore(before) : error;
        }
        return reply;
      },
    };
  };

  const again = async (before: Earlier) => {
    if (!('sum' in before)) return before;
    const asked = { ...request, ...(before.etag === undefined ? {} : { asOf: before.etag }) };
    return sameReply(await route.useCase(withoutWriting(servicesFor(entered)), entered.caller, asked), before);
  };
  const answered = retried(attempts, async (attempt) => {
    // What moved may be what let the caller in.
    if (attempt > 0) entered = await enter(route, event, entering);
    return route.useCase(servicesFor(entered), entered.caller, request);
  });
  return answered.catch(async (error: unknown) => {
    // Whom it is out of reach of since is not told what it was answered.
    if (error instanceof Refused && outOfReach.has(error.code)) throw error;
    // The same request once more: what refuses it may be what it has done before.
    const before = error instanceof AnsweredBefore ? error.earlier : await earlier();
    if (before) return again(before);
    throw error instanceof Moved ? new Refused('request.busy') : error;
  });
}

type Attempted = { readonly value: unknown } | { readonly error: unknown };

function attempted(work: () => unknown): Attempted {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

interface Entered extends Admitted {
  readonly table: Table;
}

/** Lets the caller in, and reads meanwhile what the path names. */
async function enter(
  route: Route,
  event: Event,
  { platform, sent, anew }: { platform: Platform; sent: Attempted; anew: boolean },
): Promise<Entered> {
  const { ahead, table } = readingAhead(platform.table);
  const named = event.pathParameters ?? {};
  if (route.public) return { caller: thePublic, relies: [], table };
  const { sub: id, jurisdiction } = claimed(event);
  if ('value' in sent) readAhead(route, ahead, { jurisdiction, id, named, body: sent.value });
  return { ...(await admit(route, event, { table: ahead, now: event.requestContext.timeEpoch, anew })), table };
}

/** A use case that writes before its transaction first looks whether the request was answered: what comes again is not done again. */
function once(earlier: () => Promise<Earlier | undefined> | undefined, write: Table['write']): Table['write'] {
  let looked = false;
  return async (writes) => {
    const before = looked ? undefined : await earlier();
    if (before) throw new AnsweredBefore(before);
    looked = true;
    return write(writes);
  };
}

/** For an answer that was given and recorded before. */
const withoutWriting = (services: Services): Services => ({ ...services, commit: async (_, reply) => reply });

/** A transaction may name an item once: where one is written anyway, its own condition holds for the check too. */
function allOf(writes: readonly Write[]): readonly Write[] {
  const checks = new Map(writes.flatMap((write) => ('check' in write ? [[keyOf(write.check), write] as const] : [])));
  const puts = writes.filter((write) => 'put' in write);
  for (const { put } of puts) checks.delete(keyOf(put));
  return [...puts, ...checks.values()];
}

const keyOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** A cursor is bound to the query it continues, and is no part of it. */
const without = (query: unknown, name: string): unknown =>
  query !== null && typeof query === 'object'
    ? Object.fromEntries(Object.entries(query).filter(([key, value]) => key !== name && value !== undefined))
    : {};
