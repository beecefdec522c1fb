import { Decimal } from 'decimal.js';
import * as z from 'zod';
import { AdjustmentAdded, ledger, LineRemoved, lineTransitions, refuseSameDocument } from './adjustment.ts';
import { countedBallots, entrySource, RatingExcluded } from './ballots.ts';
import type { Entry } from './chain.ts';
import { Refused } from './refused.ts';
import { Value, type ScoringInput } from './scoring/input.ts';
import { Line } from './text.ts';

/** A recheck replaces the value that counts for an indicator; what was filed stays on record. */
const FilingReplaced = z.strictObject({
  kind: z.literal('filing-replaced'),
  indicator: Line(1, 64),
  /** null: the indicator does not apply to this subject. */
  value: Value.nullable(),
});

/** What a decision may change. Nothing else moves a score after the close, and each of these is an entry of its own. */
export const Correction = z.discriminatedUnion('kind', [FilingReplaced, LineRemoved, AdjustmentAdded, RatingExcluded]);
export type Correction = z.infer<typeof Correction>;

/**
 * Does the thing to be corrected exist and still count? `entries` are those before the correction, `items` the indicators
 * of the score sheet: a value nobody filed can be put in too.
 */
export function checkCorrection(correction: Correction, entries: readonly Entry[], items: readonly string[]): void {
  switch (correction.kind) {
    case 'filing-replaced': {
      if (items.includes(correction.indicator)) return;
      throw new Refused('review.no-record', { record: correction.indicator }, { field: 'corrections', legal: items });
    }
    case 'line-removed': {
      const line = ledger(entries).find(({ n }) => n === correction.line);
      if (line && lineTransitions[line.state].includes('removed')) return;
      throw new Refused('review.no-record', { record: correction.line }, { field: 'corrections' });
    }
    case 'adjustment-added':
      refuseSameDocument(ledger(entries), correction.adjustment);
      return;
    case 'rating-excluded': {
      const ballot = countedBallots(entries).find(({ n }) => n === correction.ballot);
      const { indicator } = correction;
      if (ballot && (indicator === undefined || ballot.marks.some((mark) => mark.indicator === indicator))) return;
      throw new Refused('review.no-record', { record: correction.ballot }, { field: 'corrections' });
    }
  }
}

const Replaced = FilingReplaced.loose();

/** Puts replaced values into the input. Ballots and lines are replayed with their corrections already. */
export function withReplacedFilings(input: ScoringInput, entries: readonly Entry[]): ScoringInput {
  const filed = new Map(input.filed.map((record) => [record.item, record]));
  for (const { what, data, n, hash } of entries) {
    const correction = what === 'review.corrected' ? Replaced.safeParse(data) : undefined;
    if (!correction?.success) continue;
    const { indicator: item, value } = correction.data;
    const source = { id: entrySource(n), hash };
    filed.set(item, value ? { state: 'filed', item, value, source } : { state: 'not-applicable', item, source });
  }
  return { ...input, filed: [...filed.values()] };
}

/** Entries that only follow from a recheck do not make their author a party to what is rechecked. */
const recheck = new Set(['review.extended', 'review.decided', 'review.corrected']);

/**
 * 回避: a supervisor decides only where they made, rated, accepted, approved or opened nothing in this appraisal. The first
 * involvement found is named, so that the refusal can be checked.
 */
export function refuseInvolved(supervisor: string, entries: readonly Entry[]): void {
  const involved = entries.find(({ by, what }) => by.id === supervisor && !recheck.has(what));
  if (involved) throw new Refused('review.conflict-involved', { n: involved.n, what: involved.what });
}

/** What an official stands to lose: the score, and how many events cap the grade. */
interface Burden {
  readonly score: string | null;
  readonly vetoes: readonly string[];
}

/** 复核、申诉不加重: an official's outcome may never get heavier through their own objection. */
export function refuseHeavier(before: Burden, after: Burden): void {
  const lighter = after.score !== null && (before.score === null || new Decimal(after.score).gte(before.score));
  if (lighter && after.vetoes.length <= before.vetoes.length) return;
  throw new Refused(
    'review.heavier',
    { before: before.score ?? '–', after: after.score ?? '–' },
    { field: 'corrections' },
  );
}
