import type { Params, RefusalCode } from '../../text/catalogue.ts';

/** Something the quality gate noticed: what is wrong stops a proposal, what is odd is shown to both sides. */
export interface Finding {
  readonly level: 'refuse' | 'warn';
  readonly code: RefusalCode;
  /** Path in the request's body. */
  readonly field: string;
  readonly params: Params;
  /** Values that would do, where they can be listed. */
  readonly legal?: readonly string[] | undefined;
}

export const wrong = (code: RefusalCode, field: string, params: Params, legal?: readonly string[]): Finding => ({
  level: 'refuse',
  code,
  field,
  params,
  legal,
});

export const odd = (code: RefusalCode, field: string, params: Params): Finding => ({
  level: 'warn',
  code,
  field,
  params,
});
