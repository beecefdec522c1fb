import { Exact } from '../scoring/exact.ts';
import type { Member } from './member.ts';

/** A member with its figures as exact numbers. */
export interface Placed {
  readonly member: Member & { readonly score: string };
  readonly score: Exact;
  readonly keys: readonly (Exact | null)[];
}

export function placed(member: Member): Placed | null {
  const { score } = member;
  if (score === null) return null;
  return {
    member: { ...member, score },
    score: Exact.of(score),
    keys: member.keys.map((key) => (key === null ? null : Exact.of(key))),
  };
}

/** Higher scores first. */
export const byScore = (first: Placed, second: Placed): number => second.score.compare(first.score);

/** "得分相同的，依次比较……": the declared tie keys in their order; a key that does not apply stands behind one that does. */
export function byScoreAndKeys(first: Placed, second: Placed): number {
  const scores = byScore(first, second);
  if (scores !== 0) return scores;
  for (const [at, key] of first.keys.entries()) {
    const other = second.keys[at] ?? null;
    if (key === null && other === null) continue;
    if (key === null || other === null) return key === null ? 1 : -1;
    const difference = other.compare(key);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Standard competition ranks (1, 2, 2, 4) of a list in order: who ties with the one before shares its rank. */
export function competitionRanks<T>(ordered: readonly T[], compare: (first: T, second: T) => number): number[] {
  const ranks: number[] = [];
  for (const [at, current] of ordered.entries()) {
    const before = ordered[at - 1];
    const shared = before !== undefined && compare(before, current) === 0;
    ranks.push(shared ? (ranks[at - 1] ?? at) : at + 1);
  }
  return ranks;
}
