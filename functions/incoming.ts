import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type * as z from 'zod';
import { Refused } from '../shared/domain/refused.ts';
import { checked, type Issue } from '../shared/domain/issues.ts';
import type { Route } from './route.ts';
import { strictJson } from './strict-json.ts';

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

/** The parsed JSON of a route that takes a body. */
export function bodyOf(route: Route, event: Event): unknown {
  if (!route.body) return undefined;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maximumBody) throw new Refused('request.too-large', { bytes: bytes.length, maximum: maximumBody });
  return bytes.length === 0 ? {} : strictJson(bytes);
}

export function parse(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = checked(schema, value);
  if (result.issues) throw new Invalid(part, result.issues);
  return result.data;
}

/** An ETag of ours, with or without its quotation marks; published with the description of the API. */
export const versionPattern = /^(?:W\/)?"?([0-9]{1,9})"?$/;

/** The version an edit is based on. */
export function versionOf(event: Event): number {
  const version = versionPattern.exec(event.headers['if-match'] ?? '')?.[1];
  if (version === undefined) throw new Refused('request.no-version');
  return Number(version);
}
