import * as z from 'zod';
import { limitParameters, limitsInOrder, limitShape } from '../parameters.ts';
import { figures, rule } from '../definition.ts';
import { clamped, limits, term } from '../terms.ts';
import { Exact, zero } from '../exact.ts';
import { blocked, note } from '../facts.ts';
import { yearlyFactor } from '../roots.ts';

const one = Exact.whole(1);
/** Years a compound rate may be taken over. */
export const yearsRange = { least: '0.01', most: '100' };
const shortest = Exact.of(yearsRange.least);
const longest = Exact.of(yearsRange.most);

/** A rate over less than some days is a number of millions of digits, and means nothing. */
export const yearsInRange = (years: Exact): boolean => years.compare(shortest) >= 0 && years.compare(longest) <= 0;

const shape = z.strictObject({ kind: z.literal('growth'), ...limitShape });

/**
 * "年均增速达到目标增速的按比例计分": observed ÷ required compound annual growth, signed by the direction: moving the
 * wrong way is negative whatever the target says. The two rates are roots, kept to 40 places.
 */
export const growth = rule({
  shape,
  values: figures,
  needs: ['actual', 'target', 'baseline'],
  agreed: ['yearsObserved', 'yearsRequired'],
  parameters: limitParameters,
  problems: limitsInOrder,
  score(rule, { actual, target, baseline, direction, goal }) {
    if (goal?.yearsObserved === undefined || goal.yearsRequired === undefined) return blocked(note('no-years'));
    const years = { n: Exact.of(goal.yearsObserved), m: Exact.of(goal.yearsRequired) };
    const figures = { A: actual, B: baseline, T: target, ...years };
    const bad = Object.entries(figures).find(([, value]) => value.sign() <= 0);
    if (bad) return blocked(note('not-positive', { name: bad[0], value: term(bad[1]) }));
    const odd = Object.entries(years).find(([, value]) => !yearsInRange(value));
    if (odd) return blocked(note('years-range', { name: odd[0], value: term(odd[1]), ...yearsRange }));

    const observed = yearlyFactor(actual.dividedBy(baseline), years.n).minus(one);
    const required = yearlyFactor(target.dividedBy(baseline), years.m).minus(one);
    if (required.isZero()) return blocked(note('target-is-baseline', { target: term(target) }));
    const towards = direction === 'increase' ? observed : observed.negated();
    const pace = required.sign() < 0 ? required.negated() : required;
    return clamped(towards.dividedBy(pace), `${term(towards)} ÷ ${term(pace)}`, limits(rule, zero));
  },
});
