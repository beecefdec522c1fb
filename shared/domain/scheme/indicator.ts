import * as z from 'zod';
import { Rule } from './rules.ts';
import { Decimal, Direction, Name, Slug, ValueKind } from './wording.ts';
import { MediaType } from '../filing/evidence.ts';
import { Slug as UnitId, Wording } from '../text.ts';

/** What a missing value does to the score. Not-applicable is something else: it always redistributes. */
export const MissingPolicy = z.enum(['block', 'zero', 'redistribute', 'peer-mean', 'full']);
export type MissingPolicy = z.infer<typeof MissingPolicy>;

/**
 * How the figures of the slots make the figure of the period. `last`: they are cumulative, so the last one says it all; the
 * others put every slot together.
 */
export const Over = z.enum(['last', 'sum', 'mean', 'max', 'min']);
export type Over = z.infer<typeof Over>;

/** 填报主体: the assessed itself, the office, or the unit that holds the figures (牵头、数据部门) and files them for every subject. */
export const Provider = z.union([z.enum(['self', 'office']), z.strictObject({ unit: UnitId })]);
export type Provider = z.infer<typeof Provider>;

/** 佐证要求: so many pieces a filing rests on, of these types where any are named. */
const EvidenceRule = z.strictObject({
  least: z.int().min(1).max(20),
  types: z.array(MediaType).min(1).max(20).optional(),
});

/**
 * 逻辑校验: what must hold between figures of one slot, by the grammar of docs/formula.md. A the figure itself, P that of the slot before, T and
 * B target and baseline, and other items by their ids, each sign in them that no name may hold written `_`.
 */
export const Check = z.strictObject({
  expression: Wording('line', 1, 400),
  level: z.enum(['warn', 'refuse']),
  text: Name,
});
export type Check = z.infer<typeof Check>;

/**
 * 进度亮灯: the parts of what is due by now below which an item is amber or red. `course`: how the figure gets to its target in the period, from
 * the baseline or from nothing with time, or held at it all the while; `forecast`: how the figure of the end of the period is told before.
 */
const Light = z.strictObject({
  amber: Decimal,
  red: Decimal,
  course: z.enum(['from-baseline', 'from-zero', 'level']).optional(),
  forecast: z.enum(['linear', 'as-filed']).optional(),
});

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
  /**
   * Since when a figure counts: once the leader has signed it off (what another unit provides: once that is settled too, which is its
   * default), or (default of everything else) once the office has accepted it as well.
   */
  counts: z.enum(['signed', 'accepted']).optional(),
  /** Who files its figures; left out: the office what others say of the subject (a survey), else the subject. */
  provider: Provider.optional(),
  evidenceRule: EvidenceRule.optional(),
  checks: z.array(Check).min(1).max(10).optional(),
  light: Light.optional(),
  rule: Rule,
  missing: MissingPolicy.optional(),
});
export type Indicator = z.infer<typeof Indicator>;
