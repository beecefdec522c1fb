import type { RuleOf } from '../../scheme/rules.ts';
import { type RuleDefinition, readAt, term } from '../terms.ts';
import { Exact, zero } from '../exact.ts';
import { note, share } from '../facts.ts';

type Steps = RuleOf<'steps'>;

/**
 * "完成率95%（含）以上得满分，90%（含）至95%得80%……": half-open steps; the scheme says which end belongs to a step.
 */
export const steps: RuleDefinition<'steps', 'actual'> = {
  kind: 'steps',
  needs: ['actual'],
  score: (rule, facts) =>
    readAt(rule, facts, (value, working) => {
      const earned = stepAt(rule, value);
      return share(earned, term(earned), [note('from-table', { value: working })]);
    }),
};

function stepAt({ bands, includes }: Steps, value: Exact): Exact {
  const reaches = (to: string | null) => {
    if (to === null) return true;
    const edge = value.compare(Exact.of(to));
    return edge < 0 || (edge === 0 && includes === 'to');
  };
  const step = bands.find(({ to }) => reaches(to));
  return step ? Exact.of(step.share) : zero;
}
