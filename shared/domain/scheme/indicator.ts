import * as z from 'zod';
import { Rule } from './rules.ts';
import { Decimal, Direction, Name, Slug, ValueKind } from './wording.ts';
import { Wording } from '../text.ts';

/** What a missing value does to the score. Not-applicable is something else: it always redistributes. */
export const MissingPolicy = z.enum(['block', 'zero', 'redistribute', 'peer-mean', 'full']);
export type MissingPolicy = z.infer<typeof MissingPolicy>;

/**
 * How the figures of the slots make the figure of the period. `last`: they are cumulative, so the last one says it all; the
 * others put every slot together.
 */
export const Over = z.enum(['last', 'sum', 'mean', 'max', 'min']);
export type Over = z.infer<typeof Over>;

export const Indicator = z.strictObject({
  id: Slug,
  name: Name,
  /** 主要目标 · 关键绩效指标 · 共性指标 */
  kind: z.enum(['main-goal', 'key-indicator', 'common-indicator']),
  dimension: Wording('line', 0, 100).optional(),
  direction: Direction,
  unitOfMeasure: Wording('line', 0, 40).optional(),
  standard: Wording('prose', 0, 2000).optional(),
  source: Wording('prose', 0, 400).optional(),
  evidence: Wording('prose', 0, 1000).optional(),
  /** Points of the item; in a section combined by weighted mean, its weight. */
  points: Decimal,
  frequency: z.enum(['month', 'quarter', 'half-year', 'year', 'once']),
  over: Over.optional(),
  value: ValueKind,
  /** Used where the agreement sets none: a standard that holds for everyone. */
  target: Decimal.optional(),
  baseline: Decimal.optional(),
  /** Since when a figure counts: once the leader has signed it off, or (default) once the office has accepted it too. */
  counts: z.enum(['signed', 'accepted']).optional(),
  rule: Rule,
  missing: MissingPolicy.optional(),
});
export type Indicator = z.infer<typeof Indicator>;
