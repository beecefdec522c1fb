import type * as z from 'zod';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { issuesIn, worded, type Issue } from '../shared/domain/issues.ts';
import { Refused } from '../shared/domain/refused.ts';
import { strictJson } from './json.ts';
import type { Table } from '../shared/storage/table.ts';
import type { Allow } from '../shared/domain/organisation/authority.ts';
import type { Language } from '../shared/text/catalogue.ts';
import type { Text } from '../shared/text/refusal.ts';
import type { Caller, Services } from './services.ts';

/** How a request that was served may end: read or changed, recorded, taken on and not yet done. */
export type Success = 200 | 201 | 202;

/** What a use case answers; `etag` is the chain number of what was read or written. */
export interface Reply<B, S extends Success = 200> {
  readonly status: S;
  readonly body: B;
  readonly etag?: number;
  readonly location?: string;
}

export const ok = <B>(body: B, etag?: number): Reply<B> => ({
  status: 200,
  body,
  ...(etag === undefined ? {} : { etag }),
});

export interface Request<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The chain number the client last saw (header If-Match); present where the route demands it. */
  readonly ifMatch: number;
  /** Where an answer is made again under its key: the etag it had, so that what was written since can be left out. */
  readonly asOf?: number;
}

type Method = 'GET' | 'POST' | 'PUT';

/** Whom a request comes from, and what its path and its body name. */
export interface Naming<B = unknown> {
  readonly jurisdiction: string;
  readonly id: string;
  readonly named: Readonly<Record<string, string | undefined>>;
  readonly body: B;
}

/**
 * One line of a route table: data from which come the API's routes, the checks, OpenAPI, the local server and the
 * typed client. `allow` empty with `public: true` means no token is asked for.
 */
export interface Route<
  Id extends string = string,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  S extends Success = Success,
> {
  readonly id: Id;
  readonly method: Method;
  readonly path: `/v1/${string}`;
  /**
   * The route of API Gateway that brings it, where one serves many lines: names that the path writes out are variables there. An
   * API takes 300 routes, and what is data here shall not use them up.
   */
  readonly gateway?: `/v1/${string}`;
  readonly summary: Text;
  readonly public?: true;
  readonly allow: readonly Allow[];
  /**
   * What it does may change a score: a role that acts from outside the subject does not count for whoever is connected with it
   * (回避). Roles on the subject's own side, its judges' and a rater's seat are not concerned.
   */
  readonly impartial?: true;
  /** Where those act who hold figures about a subject that is not theirs: a refusal of reach says so. */
  readonly elsewhere?: Text;
  /** What of its subject is read while the caller is let in: the whole record unless said. */
  readonly reads?: 'head' | 'record' | 'collection' | 'nothing';
  /** Begins what else the use case will ask for. */
  readsAlso?(table: Table, naming: Naming<z.output<B>>): Promise<unknown>;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  /** Of a reply that is a text and no JSON: its type. */
  readonly media?: 'text/calendar';
  /** How it ends where it succeeds, 200 unless said; a use case that answers with another does not compile. */
  readonly status?: S | readonly S[];
  /** The client must say which version it edits. */
  readonly ifMatch?: true;
  /** A POST that only computes: needs no Idempotency-Key. */
  readonly computes?: true;
  /**
   * A POST that only reads, and records that it did. Its answer may be larger than what one item holds, so only the sum is kept:
   * under the same key it is made again, as of the etag it had, and refused if what it was made of has moved since.
   */
  readonly madeAgain?: true;
  /** Only a step towards another act: nobody is reminded that they did it. */
  readonly passing?: true;
  readonly example?: unknown;
  /** A method, so that a table of routes with different schemas is one array; `route` checks each line by itself. */
  useCase(
    services: Services,
    caller: Caller,
    request: Request<z.output<P>, z.output<Q>, z.output<B>>,
  ): Promise<Reply<z.output<R>, NoInfer<S>>>;
}

/** Whoever did it sees it among what they did lately. */
export const isRemembered = ({ method, computes, madeAgain, passing, ...line }: Route): boolean =>
  method !== 'GET' && !computes && !madeAgain && !passing && !line.public;

/** It writes, so that sending it twice must do it once: an Idempotency-Key is asked for. */
export const keyed = ({ method, computes }: Pick<Route, 'method' | 'computes'>): boolean =>
  method === 'POST' && !computes;

/** What API Gateway calls the route that brings a line. */
export const gatewayKey = ({
  method,
  path,
  gateway = path,
}: {
  readonly method: string;
  readonly path: string;
  readonly gateway?: string;
}): string => `${method} ${gateway}`;

/** What a line writes out where its gateway route has variables. */
export function spelled({ path, gateway = path }: Pick<Route, 'path' | 'gateway'>): Readonly<Record<string, string>> {
  const written = path.split('/');
  const variables = gateway
    .split('/')
    .map((segment, at) => [segment.slice(1, -1), segment, written[at] ?? ''] as const);
  return Object.fromEntries(
    variables.flatMap(([name, segment, own]) => (segment.startsWith('{') && segment !== own ? [[name, own]] : [])),
  );
}

/** Ties the types of schemas and use case together; at run time each part was parsed by its own schema. */
export function route<
  const Id extends string,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  const S extends Success = 200,
>(definition: Route<Id, P, Q, B, R, S>) {
  return definition;
}

type Sent = APIGatewayProxyEventV2WithJWTAuthorizer;
type Context = Sent['requestContext'];

/** What is looked at of an event of the gateway. */
export type Event = Pick<
  Sent,
  'routeKey' | 'headers' | 'pathParameters' | 'queryStringParameters' | 'body' | 'isBase64Encoded'
> & {
  readonly requestContext: Pick<Context, 'requestId' | 'timeEpoch'> & {
    readonly domainName?: string;
    readonly authorizer: { readonly jwt: Pick<Context['authorizer']['jwt'], 'claims'> };
  };
};

/** What a person sends by a line of a table, as the gateway would bring it. */
export const eventOf = (
  line: Route,
  { sub, jurisdiction }: { readonly sub: string; readonly jurisdiction: string },
  sent: {
    readonly params: Readonly<Record<string, string>>;
    readonly body: unknown;
    readonly at: number;
    readonly trace: string;
  },
): Event => ({
  routeKey: gatewayKey(line),
  headers: {},
  pathParameters: { ...spelled(line), ...sent.params },
  body: JSON.stringify(sent.body),
  isBase64Encoded: false,
  requestContext: {
    requestId: sent.trace,
    timeEpoch: sent.at,
    authorizer: { jwt: { claims: { sub, jurisdiction } } },
  },
});

/** The address the request came to; what a job asks comes to none. */
export const addressOf = ({ headers, requestContext: { domainName } }: Event): string | undefined =>
  domainName === undefined ? undefined : `${headers['x-forwarded-proto'] ?? 'https'}://${domainName}`;

/** Bytes; published with the description of the API. */
export const maximumBody = 1_000_000;

/** A part of the request that its schema does not take. */
export class Invalid extends Error {
  readonly part: string;
  readonly issues: readonly Issue[];
  constructor(part: string, issues: readonly Issue[]) {
    super(part);
    this.part = part;
    this.issues = issues;
  }
}

/** The variables of the line's own path. */
export function variablesOf(
  route: Route,
  { pathParameters = {} }: Event,
): Readonly<Record<string, string | undefined>> {
  const own = spelled(route);
  return Object.fromEntries(Object.entries(pathParameters).filter(([name]) => !(name in own)));
}

/** The parsed JSON of a route that takes a body. */
export function bodyOf(route: Route, event: Event): unknown {
  if (!route.body) return undefined;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maximumBody) throw new Refused('request.too-large', { bytes: bytes.length, maximum: maximumBody });
  return bytes.length === 0 ? {} : strictJson(bytes);
}

export function parse(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, worded);
  if (!result.success) throw new Invalid(part, issuesIn(result.error));
  return result.data;
}

export const languageOf = (accepted: string | undefined): Language => (/^\s*en\b/i.test(accepted ?? '') ? 'en' : 'zh');

/** An ETag of ours, with or without its quotation marks; published with the description of the API. */
export const versionPattern = /^(?:W\/)?"?([0-9]{1,9})"?$/;

/** The version an edit is based on. */
export function versionOf(event: Event): number {
  const version = versionPattern.exec(event.headers['if-match'] ?? '')?.[1];
  if (version === undefined) throw new Refused('request.no-version');
  return Number(version);
}

/** Two editors at once: whoever bases an edit on an older version is told which one is current. */
export function basedOn(current: number, given: number): void {
  if (given !== current) throw new Refused('request.stale', { given, current }, { field: 'If-Match' });
}
