import * as z from 'zod';
import { canonical } from '../audit/canonical.ts';
import { digest } from '../audit/chain.ts';
import { Refused } from '../refused.ts';
import { Indicator } from '../scheme/indicator.ts';
import { Decimal, Name, Slug } from '../scheme/wording.ts';
import { mostMilestones } from '../scoring/input.ts';
import { Lateness } from '../scoring/rules/milestones.ts';
import { Day, Line, Prose } from '../text.ts';

export const Milestone = z.strictObject({
  id: Slug,
  name: Name,
  /** Part of the item this milestone is worth; the shares of an item sum to 1. */
  share: Decimal,
  due: Day,
  lateness: Lateness.optional(),
});

/**
 * One goal of an agreement (绩效合同): an indicator of the pinned scheme, or one of the subject's own (个性指标) for a
 * section whose items are specific. Own indicators carry their points and rule; one of the scheme keeps its rule and may have other points for this subject.
 */
export const AgreedGoal = z.strictObject({
  item: Slug,
  own: z.strictObject({ section: Slug, indicator: Indicator }).optional(),
  target: Decimal.optional(),
  baseline: Decimal.optional(),
  /**
   * Points of a common indicator for this subject alone (分值按部门另定). Used as given: nothing is redistributed in its section, where
   * the items still sum to the section's points.
   */
  points: Decimal.optional(),
  yearsObserved: Decimal.optional(),
  yearsRequired: Decimal.optional(),
  milestones: z.array(Milestone).min(1).max(mostMilestones).optional(),
  unitOfMeasure: Line(1, 40).optional(),
  /** Which documents or records will show the result (佐证计划). */
  evidencePlan: Prose(1, 1000).optional(),
  /** The line of the long-term plan or the year's priorities this goal serves (战略目标). */
  strategy: Slug.optional(),
  /** The named person who answers for it (责任人). */
  owner: Line(1, 64).optional(),
  /** Functions (职能) of the unit this goal covers. */
  functions: z.array(Line(1, 64)).max(40).optional(),
  /** 共担指标: who leads and which units contribute how much; the shares sum to 1. */
  shared: z
    .strictObject({
      lead: Slug,
      contributors: z
        .array(z.strictObject({ unit: Slug, share: Decimal }))
        .min(2)
        .max(40),
    })
    .optional(),
});
export type AgreedGoal = z.infer<typeof AgreedGoal>;

/**
 * The goals of one subject, however they come in. The plan of a large department has some two hundred; how many a section takes is
 * its scheme's to say.
 */
export const mostGoals = 200;
export const Goals = z.array(AgreedGoal).min(1).max(mostGoals);

/** Bytes of one version: it is one entry of the chain, and an item of the table holds 400 KB. */
const longest = 300_000;

/** A file brings goals row by row, a request all at once; both are held to the same numbers. */
export function refuseTooLong(goals: readonly AgreedGoal[]): void {
  const { length: count } = goals;
  if (count > mostGoals) throw new Refused('goals.too-many', { count, maximum: mostGoals }, { field: 'goals' });
  const bytes = new TextEncoder().encode(canonical(goals)).length;
  if (bytes > longest) throw new Refused('goals.too-long', { bytes, maximum: longest }, { field: 'goals' });
}

/** What a signature covers: the goals, every figure and word of them. */
export const goalsHash = (goals: readonly AgreedGoal[]): string => digest(goals);
