import type { Refused } from '../shared/domain/refused.ts';
import { refusals, say, type Language } from '../shared/text/catalogue.ts';
import type { Issue } from '../shared/domain/issues.ts';
import type { Refusal, RefusalKind, Text } from '../shared/text/refusal.ts';

/** The only place that knows which status a refusal becomes. */
const status: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  locked: 409,
  stale: 412,
  large: 413,
  reused: 422,
  busy: 503,
  damaged: 409,
  full: 507,
};

const titles: Record<RefusalKind, Text> = {
  invalid: { zh: '请求有误', en: 'Invalid request' },
  unauthenticated: { zh: '未登录', en: 'Not signed in' },
  forbidden: { zh: '无权办理', en: 'Not allowed' },
  missing: { zh: '查无此项', en: 'Not found' },
  conflict: { zh: '当前状态不允许', en: 'Not possible in the current state' },
  locked: { zh: '已锁定', en: 'Locked' },
  stale: { zh: '版本已过时', en: 'Out of date' },
  large: { zh: '超出大小限制', en: 'Too large' },
  reused: { zh: '幂等键重复使用', en: 'Idempotency key reused' },
  busy: { zh: '系统繁忙', en: 'Busy' },
  damaged: { zh: '记录损坏', en: 'Damaged record' },
  full: { zh: '存储空间已满', en: 'Storage full' },
};

export interface Problem {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** RFC 9457: what is wrong, where, and what would be legal now, in the caller's language. */
export function problemOf(refused: Refused, language: Language, trace: string): Problem {
  const refusal: Refusal = refusals[refused.code];
  const { field, legal = [] } = refused.pointer;
  return {
    status: status[refusal.kind],
    body: {
      type: `urn:jixiao:problem:${refused.code}`,
      title: say(titles[refusal.kind], language),
      status: status[refusal.kind],
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
  return {
    status: status.invalid,
    body: {
      type: 'urn:jixiao:problem:request.invalid',
      title: say(titles.invalid, language),
      status: status.invalid,
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
  status: 500,
  body: {
    type: 'about:blank',
    title: say({ zh: '系统内部错误', en: 'Internal error' }, language),
    status: 500,
    detail: say({ zh: '请将追踪号告知管理员。', en: 'Tell your administrator the trace id.' }, language),
    trace,
  },
});
