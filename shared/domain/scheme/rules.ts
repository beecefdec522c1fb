import * as z from 'zod';
import { Decimal, Name, Slug } from './wording.ts';
import { Wording, formed } from '../text.ts';

/** Points, bands, steps, positions or grades of one rule. */
const mostSteps = 200;

/** `cap` null: uncapped. `cap` left out: 1. */
const cap = Decimal.nullable().optional();
const floor = Decimal.nullable().optional();

/** What a zero in the denominator means. Left out where it is needed, the scheme is refused: 0 ÷ 0 is nobody's guess. */
const whenZero = z.enum(['full', 'zero', 'missing']).optional();

/** "每低1%扣0.05分": counted `continuous`ly, by `full` units (不足一个单位不计) or by `started` units (不足一个单位按一个计). */
const perUnit = { points: Decimal, size: Decimal, units: z.enum(['continuous', 'full', 'started']) };

const ratio = z.strictObject({ kind: z.literal('ratio'), cap, floor, whenZero });
const progress = z.strictObject({ kind: z.literal('progress'), cap, floor });
const threshold = z.strictObject({
  kind: z.literal('threshold'),
  comparison: z.enum(['at-least', 'at-most', 'above', 'below']),
});

/** Which figure a table is read at: the filed value itself, or its completion of the target (A/T, or T/A for a decrease). */
const of = z.enum(['actual', 'completion']).optional();

const interpolate = z.strictObject({
  kind: z.literal('interpolate'),
  of,
  whenZero,
  points: z
    .array(z.strictObject({ value: Decimal, share: Decimal }))
    .min(2)
    .max(mostSteps),
});

/** `includes` says which end of each band belongs to it; the outermost ends are null, so every value falls somewhere. */
const steps = z.strictObject({
  kind: z.literal('steps'),
  of,
  whenZero,
  includes: z.enum(['from', 'to']),
  bands: z
    .array(z.strictObject({ from: Decimal.nullable(), to: Decimal.nullable(), share: Decimal }))
    .min(1)
    .max(mostSteps),
});

const shortfall = z.strictObject({
  kind: z.literal('shortfall'),
  per: z.strictObject(perUnit),
  floor: Decimal.optional(),
});

const count = z.strictObject({
  kind: z.literal('count'),
  method: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('deducting'), each: Decimal, floor: Decimal.optional() }),
    z.strictObject({ by: z.literal('adding'), each: Decimal, cap: Decimal }),
    z.strictObject({
      by: z.literal('table'),
      steps: z
        .array(z.strictObject({ from: z.int().min(0), score: Decimal }))
        .min(1)
        .max(mostSteps),
    }),
  ]),
});

/** What a late milestone keeps: a flat part of its share, or its share less a part per started week. */
export const Lateness = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('nothing-lost') }),
  z.strictObject({ by: z.literal('flat'), keeps: Decimal }),
  z.strictObject({ by: z.literal('started-week'), loses: Decimal }),
]);
const milestones = z.strictObject({ kind: z.literal('milestones'), lateness: Lateness });

const rank = z.strictObject({
  kind: z.literal('rank'),
  minGroup: z.int().min(1).optional(),
  method: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('position'),
      /** From this position on (until the next line) this many points. */
      positions: z
        .array(z.strictObject({ from: z.int().min(1), points: Decimal }))
        .min(1)
        .max(mostSteps),
      ties: z.enum(['shared-best', 'shared-mean', 'next']),
    }),
    z.strictObject({ by: z.literal('best'), whenZero }),
  ]),
});

const relative = z.strictObject({
  kind: z.literal('relative'),
  centre: z.enum(['mean', 'median']),
  margin: Decimal,
  per: z.strictObject(perUnit),
  floor: Decimal.optional(),
  minGroup: z.int().min(1),
});

const raters = {
  /** Weights of the rater groups for this item (sum 1); left out, those of the scheme. */
  weights: z.record(Slug, Decimal).optional(),
  absentGroup: z.enum(['redistribute', 'block']),
};
const rating = z.strictObject({ kind: z.literal('rating'), scaleMax: Decimal, ...raters });
const votes = z.strictObject({
  kind: z.literal('votes'),
  grades: z
    .array(z.strictObject({ id: Slug, name: Name, value: Decimal }))
    .min(2)
    .max(mostSteps),
  ...raters,
});

const survey = z.strictObject({
  kind: z.literal('survey'),
  minResponses: z.int().min(1),
  figure: z.discriminatedUnion('by', [
    /** Share of the answers at or above `from`, e.g. 满意 and 非常满意. */
    z.strictObject({ by: z.literal('top-box'), from: Decimal }),
    z.strictObject({ by: z.literal('mean'), min: Decimal, max: Decimal }),
  ]),
});

const imported = z.strictObject({ kind: z.literal('imported'), fullMark: Decimal });
const growth = z.strictObject({ kind: z.literal('growth'), cap, floor });

/** A special rule (特殊规则): the grammar is in docs/formula.md; the committee approves it before use. */
const formula = z.strictObject({
  kind: z.literal('formula'),
  expression: Wording('prose', 1, 2000),
  gives: z.enum(['share', 'points']),
  inputs: z.array(formed('variable', /^[A-Za-z_][A-Za-z0-9_]{0,31}$/)).max(40),
});

export const Rule = z.discriminatedUnion('kind', [
  ratio,
  progress,
  threshold,
  interpolate,
  steps,
  shortfall,
  count,
  milestones,
  rank,
  relative,
  rating,
  votes,
  survey,
  imported,
  growth,
  formula,
]);
export type Rule = z.infer<typeof Rule>;
export type RuleKind = Rule['kind'];
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;
export type Lateness = z.infer<typeof Lateness>;
