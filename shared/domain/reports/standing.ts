import { Exact, fixed, round, sum } from '../scoring/exact.ts';
import type { Standing } from './model.ts';

/**
 * Where the rounded scores of one peer group lie. Quartiles are the nearest-rank ones: always a score somebody has, so
 * nobody is compared with a figure that interpolation made up. The mean has 2 digits and decides nothing.
 */
export function standing(scores: readonly string[]): Standing | null {
  const sorted = scores
    .map((score) => ({ score, exact: Exact.of(score) }))
    .sort((first, second) => second.exact.compare(first.exact));
  const n = sorted.length;
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * n) - 1)]?.score;
  const [best, upperQuartile, median, lowerQuartile, lowest] = [at(0), at(0.25), at(0.5), at(0.75), at(1)];
  if (!best || !upperQuartile || !median || !lowerQuartile || !lowest) return null;
  const total = sum(sorted.map(({ exact }) => exact));
  const mean = fixed(round(total.dividedBy(Exact.whole(n)), 2, 'half-up'), 2);
  return { n, best, upperQuartile, median, lowerQuartile, lowest, mean };
}
