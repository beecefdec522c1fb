import * as z from 'zod';
import { choice, limitParameters, limitsInOrder, limitShape, whenZeroDeclared, whenZeroShape } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { clamped, completion, declaredForZero, limits } from '../terms.ts';
import { zero } from '../exact.ts';

const shape = z.strictObject({ kind: z.literal('ratio'), ...limitShape, whenZero: whenZeroShape });

/**
 * "得分 = 指标分值 × 实际值 ÷ 目标值，最高不超过满分": A/T, or T/A where less is better, held between floor and cap.
 * A zero in the denominator counts as the scheme declares.
 */
export const ratio = rule({
  shape,
  values: figures,
  needs: ['actual', 'target'],
  parameters: [...limitParameters, choice('whenZero', 'whenZero')],
  problems: (path, given) => [...whenZeroDeclared(path, given), ...limitsInOrder(path, given)],
  score(rule, facts) {
    const completed = completion(facts);
    return completed ? clamped(completed.value, completed.working, limits(rule, zero)) : declaredForZero(rule.whenZero);
  },
});
