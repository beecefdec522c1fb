import type { Refused } from '../shared/domain/refused.ts';
import { refusals, say, type Language } from '../shared/text/catalogue.ts';
import type { Issue } from '../shared/domain/issues.ts';
import type { Refusal, RefusalKind, Text } from '../shared/text/refusal.ts';

/** The only place that knows which status a refusal becomes. */
const kinds: Readonly<Record<RefusalKind, Text & { readonly status: number }>> = {
  invalid: { status: 400, zh: '请求有误', en: 'Invalid request' },
  unauthenticated: { status: 401, zh: '未登录', en: 'Not signed in' },
  forbidden: { status: 403, zh: '无权办理', en: 'Not allowed' },
  missing: { status: 404, zh: '查无此项', en: 'Not found' },
  conflict: { status: 409, zh: '当前状态不允许', en: 'Not possible in the current state' },
  locked: { status: 409, zh: '已锁定', en: 'Locked' },
  stale: { status: 412, zh: '版本已过时', en: 'Out of date' },
  large: { status: 413, zh: '超出大小限制', en: 'Too large' },
  reused: { status: 422, zh: '幂等键重复使用', en: 'Idempotency key reused' },
  busy: { status: 503, zh: '系统繁忙', en: 'Busy' },
  damaged: { status: 409, zh: '记录损坏', en: 'Damaged record' },
  full: { status: 507, zh: '存储空间已满', en: 'Storage full' },
};

const failed = { status: 500, zh: '系统内部错误', en: 'Internal error' };

/** With which statuses a function says no, and what each may mean: the description of the API is made of it. */
export const refusalStatuses: ReadonlyMap<number, readonly Text[]> = Map.groupBy(
  [...Object.values(kinds), failed],
  ({ status }) => status,
);

export interface Problem {
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

export const languageOf = (accepted: string | undefined): Language => (/^\s*en\b/i.test(accepted ?? '') ? 'en' : 'zh');

/** Every field that is wrong, each with the rule it breaks. */
export function invalid(part: string, issues: readonly Issue[], language: Language, trace: string): Problem {
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
    detail: say({ zh: '请将追踪号告知管理员。', en: 'Tell your administrator the trace id.' }, language),
    trace,
  },
});
