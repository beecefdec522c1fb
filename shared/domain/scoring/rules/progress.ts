import * as z from 'zod';
import { limitParameters, limitsInOrder, limitShape } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { clamped, limits, term } from '../terms.ts';
import { zero } from '../exact.ts';
import { blocked, note } from '../facts.ts';

const shape = z.strictObject({ kind: z.literal('progress'), ...limitShape });

/**
 * "以基期值为起点，按完成改进幅度的比例计分": (A − B)/(T − B). From 50 towards 100, a 60 is 20 %, not 60 %.
 * The direction follows from T against B. Uncapped, it may fall below zero as well as rise above one.
 */
export const progress = rule({
  shape,
  values: figures,
  needs: ['actual', 'target', 'baseline'],
  parameters: limitParameters,
  problems: limitsInOrder,
  score(rule, { actual, target, baseline }) {
    const planned = target.minus(baseline);
    if (planned.isZero()) return blocked(note('target-is-baseline', { target: term(target) }));
    const working = `(${term(actual)} − ${term(baseline)}) ÷ (${term(target)} − ${term(baseline)})`;
    const usualFloor = rule.cap === null ? null : zero;
    return clamped(actual.minus(baseline).dividedBy(planned), working, limits(rule, usualFloor));
  },
});
