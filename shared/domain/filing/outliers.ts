import { commonIndicators } from '../scheme/sections.ts';
import { type Outliers, usualOutliers } from '../scheme/application.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { figures } from '../scoring/definition.ts';
import { actualOf, Exact, print, zero } from '../scoring/exact.ts';
import { round } from '../scoring/exact.ts';
import type { Entry } from '../audit/chain.ts';
import { cardMoments, type Told } from './cards-owed.ts';
import { apart } from './check.ts';
import { filingsIn } from './filing.ts';
import { slotBefore } from './slots.ts';

/** 离群数据: the figure of one slot that is looked at, and from when on. */
export interface Look {
  readonly indicator: Indicator;
  readonly slot: string;
  /** The slot before it. */
  readonly earlier: string | undefined;
  readonly at: number;
}

/**
 * What is looked at between two instants: each figure that all subjects file, once its slot is red, when nearly everybody has filed. A slot
 * that is due only with the end of assessment is looked at when that is warned of, while the office can still decide.
 */
export function looksOf(told: Told, { after, until }: { after: number; until: number }): Look[] {
  const { scheme, period } = told;
  if (!scheme.outliers) return [];
  const moments = cardMoments(told, { after: 0, until: Infinity }).filter(({ state }) => state !== 'yellow');
  const last = new Map(moments.map((moment) => [`${moment.frequency} ${moment.slot}`, moment]));
  return [...last.values()]
    .filter(({ at }) => at > after && at <= until)
    .flatMap(({ at, slot, frequency }) =>
      commonIndicators(scheme)
        .filter((one) => one.frequency === frequency && figures.includes(one.value))
        .map((indicator) => ({ indicator, slot, earlier: slotBefore(period, frequency, slot), at })),
    );
}

/** A figure as it stood when it was looked at. */
export interface Seen {
  readonly subject: string;
  readonly figure: Exact;
  /** Number of its filing. */
  readonly filing: number;
  readonly before: Exact | undefined;
}

/** The newest figure of the slot by then; what was returned, and what declares none, is no figure. */
export function seenIn(
  entries: readonly Entry[],
  subject: string,
  { indicator, slot, earlier, at }: Look,
): Seen | undefined {
  const filings = filingsIn(entries.filter((entry) => entry.at <= at));
  const newest = (of: string | undefined) =>
    filings.findLast((one) => one.indicator === indicator.id && one.slot === of);
  const figureOf = (filing: ReturnType<typeof newest>) => {
    const { given } = filing ?? {};
    if (filing?.state === 'returned' || (given?.kind !== 'number' && given?.kind !== 'fraction')) return undefined;
    return actualOf(given);
  };
  const filing = newest(slot);
  const figure = figureOf(filing);
  return filing && figure && { subject, figure, filing: filing.n, before: figureOf(newest(earlier)) };
}

/** What is odd about a figure: how far it stands from its peers, how far from the slot before. */
export interface Oddity {
  readonly median?: string;
  /** Median of the distances from it; 0: more than half are alike. */
  readonly mad?: string;
  readonly z?: string;
  readonly before?: string;
}

export interface Outlier {
  readonly seen: Seen;
  readonly odd: Oddity;
}

/** 0.6745 makes the median of distances a standard deviation, for what is spread normally (Iglewicz and Hoaglin 1993). */
const normal = new Exact(6745n, 10_000n);

/**
 * 稳健离群检验: z = 0.6745 · (x − median) ÷ MAD within the peer group. Where more than half of a group are alike the MAD is 0, and whatever is
 * further from the median than the floor, a part of the median itself, stands out. And a figure so many times that of the slot before.
 */
export function outliersAmong(seen: readonly Seen[], declared: Outliers): Outlier[] {
  const { z, floor, times, least } = { ...usualOutliers, ...declared };
  const enough = seen.length >= least;
  const middle = enough ? median(seen.map(({ figure }) => figure)) : zero;
  const mad = enough ? median(seen.map(({ figure }) => distance(figure, middle))) : zero;
  return seen.flatMap((one) => {
    const away = distance(one.figure, middle);
    const far = mad.isZero()
      ? away.compare(Exact.of(floor).times(distance(middle, zero))) > 0
      : away.times(normal).compare(Exact.of(z).times(mad)) > 0;
    const jumped = one.before !== undefined && apart(one.figure, one.before, Exact.of(times));
    if (!(enough && far) && !jumped) return [];
    const score = mad.isZero()
      ? {}
      : { z: print(round(one.figure.minus(middle).times(normal).dividedBy(mad), 2, 'half-up')) };
    const peers = enough && far ? { median: print(middle), mad: print(mad), ...score } : {};
    return [{ seen: one, odd: { ...peers, ...(jumped && one.before ? { before: print(one.before) } : {}) } }];
  });
}

const distance = (first: Exact, second: Exact): Exact => {
  const between = first.minus(second);
  return between.sign() < 0 ? between.negated() : between;
};

/** Of an even number the mean of the two in the middle. */
function median(values: readonly Exact[]): Exact {
  const sorted = values.toSorted((first, second) => first.compare(second));
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return lower && upper ? lower.plus(upper).dividedBy(Exact.whole(2)) : zero;
}
