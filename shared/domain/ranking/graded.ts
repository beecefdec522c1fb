import type { Band, Quota } from '../scheme/outcome.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, fixed, print, round } from '../scoring/exact.ts';
import { bandOf } from '../scoring/score.ts';
import type { Member } from './member.ts';
import type { Reason, Standing } from './ranking.ts';

/** A member on its way through band → veto cap → condition → quota. Grades are positions in the scheme's bands, 0 is the top. */
interface Graded extends Placed {
  readonly band: number;
  /** The grade after the first of the two steps. */
  between: number;
  /** The grade after the second, where a third follows. */
  later: number;
  grade: number;
  readonly reasons: Reason[];
}

export function gradedByBand(placed: Placed, bands: readonly Band[]): Graded {
  const reached = bandOf(bands, placed.score);
  const band = reached ? bands.indexOf(reached) : bands.length - 1;
  const [top] = bands;
  if (band === 0 || !top?.from) return { ...placed, band, between: band, later: band, grade: band, reasons: [] };
  const gap = Exact.of(top.from).minus(placed.score);
  const params = { grade: top.grade, from: top.from, score: placed.member.score, gap: print(gap) };
  return { ...placed, band, between: band, later: band, grade: band, reasons: [{ code: 'below-band', params }] };
}

/**
 * From the top grade down, so that whoever is pushed out of one grade stands for a place in the next: where barred ones take no
 * place, in the next whose conditions it meets.
 */
function applyQuotas(scheme: Scheme, graded: readonly Graded[]): void {
  const { bands, quotas, barredKeepsPlace = false } = scheme;
  for (const [at, { grade }] of bands.entries()) {
    for (const quota of quotas.filter((declared) => declared.grade === grade)) {
      const groupOf = ({ member }: Graded) => (quota.per === 'unit' ? member.unit : '');
      const sizes = Map.groupBy(graded, groupOf);
      const holders = Map.groupBy(
        graded.filter((one) => one.grade === at),
        groupOf,
      );
      for (const [group, candidates] of holders) {
        for (const { placed, ...why } of pushedDown(quota, candidates, sizes.get(group)?.length ?? 0)) {
          placed.grade = Math.min(at + 1, bands.length - 1);
          placed.reasons.push({
            code: why.tied > 0 ? 'quota-tie' : 'quota',
            params: { grade, score: placed.member.score, ...why },
          });
          if (!barredKeepsPlace) applyConditions(scheme, placed);
        }
      }
    }
  }
}

/** The best grade a veto leaves, as a position in the bands. */
export const capOf = ({ bands }: Scheme, { effect }: Scheme['vetoes'][number]): number =>
  effect.by === 'fail' ? bands.length - 1 : bands.findIndex(({ grade }) => grade === effect.grade);

/** 一票否优 holds the grade down, a grave false report fails outright; the score stays what it is. */
function applyVetoes(scheme: Scheme, graded: readonly Graded[]): void {
  for (const one of graded) {
    for (const veto of scheme.vetoes.filter(({ id }) => one.member.vetoes.includes(id))) {
      const cap = capOf(scheme, veto);
      one.grade = Math.max(one.grade, cap);
      one.reasons.push({ code: 'veto', params: { veto: veto.id, grade: scheme.bands[cap]?.grade ?? '' } });
    }
  }
}

/** 等次条件: down to the first grade whose conditions it meets; the lowest has none. */
function applyConditions({ bands, conditions = [] }: Scheme, one: Graded): void {
  for (; one.grade < bands.length - 1; one.grade += 1) {
    const grade = bands[one.grade]?.grade ?? '';
    const needed = conditions.filter((condition) => condition.grade === grade).map(({ id }) => id);
    const lacking = one.member.unmet?.filter(({ condition }) => needed.includes(condition)) ?? [];
    if (lacking.length === 0) return;
    one.reasons.push(...lacking.map((unmet) => ({ code: 'condition' as const, params: { grade, ...unmet } })));
  }
}

/**
 * "被一票否优的不得评为优秀，名额依次递补": a veto cap comes first, then the conditions of the grade (优秀"应当从……的公务员中产生"), and who
 * is barred from a grade by either is no candidate for its places. Where the scheme lets who is barred keep its place, quotas come
 * first and the place stays empty.
 */
export function applyCapsAndQuotas(scheme: Scheme, graded: readonly Graded[]): void {
  const keeps = scheme.barredKeepsPlace ?? false;
  const conditions = () => {
    for (const one of graded) applyConditions(scheme, one);
  };
  const vetoes = () => applyVetoes(scheme, graded);
  const quotas = () => applyQuotas(scheme, graded);
  const [first, second, third] = keeps ? [quotas, vetoes, conditions] : [vetoes, conditions, quotas];
  first();
  for (const one of graded) one.between = one.grade;
  second();
  for (const one of graded) one.later = one.grade;
  third();
}

export function standingOf(one: Graded, scheme: Scheme, place: Pick<Standing, 'rank' | 'of' | 'normalised'>): Standing {
  const name = (at: number) => scheme.bands[at]?.grade ?? null;
  const { subject, score } = one.member;
  return {
    subject,
    score,
    ...place,
    band: name(one.band),
    [scheme.barredKeepsPlace ? 'afterQuota' : 'afterVeto']: name(one.between),
    ...(scheme.conditions?.length
      ? { [scheme.barredKeepsPlace ? 'afterVeto' : 'afterConditions']: name(one.later) }
      : {}),
    grade: name(one.grade),
    reasons: one.reasons,
  };
}

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
function pushedDown<T extends Placed>(quota: Quota, candidates: readonly T[], size: number): PushedDown<T>[] {
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

/** A member with its figures as exact numbers. */
interface Placed {
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
const byScore = (first: Placed, second: Placed): number => second.score.compare(first.score);

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
