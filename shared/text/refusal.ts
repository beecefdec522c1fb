/** Two languages, Chinese first. `{name}` is filled from the parameters of the refusal or sentence. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * What kind of no it is; `functions/http.ts` maps each to one status.
 * invalid: the request itself is wrong · forbidden: not this caller · missing: no such thing (or not visible) ·
 * conflict: the state does not allow it · locked: a deadline or phase is over · stale: somebody else was first ·
 * reused: an idempotency key came back with another body · large: over a size limit · damaged: what is stored cannot be relied on ·
 * full: there is no room to store it
 */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'locked'
  | 'stale'
  | 'reused'
  | 'large'
  | 'busy'
  | 'damaged'
  | 'full';

/** A refusal says what is wrong and, in `legal`, what the caller could do instead. */
export interface Refusal extends Text {
  readonly kind: RefusalKind;
  readonly legal?: Text;
}

/** The title of a refusal, by its kind. */
export const refusalTitles: Readonly<Record<RefusalKind, Text>> = {
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

/** What a caller is told where the system itself failed. */
export const faultText = {
  title: { zh: '系统内部错误', en: 'Internal error' },
  detail: { zh: '请将追踪号告知管理员。', en: 'Tell your administrator the trace id.' },
} satisfies Record<string, Text>;
