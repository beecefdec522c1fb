import * as z from 'zod';
import { type Entry, digest } from '../audit/chain.ts';
import { naming } from '../matter/form.ts';
import type { Mark as CountedMark, Source, Tally } from '../scoring/input.ts';
import { kept } from '../text.ts';
import { KeptBallot, type Mark } from './rating.ts';

/** A ballot that counts, with the entry it is and that entry's hash: what a score sheet cites. */
interface CountedBallot {
  readonly rater: string;
  readonly group: string;
  readonly n: number;
  readonly hash: string;
  readonly marks: readonly Mark[];
}

/** Data of `scoring.recused`. */
const Recusal = z.looseObject({ rater: z.string() });

/** A recheck takes a ballot out of the score, or only its mark on one indicator. */
export const RatingExcluded = z.strictObject({
  kind: z.literal('rating-excluded'),
  /** Entry number of the ballot. */
  ballot: naming('ballot', z.int().min(1)),
  indicator: naming('indicator', z.string()).optional(),
});
const Excluded = RatingExcluded.loose();

/** Replays the chain: of every rater the last submitted ballot, if nobody recused or excluded it. */
export function countedBallots(entries: readonly Entry[]): CountedBallot[] {
  const last = new Map<string, CountedBallot>();
  for (const { n, hash, by, what, data } of entries) {
    if (what === 'scoring.rated') {
      const ballot = kept(KeptBallot, data);
      if (ballot.submitted) last.set(by.id, { rater: by.id, group: ballot.group, n, hash, marks: ballot.marks });
    }
    if (what === 'scoring.recused') last.delete(Recusal.parse(data).rater);
    if (what === 'review.corrected') exclude(last, data);
  }
  return [...last.values()].toSorted((a, b) => a.n - b.n);
}

function exclude(ballots: Map<string, CountedBallot>, data: unknown): void {
  const correction = Excluded.safeParse(data);
  if (!correction.success) return;
  const { ballot, indicator } = correction.data;
  const hit = [...ballots.values()].find(({ n }) => n === ballot);
  if (!hit) return;
  if (indicator === undefined) ballots.delete(hit.rater);
  else ballots.set(hit.rater, { ...hit, marks: hit.marks.filter((mark) => mark.indicator !== indicator) });
}

/** Ballots as the engine takes them: marks one by one; votes counted per indicator and rater group. */
export function ratingsOf(ballots: readonly CountedBallot[]): { marks: CountedMark[]; tallies: Tally[] } {
  const marks: CountedMark[] = [];
  const votes = new Map<string, { item: string; group: string; votes: Record<string, number>; sources: Source[] }>();
  for (const { group, n, hash, marks: given } of ballots) {
    const source = { id: entrySource(n), hash };
    for (const mark of given) {
      const item = mark.indicator;
      if ('mark' in mark) marks.push({ item, group, mark: mark.mark, source });
      if ('vote' in mark) {
        const tally = votes.get(`${item}/${group}`) ?? { item, group, votes: {}, sources: [] };
        tally.votes[mark.vote] = (tally.votes[mark.vote] ?? 0) + 1;
        tally.sources.push(source);
        votes.set(`${item}/${group}`, tally);
      }
    }
  }
  const tallies = [...votes.values()].map(({ item, group, votes: cast, sources }) => {
    return { item, group, votes: cast, source: together(sources) };
  });
  return { marks, tallies };
}

/** How a score sheet names the audit entry a figure came from. */
export const entrySource = (n: number): string => `entry-${n}`;

/** A count of votes has many ballots behind it: their names, and the digest of all of them. */
const together = (sources: readonly Source[]): Source => ({
  id: `${sources.length}-ballots`,
  hash: digest(sources),
});
