import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Refused } from '../shared/domain/refused.ts';
import { refusals, type Language } from '../shared/text/catalogue.ts';
import { say } from '../shared/text/say.ts';
import type { Issue } from '../shared/domain/issues.ts';
import { faultText, refusalTitles, type Refusal, type RefusalKind, type Text } from '../shared/text/refusal.ts';
import { count, warn } from '../shared/log.ts';
import { Invalid, languageOf, type Event } from './route.ts';

/** The only place that knows which status a refusal becomes. */
const kinds: Readonly<Record<RefusalKind, Text & { readonly status: number }>> = {
  invalid: { ...refusalTitles.invalid, status: 400 },
  unauthenticated: { ...refusalTitles.unauthenticated, status: 401 },
  forbidden: { ...refusalTitles.forbidden, status: 403 },
  missing: { ...refusalTitles.missing, status: 404 },
  conflict: { ...refusalTitles.conflict, status: 409 },
  locked: { ...refusalTitles.locked, status: 409 },
  stale: { ...refusalTitles.stale, status: 412 },
  large: { ...refusalTitles.large, status: 413 },
  reused: { ...refusalTitles.reused, status: 422 },
  busy: { ...refusalTitles.busy, status: 503 },
  damaged: { ...refusalTitles.damaged, status: 409 },
  full: { ...refusalTitles.full, status: 507 },
};

const failed = { ...faultText.title, status: 500 };

/** With which statuses a function says no, and what each may mean: the description of the API is made of it. */
export const refusalStatuses: ReadonlyMap<number, readonly Text[]> = Map.groupBy(
  [...Object.values(kinds), failed],
  ({ status }) => status,
);

interface Problem {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** RFC 9457: what is wrong, where, and what would be legal now, in the caller's language. */
export function problemOf(refused: Refused, language: Language, trace: string): Problem {
  const refusal: Refusal = refusals[refused.code];
  const { field, legal = [] } = refused.pointer;
  const { status, ...title } = kinds[refusal.kind];
  return {
    status,
    body: {
      type: `urn:jixiao:problem:${refused.code}`,
      title: say(title, language),
      status,
      detail: say(refusal, language, refused.params),
      ...(refusal.legal ? { remedy: say(refusal.legal, language, refused.params) } : {}),
      ...(field === undefined ? {} : { field }),
      ...(legal.length > 0 ? { legal } : {}),
      trace,
    },
  };
}

/** Every field that is wrong, each with the rule it breaks. */
function invalid(part: string, issues: readonly Issue[], language: Language, trace: string): Problem {
  const { status, ...title } = kinds.invalid;
  return {
    status,
    body: {
      type: 'urn:jixiao:problem:request.invalid',
      title: say(title, language),
      status,
      detail: say(refusals['request.invalid'], language, { count: issues.length }),
      errors: issues.map((issue) => ({
        field: [part, ...issue.path].join('.'),
        rule: issue.rule,
        detail: issue.says[language],
        ...(issue.legal ? { legal: issue.legal } : {}),
      })),
      trace,
    },
  };
}

/** A fault of ours: a bare 500 with the trace id by which an operator finds the log. Nothing leaks. */
export const fault = (language: Language, trace: string): Problem => ({
  status: failed.status,
  body: {
    type: 'about:blank',
    title: say(failed, language),
    status: failed.status,
    detail: say(faultText.detail, language),
    trace,
  },
});

/**
 * Neither DynamoDB nor S3 ever fills up, so neither has a code for it: where they run on one machine, SQLite and the store of files
 * say in their message that the disk is full.
 */
const isFull = (error: unknown): error is Error =>
  error instanceof Error && /\bdisk( of this server)? is full\b/.test(error.message);

/** What of a request its problem tells. */
type Asking = Pick<Event, 'routeKey'> & {
  readonly requestContext: Pick<Event['requestContext'], 'requestId' | 'timeEpoch'>;
};

/** What the caller is told of an error: a refusal in their language, or a bare 500 whose trace id finds the log. */
export function problemFor(error: unknown, language: Language, event: Asking): Problem {
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
