import type { RuleDefinition } from '../terms.ts';
import { Exact } from '../exact.ts';
import { awaitingPeers, missing, note } from '../facts.ts';
import { deductFor } from '../shortfall.ts';

/**
 * "低于同类平均水平的，每低1个百分点扣0.1分": like `shortfall`, against the mean or median of the peer group.
 * A positive margin lets a subject fall that far behind before it costs anything.
 */
export const relative: RuleDefinition<'relative', 'actual'> = {
  kind: 'relative',
  needs: ['actual'],
  score(rule, { actual, direction, points, standing }) {
    if (!standing) return awaitingPeers;
    const centre = standing[rule.centre];
    const { members } = standing;
    if (members < rule.minGroup || centre === null)
      return missing(note('small-group', { members, least: rule.minGroup }));
    const behind = direction === 'increase' ? Exact.of(centre).minus(actual) : actual.minus(Exact.of(centre));
    return deductFor(behind.minus(Exact.of(rule.margin)), points, rule.per, rule.floor);
  },
};
