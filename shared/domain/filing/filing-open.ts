import { dateAt } from '../organisation/clocks.ts';
import { type Filing, refuseUnless } from './filing.ts';
import { type Slot, slotsAsked } from './filing-slots.ts';
import { type Deadlines, type Phase, phaseAt, phaseNames } from '../period/period.ts';
import { Refused } from '../refused.ts';
import type { Indicator } from '../scheme/indicator.ts';

/** The part of a period that says when something may be filed. */
interface FilingTime {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

/**
 * Filings are open from the end of planning to the last millisecond of assessment, whether or not the schedule has run.
 * Sign-off and acceptance end with them: after that the data are locked.
 */
export function refuseUnlessOpen(period: FilingTime, now: number): void {
  const phase = phaseAt(period, now);
  const date = (instant: number) => dateAt(period.timeZone, instant);
  switch (phase) {
    case 'implementation':
    case 'assessment':
      return;
    case 'draft':
    case 'planning':
      throw new Refused('progress.not-open', {
        period: period.id,
        ...phaseNames[phase],
        planning: date(period.deadlines.planning),
      });
    case 'closing':
    case 'feedback':
    case 'application':
    case 'archived':
      throw new Refused('progress.deadline-passed', {
        deadline: date(period.deadlines.assessment),
        ...phaseNames[phase],
      });
  }
}

/** The slot a filing is for: one that is asked for in this period, and not one that is still to come. */
export function openSlot(
  period: FilingTime,
  { id, frequency }: Indicator,
  { slot, now }: { slot: string; now: number },
): Slot {
  const slots = slotsAsked(period, frequency);
  const found = slots.find((known) => known.id === slot);
  const legal = slots.map((known) => known.id);
  if (!found) throw new Refused('progress.no-slot', { indicator: id, slot }, { field: 'slot', legal });
  if (found.start > dateAt(period.timeZone, now)) {
    throw new Refused('progress.slot-ahead', { slot, start: found.start }, { field: 'slot' });
  }
  return found;
}

/** Which filing of the indicator a new one corrects: the newest of its slot, if that is not locked. */
export function corrected(current: readonly Filing[], slot: string): Filing | undefined {
  const filing = current.find((known) => known.slot === slot);
  if (filing) refuseUnless(filing, 'correct', 'slot');
  return filing;
}
