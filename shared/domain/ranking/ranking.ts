import type { PreparedScheme } from '../scoring/prepare.ts';
import { applyCapsAndQuotas, gradedByBand, standingOf } from './graded.ts';
import type { Member } from './member.ts';
import { normalise } from './normalise.ts';
import { byScoreAndKeys, competitionRanks, placed } from './order.ts';
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
