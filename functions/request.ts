import type * as z from 'zod';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { Refused } from '../shared/domain/refused.ts';
import { issuesIn, worded, type Issue } from '../shared/domain/issues.ts';
import type { Language } from '../shared/text/catalogue.ts';
import { spelled, type Route } from './route.ts';

export type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

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

/** An item of the table nests 32 deep; a scheme, the deepest thing people send, 8. Published with the description of the API. */
export const deepest = 20;

/** Structure and strings of a text that is known to be JSON; numbers, words and spaces between them are skipped. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;

/**
 * JSON that every reader understands alike (RFC 7493): no name twice in one object, where readers differ in which of the
 * two they take; no half characters; not nested beyond what can be kept.
 */
export function strictJson(bytes: Uint8Array): unknown {
  const { text, value } = parsed(bytes);
  const open: Set<string>[] = [];
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') nameIn(open.at(-1), last);
    else if (token !== ',') last = token;
    if (open.length > deepest) throw new Refused('request.too-deep', { maximum: deepest });
    if (token.includes('\\u') && !String(JSON.parse(token)).isWellFormed())
      throw new Refused('request.half-character', { text: token.slice(0, 60) });
  }
  return value;
}

function parsed(bytes: Uint8Array): { text: string; value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch {
    throw new Refused('request.not-json');
  }
}

function nameIn(names: Set<string> | undefined, written: string): void {
  const name = String(JSON.parse(written));
  if (names?.has(name)) throw new Refused('request.name-twice', { name }, { field: name });
  names?.add(name);
}
