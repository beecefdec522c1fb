import { actor } from '../organisation/actors.ts';
import { ledger, type Adjustment } from '../appraisal/adjustment.ts';
import type { Entry } from '../audit/chain.ts';
import type { Cards } from '../scoring/input.ts';
import { Exact, print } from '../scoring/exact.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { lateDocument, lateReason } from '../../text/cards.ts';

interface Of {
  readonly scheme: Pick<Scheme, 'lateFiling'>;
  readonly period: string;
  readonly subject: string;
  readonly cards: Cards;
  /** The local day, in the period. */
  readonly date: string;
}

/**
 * The deduction that a scheme proposes for late filings (逾期填报扣分): one line a record, whatever becomes of it. That of a person under
 * the same number is another.
 */
export function lateDeduction(
  entries: readonly Entry[],
  { scheme: { lateFiling }, period, subject, cards, date }: Of,
): Adjustment | undefined {
  if (!lateFiling) return undefined;
  const { line, points, per, cap } = lateFiling;
  const count = per === 'red' ? cards.red : cards.late;
  const document = { ...lateDocument, number: `${period}/${subject}` };
  const stands = ledger(entries).some(
    ({ kind, what, by }) =>
      kind === 'adjustment' && what.document.number === document.number && by === actor('cards').id,
  );
  if (count === 0 || stands) return undefined;
  const all = Exact.of(points).times(Exact.whole(count));
  const capped = cap !== undefined && all.compare(Exact.of(cap)) > 0 ? Exact.of(cap) : all;
  return { line, points: print(capped), document, date, reason: lateReason(per, count) };
}
