import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refused } from '../shared/domain/refused.ts';
import type { Language } from '../shared/text/catalogue.ts';
import { count, warn } from '../shared/log.ts';
import { Invalid, type Event } from './incoming.ts';
import { fault, invalid, languageOf, problemOf, type Problem } from './problem.ts';
import type { Reply, Success } from './reply.ts';

/**
 * Neither DynamoDB nor S3 ever fills up, so neither has a code for it: where they run on one machine, SQLite and the store of files
 * say in their message that the disk is full.
 */
const isFull = (error: unknown): error is Error =>
  error instanceof Error && /\bdisk( of this server)? is full\b/.test(error.message);

/** What the caller is told of an error: a refusal in their language, or a bare 500 whose trace id finds the log. */
export function problemFor(error: unknown, language: Language, event: Event): Problem {
  const trace = event.requestContext.requestId;
  if (error instanceof Refused) {
    if (error.code === 'record.damaged') warn('record.damaged', { trace, route: event.routeKey, ...error.params });
    return problemOf(error, language, trace);
  }
  if (error instanceof Invalid) return invalid(error.part, error.issues, language, trace);
  if (isFull(error)) {
    warn('storage.full', { trace, route: event.routeKey, error: error.message });
    return problemOf(new Refused('storage.full'), language, trace);
  }
  warn('fault', {
    trace,
    route: event.routeKey,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  count('faults', event.requestContext.timeEpoch, { route: event.routeKey });
  return fault(language, trace);
}

export function answer(reply: Reply<unknown, Success>, event: Event): APIGatewayProxyStructuredResultV2 {
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

export function refuse({ status, body }: Problem, event: Event): APIGatewayProxyStructuredResultV2 {
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
