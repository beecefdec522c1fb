import type * as z from 'zod';
import type { RaterGroup } from '../scheme/outcome.ts';
import type { Problem } from '../scheme/problems/problem.ts';
import type { ValueKind } from '../scheme/wording.ts';
import type { Exact } from './exact.ts';
import { blocked, missing, note, type Facts, type Outcome } from './facts.ts';
import type { Goal } from './input.ts';
import type { Parameter } from './parameters.ts';

type Need = 'actual' | 'target' | 'baseline';
type Found<N extends Need> = Facts & { readonly [need in N]: Exact };

/**
 * A scoring rule, all of it: how it stands in a scheme, what is wrong with one, how a table writes it, and one pure function from
 * figures to a share or a score. Methods, so that rules of different shapes stand in one table.
 */
export interface RuleDefinition<S extends z.ZodType = z.ZodType, N extends Need = Need> {
  /** Its parameters, with its `kind`. */
  readonly shape: S;
  /** The values it can read. */
  readonly values: readonly ValueKind[];
  /** The figures it cannot do without; target and baseline are what an agreement must set. */
  readonly needs: readonly N[];
  /** What else an agreement must set. */
  readonly agreed?: readonly (keyof Goal)[];
  /** It compares with peers, so it is scored once all figures are in. */
  readonly peers?: true;
  /** In the order they are written. */
  readonly parameters: readonly Parameter[];
  /** Is it complete? A rule with a hole would make up a number one day. */
  problems?(path: string, rule: z.output<S>, groups: readonly RaterGroup[]): Problem[];
  score(rule: z.output<S>, facts: Found<N>): Outcome;
}

/** Ties the types of shape and function together. */
export const rule = <S extends z.ZodType, const N extends Need = never>(definition: RuleDefinition<S, N>) => definition;

export const figures: readonly ValueKind[] = ['number', 'fraction', 'count'];

/** A value that is not there is missing; a target or baseline that is not there is a hole in the agreement. */
export function apply<S extends z.ZodType, N extends Need>(
  definition: RuleDefinition<S, N>,
  given: z.output<S>,
  facts: Facts,
): Outcome {
  if (complete(definition.needs, facts)) return definition.score(given, facts);
  if (facts.target === undefined && needs(definition, 'target')) return blocked(note('no-target'));
  if (facts.baseline === undefined && needs(definition, 'baseline')) return blocked(note('no-baseline'));
  if (facts.value === undefined) return missing(note('not-filed'));
  const noActivity = facts.value.kind === 'fraction';
  return noActivity ? missing(note('no-activity')) : blocked(note('other-kind-of-value', { kind: facts.value.kind }));
}

const needs = (definition: { readonly needs: readonly Need[] }, need: Need) => definition.needs.includes(need);

function complete<N extends Need>(needed: readonly N[], facts: Facts): facts is Found<N> {
  return needed.every((need) => facts[need] !== undefined);
}
