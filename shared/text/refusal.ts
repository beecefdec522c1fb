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
