import type { RuleDefinition } from '../terms.ts';
import { deductFor } from '../shortfall.ts';

/** "每低于目标1个百分点扣0.05分，扣完为止": points less k per unit of the gap to the target. */
export const shortfall: RuleDefinition<'shortfall', 'actual' | 'target'> = {
  kind: 'shortfall',
  needs: ['actual', 'target'],
  score(rule, { actual, target, direction, points }) {
    const gap = direction === 'increase' ? target.minus(actual) : actual.minus(target);
    return deductFor(gap, points, rule.per, rule.floor);
  },
};
