import type { Quota } from '../scheme/outcome.ts';
import { Exact, fixed, round } from '../scoring/exact.ts';
import { byScore, byScoreAndKeys } from './order.ts';
import type { Placed } from './order.ts';

/** Why a subject lost a grade to a quota, and how far it was from keeping it. */
interface PushedDown<T extends Placed> {
  readonly placed: T;
  readonly places: number;
  readonly candidates: number;
  /** A tie across the line, settled by excluding everybody in it. */
  readonly tied: number;
  /** Score of the last one who kept the grade; "" when nobody did. */
  readonly lastIn: string;
}

/** "优秀比例不超过参加考核单位的20%": places for this many taking part, which are those that are ranked. */
export function placesOf(quota: Quota, size: number): number {
  if (quota.limit.by === 'count') return quota.limit.count;
  const { share, rounding } = quota.limit;
  return Number(fixed(round(Exact.of(share).times(Exact.whole(size)), 0, rounding), 0));
}

/** Those of the candidates for a grade who do not get one of its places. */
export function pushedDown<T extends Placed>(quota: Quota, candidates: readonly T[], size: number): PushedDown<T>[] {
  const places = placesOf(quota, size);
  if (candidates.length <= places) return [];
  const compare = quota.ties === 'tie-keys' ? byScoreAndKeys : byScore;
  const ordered = candidates.toSorted(compare);
  const kept = keptPlaces(ordered, places, quota, compare);
  const lastIn = ordered[kept - 1]?.member.score ?? '';
  const firstOut = ordered[kept];
  const tie = firstOut && kept < places ? ordered.filter((other) => compare(firstOut, other) === 0).length : 0;
  return ordered.slice(kept).map((placed) => ({
    placed,
    places,
    candidates: ordered.length,
    tied: firstOut && compare(firstOut, placed) === 0 ? tie : 0,
    lastIn,
  }));
}

/** How many stay in: the places, less or more the tie that lies across the line. */
function keptPlaces(ordered: readonly Placed[], places: number, quota: Quota, compare: typeof byScore): number {
  const lastIn = ordered[places - 1];
  const firstOut = ordered[places];
  if (!lastIn || !firstOut || compare(lastIn, firstOut) !== 0) return places;
  const tied = (placed: Placed) => compare(lastIn, placed) === 0;
  return quota.ties === 'include' ? ordered.findLastIndex(tied) + 1 : ordered.findIndex(tied);
}
