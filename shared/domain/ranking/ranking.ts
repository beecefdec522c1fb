import type { Language } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { groundNames } from '../../text/life.ts';
import { reasons } from '../../text/sentences/notes.ts';
import { Ground } from '../period/withdrawal.ts';
import type { Normalisation } from '../scheme/outcome.ts';
import type { Rounding, Scheme } from '../scheme/scheme.ts';
import { Exact, fixed, round, sum } from '../scoring/exact.ts';
import { squareRoot } from '../scoring/roots.ts';
import type { PreparedScheme } from '../scoring/score.ts';
import { countWhile } from '../scoring/sorted.ts';
import { applyCapsAndQuotas, byScoreAndKeys, competitionRanks, gradedByBand, placed, standingOf } from './graded.ts';
import type { Member } from './member.ts';

/**
 * Ranks and grades one peer group. Ties the declared keys cannot settle share their rank: nothing is left to chance. Who has
 * no score or is excepted takes no part: it counts in no rank, mean, share or place.
 */
export function rankGroup({ scheme }: PreparedScheme, members: readonly Member[]): Standing[] {
  const takesPart = ({ score, excepted, out }: Member) => score !== null && excepted !== true && !out;
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

const notRanked = ({ subject, score, excepted, out }: Member, of: number): Standing => ({
  subject,
  rank: null,
  of,
  score,
  normalised: null,
  band: null,
  grade: null,
  reasons: [out ?? { code: excepted === true ? 'excepted' : 'not-scored', params: {} }],
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

/** "为什么不是优秀？": everything that stands between the subject and the top grade, and how far away it is. */
export function whyNotTop(scheme: Scheme, standing: Standing, language: Language): string[] {
  const top = scheme.bands[0]?.grade;
  if (standing.grade !== null && standing.grade === top) {
    return [say(reasons.top, language, { grade: gradeName(scheme, standing.grade, language) })];
  }
  return standing.reasons.map((reason) => say(sentenceFor(reason), language, named(reason, scheme, language)));
}

function sentenceFor(reason: Reason) {
  if (reason.code !== 'quota') return reasons[reason.code];
  if (reason.params['lastIn'] === '') return reasons['quota-closed'];
  return lostByKeys(reason) ? reasons['quota-keys'] : reasons.quota;
}

/** The score was not what decided: the last one in has the same. */
export const lostByKeys = ({ params: { score = '', lastIn = '' } }: Reason): boolean =>
  lastIn !== '' && Exact.of(String(score)).compare(Exact.of(String(lastIn))) === 0;

function named({ params }: Reason, scheme: Scheme, language: Language): Reason['params'] {
  const veto = scheme.vetoes.find(({ id }) => id === params['veto']);
  const exemption = scheme.exemptions?.find(({ id }) => id === params['exemption']);
  const ground = Ground.safeParse(params['ground']).data;
  const condition = scheme.conditions?.find(({ id }) => id === params['condition']);
  return {
    ...params,
    ...(params['grade'] === undefined ? {} : { grade: gradeName(scheme, String(params['grade']), language) }),
    ...(veto ? { veto: veto.name[language] } : {}),
    ...(condition ? { condition: condition.name[language] } : {}),
    ...(ground ? { why: (exemption?.name ?? groundNames[ground])[language] } : {}),
  };
}

const gradeName = ({ bands }: Scheme, grade: string, language: Language) =>
  bands.find((band) => band.grade === grade)?.name[language] ?? grade;

/** Why a subject does not have the top grade; sentences for each are in shared/text/sentences/reasons.ts. */
export interface Reason {
  readonly code:
    | 'not-scored'
    | 'excepted'
    | 'below-band'
    | 'quota'
    | 'quota-tie'
    | 'veto'
    | 'condition'
    | 'withdrawn'
    | 'exempt';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Standing {
  readonly subject: string;
  readonly rank: number | null;
  /** Subjects ranked together: those with a score that nobody excepted. Every share and place is counted of these. */
  readonly of: number;
  readonly score: string | null;
  readonly normalised: string | null;
  /** The order is band → veto cap → condition → quota; all are kept, the third where the scheme has conditions. */
  readonly band: string | null;
  readonly afterVeto?: string | null | undefined;
  readonly afterConditions?: string | null | undefined;
  /** Where who is barred keeps a place: there the order is band → quota → veto cap → condition. */
  readonly afterQuota?: string | null | undefined;
  readonly grade: string | null;
  readonly reasons: readonly Reason[];
}
