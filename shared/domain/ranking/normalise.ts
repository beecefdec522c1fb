import type { Rounding } from '../scheme/scheme.ts';
import type { Normalisation } from '../scheme/outcome.ts';
import { Exact, fixed, round, sum } from '../scoring/exact.ts';
import { squareRoot } from '../scoring/roots.ts';
import { countWhile } from '../scoring/sorted.ts';

const hundred = Exact.whole(100);

/**
 * Scores of one peer group on a common scale, shown beside the raw ones and rounded like them.
 * z: mean + sd·(x − μ)/σ with the spread of the whole group; a spread of 0 gives everyone the mean.
 * percentile: 100·(below + half of the equal)/n. best: 100·x/best (undefined when the best is not above zero).
 */
export function normalise(
  method: Normalisation,
  scores: readonly Exact[],
  { digits, mode }: Rounding,
): (string | null)[] {
  return scale(method, scores).map((value) => value && fixed(round(value, digits, mode), digits));
}

function scale(method: Normalisation, scores: readonly Exact[]): (Exact | null)[] {
  const count = Exact.whole(scores.length);
  if (scores.length === 0) return [];
  switch (method.by) {
    case 'z': {
      const centre = sum(scores).dividedBy(count);
      const deviations = scores.map((score) => score.minus(centre));
      const spread = squareRoot(sum(deviations.map((deviation) => deviation.times(deviation))).dividedBy(count));
      const unit = spread.isZero() ? spread : Exact.of(method.sd).dividedBy(spread);
      return deviations.map((deviation) => Exact.of(method.mean).plus(deviation.times(unit)));
    }
    case 'percentile': {
      const ordered = scores.toSorted((first, second) => first.compare(second));
      return scores.map((score) => {
        const below = countWhile(ordered, (other) => other.compare(score) < 0);
        const notAbove = countWhile(ordered, (other) => other.compare(score) <= 0);
        return Exact.whole(below + notAbove)
          .dividedBy(count.times(Exact.whole(2)))
          .times(hundred);
      });
    }
    case 'best': {
      const best = scores.reduce((first, second) => (first.compare(second) >= 0 ? first : second));
      return scores.map((score) => (best.sign() > 0 ? score.dividedBy(best).times(hundred) : null));
    }
    default:
      return method satisfies never;
  }
}
