import type { RuleKind, RuleOf } from '../scheme/rules.ts';
import type { Exact } from './exact.ts';
import { blocked, missing, note } from './facts.ts';
import type { Facts, Outcome } from './facts.ts';

type Need = 'actual' | 'target' | 'baseline';
type Found<N extends Need> = Facts & { readonly [need in N]: Exact };

/** A scoring rule: the figures it cannot do without, and one pure function from them to a share or a score. */
export interface RuleDefinition<K extends RuleKind, N extends Need> {
  readonly kind: K;
  readonly needs: readonly N[];
  readonly score: (rule: RuleOf<K>, facts: Found<N>) => Outcome;
}

/** A value that is not there is missing; a target or baseline that is not there is a hole in the agreement. */
export function apply<K extends RuleKind, N extends Need>(
  definition: RuleDefinition<K, N>,
  rule: RuleOf<K>,
  facts: Facts,
): Outcome {
  if (complete(definition.needs, facts)) return definition.score(rule, facts);
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
