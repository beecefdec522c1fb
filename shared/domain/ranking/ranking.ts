import type { Normalisation } from '../scheme/outcome.ts';
import type { Rounding } from '../scheme/scheme.ts';
import { Exact, fixed, round, sum } from '../scoring/exact.ts';
import type { PreparedScheme } from '../scoring/score.ts';
import { squareRoot } from '../scoring/roots.ts';
import { countWhile } from '../scoring/sorted.ts';
import {
  applyCapsAndQuotas,
  gradedByBand,
  standingOf,
  type Member,
  byScoreAndKeys,
  competitionRanks,
  placed,
} from './graded.ts';
import type { Standing } from './why.ts';

export type { Reason, Standing } from './why.ts';

/**
 * Ranks and grades one peer group. Ties the declared keys cannot settle share their rank: nothing is left to chance. Who has
 * no score or is excepted takes no part: it counts in no rank, mean, share or place.
 */
export function rankGroup({ scheme }: PreparedScheme, members: readonly Member[]): Standing[] {
  const takesPart = ({ score, excepted }: Member) => score !== null && excepted !== true;
  const ordered = members
    .filter(takesPart)
    .flatMap((member) => placed(member) ?? [])
    .toSorted((first, second) => byScoreAndKeys(first, second) || bySubject(first.member, second.member));
  const ranks = competitionRanks(ordered, byScoreAndKeys);
  const scores = ordered.map(({ score }) => score);
  const normalised = scheme.normalisation ? normalise(scheme.normalisation, scores, scheme.rounding) : [];
  const graded = ordered.map((one) => gradedByBand(one, scheme.bands));
  applyCapsAndQuotas(scheme, graded);

  const standings = graded.map((one, at) =>
    standingOf(one, scheme, {
      rank: ranks[at] ?? null,
      of: ordered.length,
      normalised: normalised[at] ?? null,
    }),
  );
  const unranked = members.filter((member) => !takesPart(member)).toSorted(bySubject);
  return [...standings, ...unranked.map((member) => notRanked(member, ordered.length))];
}

const bySubject = (first: Member, second: Member) =>
  first.subject < second.subject ? -1 : Number(first.subject > second.subject);

const notRanked = ({ subject, score, excepted }: Member, of: number): Standing => ({
  subject,
  rank: null,
  of,
  score,
  normalised: null,
  band: null,
  grade: null,
  reasons: [{ code: excepted === true ? 'excepted' : 'not-scored', params: {} }],
});

const hundred = Exact.whole(100);

/**
 * Scores of one peer group on a common scale, shown beside the raw ones and rounded like them.
 * z: mean + sd·(x − μ)/σ with the spread of the whole group; a spread of 0 gives everyone the mean.
 * percentile: 100·(below + half of the equal)/n. best: 100·x/best (undefined when the best is not above zero).
 */
function normalise(method: Normalisation, scores: readonly Exact[], { digits, mode }: Rounding): (string | null)[] {
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
