import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { http } from '../../functions/http.ts';
import { gatewayKey, spelled, type Route } from '../../functions/route.ts';
import type { Platform } from '../../functions/services.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { Table } from '../../shared/storage/table.ts';
import type { makeWorld } from './world.ts';

type World = ReturnType<typeof makeWorld>;

/** What the paths are filled with. */
const params: Readonly<Record<string, string>> = {
  period: '2026q3',
  unit: 'bureau',
  official: 'somebody',
  item: 'item',
  year: '2026',
  scheme: 'small',
  version: '1',
  group: 'economic',
  rater: 'somebody',
  n: '1',
  filing: '1',
  matter: 'matter00001',
  stage: 'provisional',
  generation: '1',
  jurisdiction: '330199',
  kind: 'filings',
};

export interface Knocking {
  readonly person: string;
  readonly jurisdiction: string;
}

interface Filled {
  readonly now: number;
  readonly subject: string;
  readonly period?: string;
  readonly scheme?: string;
  readonly unit?: string;
}

/** A request to the route whose query and body nobody would accept: whoever is not let in must not even learn that. */
export function eventOf(route: Route, caller: Knocking | undefined, { now, ...filled }: Filled) {
  const known: Readonly<Record<string, string | undefined>> = { ...params, ...filled };
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const event = {
    routeKey: gatewayKey(route),
    headers: {},
    pathParameters: {
      ...spelled(route),
      ...Object.fromEntries(names.map((name) => [name, known[name] ?? 'identifier1'])),
    },
    queryStringParameters: { unknown: 'field' },
    body: 'not JSON',
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request',
      timeEpoch: now,
      authorizer: {
        jwt: { claims: caller ? { sub: caller.person, jurisdiction: caller.jurisdiction } : {}, scopes: [] },
      },
    },
  };
  return event as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
}

/**
 * What a refusal asked of the table beside what it is decided by and what the request itself names: the latter is read meanwhile, and
 * told to nobody who is not let in.
 */
export function watched({ table, platform, jurisdiction }: World, others: readonly string[] = []) {
  const strange: string[] = [];
  const identity = [jurisdiction, ...others].flatMap((of) => [partition.official(of, ''), partition.organisation(of)]);
  const within = new Set<string | undefined>([jurisdiction, ...others]);
  const seen = (pk: string) => {
    const named =
      /^[^#]*#(?:period|scheme|import|appraisal|job|closing|access)(?:#|$)/.test(pk) && within.has(pk.split('#')[0]);
    if (!named && !identity.some((start) => pk.startsWith(start))) strange.push(pk);
  };
  const watching: Table = {
    get: (key) => (seen(key.pk), table.get(key)),
    getMany: (keys) => (keys.forEach(({ pk }) => seen(pk)), table.getMany(keys)),
    query: (question) => (seen(question.partition), table.query(question)),
    write: (writes) => (strange.push('write'), table.write(writes)),
  };
  return { platform: { ...platform, table: watching } satisfies Platform, strange };
}

/** How a whole request to the route ends. */
export async function knockAt(
  world: World,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  route: Route,
  others: readonly string[] = [],
) {
  const { platform, strange } = watched(world, others);
  const reply = await http([route], () => platform)(event, {} as never);
  const { type } = JSON.parse(String(reply.body)) as { type?: string };
  return { status: reply.statusCode, type: type?.replace('urn:jixiao:problem:', ''), strange };
}
