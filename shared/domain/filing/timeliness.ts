import * as z from 'zod';
import { agreementIn, goalsOf } from '../agreement/chain.ts';
import { inForce } from '../agreement/agreement.ts';
import type { Entry } from '../audit/chain.ts';
import { filingsIn } from './filing.ts';
import { slotDue, slotsAsked } from './slots.ts';
import { indicatorsOf } from '../agreement/goal-terms.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Filings of one subject or of many by when they came (填报及时性); due = on time + late + missing. */
export const Timeliness = z.strictObject({
  due: z.int().min(0),
  onTime: z.int().min(0),
  late: z.int().min(0),
  missing: z.int().min(0),
});
export type Timeliness = z.infer<typeof Timeliness>;

interface Told {
  readonly scheme: Scheme;
  readonly period: Parameters<typeof slotDue>[0];
}

/**
 * Every indicator and slot that was to be filed, by its first filing: a later correction of what came in time is not late, and
 * a declared "no data" is a filing too.
 */
export function timelinessOf(entries: readonly Entry[], { scheme, period }: Told): Timeliness {
  const goals = goalsOf(entries, inForce(agreementIn(entries)));
  const filings = filingsIn(entries);
  const cameIn = indicatorsOf(scheme, goals)
    .filter(({ value }) => value !== 'rated')
    .flatMap(({ id, frequency }) =>
      slotsAsked(period, frequency).map((slot) => {
        const first = filings.find((filing) => filing.indicator === id && filing.slot === slot.id);
        return first ? (first.at <= slotDue(period, slot, frequency) ? 'onTime' : 'late') : 'missing';
      }),
    );
  const count = (how: (typeof cameIn)[number]) => cameIn.filter((one) => one === how).length;
  return { due: cameIn.length, onTime: count('onTime'), late: count('late'), missing: count('missing') };
}

/** Of many together; null where nothing was counted. */
export const together = (counts: readonly Timeliness[]): Timeliness | null =>
  counts.length === 0
    ? null
    : counts.reduce((sum, { due, onTime, late, missing }) => ({
        due: sum.due + due,
        onTime: sum.onTime + onTime,
        late: sum.late + late,
        missing: sum.missing + missing,
      }));
