import * as z from 'zod';
import { standings } from '../organisation/relations.ts';
import { Wording } from '../text.ts';
import { Decimal, Name, Slug } from './wording.ts';

/** What one scheme declares at most: it is one item of the table, and people read it. */
const mostDeclaredLines = 200;
export const mostVetoes = 100;
export const mostBands = 20;
export const mostQuotas = 60;
const mostConditions = 60;
const mostExemptions = 60;

/** Bonus and deduction lines stand outside the full mark; each has its cap, and all of them together have one. */
export const Adjustments = z.strictObject({
  lines: z
    .array(z.strictObject({ id: Slug, name: Name, kind: z.enum(['bonus', 'deduction']), cap: Decimal }))
    .max(mostDeclaredLines),
  bonusCap: Decimal,
  deductionCap: Decimal,
});

/** 一票否优 caps the grade; a grave false report fails outright. A veto never changes the score. */
export const Veto = z.strictObject({
  id: Slug,
  name: Name,
  effect: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('cap'), grade: Slug }),
    z.strictObject({ by: z.literal('fail') }),
  ]),
});

const PartGrades = z.array(Slug).min(1).max(mostBands);

/**
 * What a grade needs beside the score (等次条件): so many parts of the year with one of these grades, none with one of those, an item
 * with such a share of its points (得分率), no card. The grades of the parts are those of the scheme the parts were assessed by.
 */
export const Condition = z.strictObject({
  id: Slug,
  name: Name,
  grade: Slug,
  needs: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('periods'), atLeast: z.int().min(1), grades: PartGrades }),
    z.strictObject({ by: z.literal('no-period'), grades: PartGrades }),
    z.strictObject({ by: z.literal('item'), item: Slug, atLeast: Decimal }),
    z.strictObject({ by: z.literal('no-card'), card: z.enum(['yellow', 'red']) }),
  ]),
});
export type Condition = z.infer<typeof Condition>;
export const Conditions = z.array(Condition).max(mostConditions);

/**
 * 不定等次: who is exempt from ranking and grades, as on probation or a long leave, and counts in no share. `scored`: assessed all the same
 * (参加考核、不定等次); else not assessed.
 */
const Exemption = z.strictObject({
  id: Slug,
  name: Name,
  scored: z.boolean(),
  basis: Wording('prose', 1, 400).optional(),
});
export type Exemption = z.infer<typeof Exemption>;
export const Exemptions = z.array(Exemption).max(mostExemptions);

/** Half-open [from, to), listed from the top grade down; `to` null is +∞, `from` null is −∞. */
export const Band = z.strictObject({ grade: Slug, name: Name, from: Decimal.nullable(), to: Decimal.nullable() });
export type Band = z.infer<typeof Band>;

export const Quota = z.strictObject({
  grade: Slug,
  limit: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('share'), share: Decimal, rounding: z.enum(['floor', 'half-up', 'ceil']) }),
    z.strictObject({ by: z.literal('count'), count: z.int().min(0) }),
  ]),
  per: z.enum(['peer-group', 'unit']),
  /** What happens to a tie across the quota line: nobody of the tie gets in, all do, or the tie keys decide. */
  ties: z.enum(['exclude', 'include', 'tie-keys']),
});
export type Quota = z.infer<typeof Quota>;

export const TieKey = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('section'), section: Slug }),
  z.strictObject({ by: z.literal('item'), item: Slug }),
  z.strictObject({ by: z.literal('fewer-deductions') }),
  z.strictObject({ by: z.literal('more-bonus') }),
]);
export type TieKey = z.infer<typeof TieKey>;

/** Shown beside the raw score, never instead of it. */
export const Normalisation = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('z'), mean: Decimal, sd: Decimal }),
  z.strictObject({ by: z.literal('percentile') }),
  z.strictObject({ by: z.literal('best') }),
]);
export type Normalisation = z.infer<typeof Normalisation>;

export const RaterGroup = z.strictObject({
  id: Slug,
  name: Name,
  weight: Decimal,
  /** Whom it is made of, seen from the subject. Left out: people of other units only. */
  admits: z.array(z.enum(standings)).min(1).max(standings.length).optional(),
  /** Drop this many highest and lowest marks once the group has `minRaters`; a smaller group keeps its plain mean. */
  trim: z.strictObject({ highest: z.int().min(0), lowest: z.int().min(0), minRaters: z.int().min(1) }).nullable(),
});
export type RaterGroup = z.infer<typeof RaterGroup>;
