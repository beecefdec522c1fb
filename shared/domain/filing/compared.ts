import { actualOf, type Exact, print, round } from '../scoring/exact.ts';
import type { Filing, Given } from './filing.ts';

interface Place {
  readonly indicator: string;
  readonly slot: string;
}

/** 上期: the newest filing of an earlier slot, whichever was filed first; what was returned is no figure to hold another against. */
export const lastBefore = (filings: readonly Filing[], { indicator, slot }: Place): Filing | undefined =>
  filings
    .filter((one) => one.indicator === indicator && one.slot < slot && one.state !== 'returned')
    .toSorted(inOrder)
    .at(-1);

const inOrder = (a: Filing, b: Filing): number => (a.slot === b.slot ? a.n - b.n : a.slot < b.slot ? -1 : 1);

/**
 * 环比、同比: by which part of the earlier figure this one is greater (`0.125`), rounded to four places. From zero, and between what is not two
 * numbers, there is none.
 */
export function changeFrom(before: Given, now: Given): string | undefined {
  const [was, is] = [figureOf(before), figureOf(now)];
  if (!was || !is || was.isZero()) return undefined;
  const size = was.sign() < 0 ? was.negated() : was;
  return print(round(is.minus(was).dividedBy(size), 4, 'half-up'));
}

const figureOf = (given: Given): Exact | undefined =>
  given.kind === 'number' || given.kind === 'fraction' ? actualOf(given) : undefined;
