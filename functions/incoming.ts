import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type * as z from 'zod';
import { Refused } from '../shared/domain/refused.ts';
import { languageOf } from './problem.ts';
import type { Route } from './route.ts';
import { messagesIn } from './wrong-input.ts';

export type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const maximumBody = 1_000_000;

/** A part of the request that its schema does not take. */
export class Invalid extends Error {
  readonly part: string;
  readonly issues: readonly z.core.$ZodIssue[];
  constructor(part: string, issues: readonly z.core.$ZodIssue[]) {
    super(part);
    this.part = part;
    this.issues = issues;
  }
}

/** The parsed JSON of a route that takes a body. */
export function bodyOf(route: Route, event: Event): unknown {
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

export function parse(part: string, schema: z.ZodType | undefined, value: unknown, event: Event): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, messagesIn(languageOf(event.headers['accept-language'])));
  if (!result.success) throw new Invalid(part, result.error.issues);
  return result.data;
}

/** The version an edit is based on. */
export function versionOf(event: Event): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(event.headers['if-match'] ?? '')?.[1];
  if (version === undefined) throw new Refused('request.no-version');
  return Number(version);
}
