import * as z from 'zod';
import type { RuleDefinition } from '../scoring/definition.ts';
import { count } from '../scoring/rules/count.ts';
import { formula } from '../scoring/rules/formula.ts';
import { growth } from '../scoring/rules/growth.ts';
import { imported } from '../scoring/rules/imported.ts';
import { interpolate } from '../scoring/rules/interpolate.ts';
import { milestones } from '../scoring/rules/milestones.ts';
import { progress } from '../scoring/rules/progress.ts';
import { rank } from '../scoring/rules/rank.ts';
import { rating } from '../scoring/rules/rating.ts';
import { ratio } from '../scoring/rules/ratio.ts';
import { relative } from '../scoring/rules/relative.ts';
import { shortfall } from '../scoring/rules/shortfall.ts';
import { steps } from '../scoring/rules/steps.ts';
import { survey } from '../scoring/rules/survey.ts';
import { threshold } from '../scoring/rules/threshold.ts';
import { votes } from '../scoring/rules/votes.ts';

/** Every scoring rule, by its kind: what a scheme may say, what is checked, written and scored comes from here. */
const rules = {
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
};
export type RuleKind = keyof typeof rules;

const [first, ...others] = Object.values(rules).map(({ shape }) => shape);
if (!first) throw new Error('no rules');
export const Rule = z.discriminatedUnion('kind', [first, ...others]);
export type Rule = z.infer<typeof Rule>;
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;

const table: Readonly<Record<RuleKind, RuleDefinition<z.ZodType<Rule>>>> = rules;

export const definitionOf = ({ kind }: Pick<Rule, 'kind'>): RuleDefinition<z.ZodType<Rule>> => table[kind];
export const parametersOf = (kind: RuleKind) => table[kind].parameters;
/** In the order they are offered. */
export const ruleKinds: readonly RuleKind[] = Object.values(rules).map(({ shape }) => shape.shape.kind.value);
