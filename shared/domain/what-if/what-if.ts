import { placesOf } from '../ranking/graded.ts';
import { Refused } from '../refused.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { formulaSteps } from '../scoring/formula/check.ts';
import type { PreparedScheme } from '../scoring/score.ts';
import { type Frozen, type Outcome, type Replayed, replay } from './replay.ts';
import { commonIndicators } from '../scheme/sections.ts';

type ScoreAndRank = Pick<Outcome, 'score' | 'rank' | 'grade'>;

export interface Move {
  readonly subject: string;
  readonly group: string;
  readonly before: ScoreAndRank;
  readonly after: ScoreAndRank;
}

/** Can the quota be met? `candidates` reach the grade or were pushed down to it, and no veto bars them; who finds no place goes on down. */
interface QuotaLoad {
  readonly group: string;
  readonly grade: string;
  readonly places: number;
  readonly candidates: number;
  readonly given: number;
}

/** How far an item decides the order: its part of the spread of the totals, beside its nominal part of the points. */
interface Influence {
  readonly item: string;
  readonly nominal: number;
  readonly real: number;
}

export interface WhatIf {
  readonly subjects: number;
  /** How many have no score before and after: something they need is missing. */
  readonly unscored: { readonly before: number; readonly after: number };
  /** Everyone whose score, rank or grade is another, largest change of rank first. */
  readonly moves: readonly Move[];
  /** Spearman's ρ by peer group; null where nothing varies. */
  readonly correlations: readonly { group: string; members: number; rho: number | null }[];
  readonly quotas: readonly QuotaLoad[];
  readonly influences: readonly Influence[];
}

/** What an item costs beside the steps of its formula. */
const itemSteps = 5;
/** Steps of one try: 20,000 subjects of twenty items take 2,000,000. */
const mostComputed = 2_500_000;

/** What would not be answered before the gateway's patience ends is refused before it begins. */
export function refuseEndless(scheme: Scheme, subjects: number): void {
  const steps = subjects * (commonIndicators(scheme).length * itemSteps + formulaSteps(scheme));
  if (steps > mostComputed)
    throw new Refused('scoring.too-much-work', { steps, subjects, maximum: mostComputed }, { field: 'group' });
}

/**
 * Replays frozen records under another scheme, or the same one changed, and says who moves against where they stand
 * `before`: a replay of the same records. No record is touched.
 */
export function whatIf(before: readonly Outcome[], after: PreparedScheme, frozen: readonly Frozen[]): WhatIf {
  const now = replay(after, frozen);
  const previous = new Map(before.map((one) => [one.subject, one]));
  const moves = now.flatMap((one) => moveOf(previous.get(one.subject), one) ?? []);
  return {
    subjects: frozen.length,
    unscored: { before: unscored(before), after: unscored(now) },
    moves: moves.toSorted((first, second) => steps(second) - steps(first) || (first.subject < second.subject ? -1 : 1)),
    correlations: [...Map.groupBy(now, ({ group }) => group)].map(([group, members]) =>
      correlationOf(group, members, previous),
    ),
    quotas: quotaLoads(after, frozen, now),
    influences: influencesOf(now, after),
  };
}

const unscored = (places: readonly Outcome[]) => places.filter(({ score }) => score === null).length;

const steps = ({ before, after }: Move) => Math.abs((before.rank ?? 0) - (after.rank ?? 0));

function moveOf(before: Outcome | undefined, after: Outcome): Move | null {
  if (!before) return null;
  const same = before.score === after.score && before.rank === after.rank && before.grade === after.grade;
  const shown = ({ score, rank, grade }: Outcome) => ({ score, rank, grade });
  return same ? null : { subject: after.subject, group: after.group, before: shown(before), after: shown(after) };
}

function correlationOf(group: string, members: readonly Outcome[], previous: ReadonlyMap<string, Outcome>) {
  const pairs = members.flatMap(({ subject, rank }) => {
    const old = previous.get(subject)?.rank ?? null;
    return rank === null || old === null ? [] : [[old, rank] as const];
  });
  return {
    group,
    members: members.length,
    rho: rankCorrelation(
      pairs.map(([old]) => old),
      pairs.map(([, rank]) => rank),
    ),
  };
}

function quotaLoads({ scheme }: PreparedScheme, frozen: readonly Frozen[], now: readonly Outcome[]): QuotaLoad[] {
  const place = new Map(frozen.map(({ input, unit, group }) => [input.subject, { unit, group }]));
  return scheme.quotas.flatMap((quota) => {
    const groups = Map.groupBy(now, ({ subject, group }) =>
      quota.per === 'unit' ? `${group} ${place.get(subject)?.unit}` : group,
    );
    return [...groups].map(([group, members]) => ({
      group,
      grade: quota.grade,
      places: placesOf(quota, members.filter(({ rank }) => rank !== null).length),
      candidates: members.filter(({ stoodFor }) => stoodFor.includes(quota.grade)).length,
      given: members.filter(({ grade }) => grade === quota.grade).length,
    }));
  });
}

/** cov(item, total) ÷ var(total): the parts of all items (with adjustments) make up 1. */
function influencesOf(now: readonly Replayed[], { scheme }: PreparedScheme): Influence[] {
  const scored = now.filter(({ score }) => score !== null);
  const totals = scored.map(({ score }) => Number(score));
  const spread = covariance(totals, totals);
  return commonIndicators(scheme).map(({ id, points }) => ({
    item: id,
    nominal: Number(points) / Number(scheme.fullMark),
    real:
      spread === 0
        ? 0
        : covariance(
            scored.map(({ items }) => items.get(id) ?? 0),
            totals,
          ) / spread,
  }));
}

/** In doubles, like all statistics here: they describe results and never become one. */
function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(values.length, 1);
}

/** Of the whole group; 0 for fewer than two values. */
function covariance(left: readonly number[], right: readonly number[]): number {
  const [centreLeft, centreRight] = [mean(left), mean(right)];
  return mean(left.map((value, at) => (value - centreLeft) * ((right[at] ?? centreRight) - centreRight)));
}

/** Pearson's r; null where one side does not vary, since nothing can then be said. */
function correlation(left: readonly number[], right: readonly number[]): number | null {
  const spread = Math.sqrt(covariance(left, left) * covariance(right, right));
  return spread === 0 ? null : covariance(left, right) / spread;
}

/** Spearman's ρ of two rankings: Pearson's r of mid-ranks, so that ties count as they should. */
export const rankCorrelation = (left: readonly number[], right: readonly number[]): number | null =>
  correlation(midRanks(left), midRanks(right));

function midRanks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((first, second) => first.value - second.value);
  const ranks = Array.from({ length: values.length }, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && order[end]?.value === order[start]?.value) end += 1;
    for (const { at } of order.slice(start, end)) ranks[at] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
