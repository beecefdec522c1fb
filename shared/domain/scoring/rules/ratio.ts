import { type RuleDefinition, clamped, completion, declaredForZero, limits } from '../terms.ts';
import { zero } from '../exact.ts';

/**
 * "得分 = 指标分值 × 实际值 ÷ 目标值，最高不超过满分": A/T, or T/A where less is better, held between floor and cap.
 * A zero in the denominator counts as the scheme declares.
 */
export const ratio: RuleDefinition<'ratio', 'actual' | 'target'> = {
  kind: 'ratio',
  needs: ['actual', 'target'],
  score(rule, facts) {
    const completed = completion(facts);
    return completed ? clamped(completed.value, completed.working, limits(rule, zero)) : declaredForZero(rule.whenZero);
  },
};
