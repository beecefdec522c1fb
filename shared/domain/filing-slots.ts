import { addDays, addWorkdays, type WorkCalendar } from './calendar.ts';
import type { Indicator } from './scheme/indicator.ts';

type Frequency = Indicator['frequency'];

interface Span {
  readonly start: string;
  readonly end: string;
}

/** A time an indicator is filed for: `2026-03`, `2026-Q1`, `2026-H1`, or `period` where it is filed once. */
export interface Slot extends Span {
  readonly id: string;
}

/** Yearly is once: no period is longer than a year. */
const monthsOf: Readonly<Record<Frequency, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 0, once: 0 };

/** The slots of a period at a frequency, in order; a period not longer than the step has the one slot `period`. */
export function slotsOf({ start, end }: Span, frequency: Frequency): Slot[] {
  const step = monthsOf[frequency];
  const first = monthNumber(start);
  const last = monthNumber(end);
  if (step === 0 || last - first < step) return [{ id: 'period', start, end }];
  const slots: Slot[] = [];
  for (let month = first; month <= last; month = nextStep(month, step)) {
    const until = addDays(firstDay(nextStep(month, step)), -1);
    const from = firstDay(month);
    slots.push({ id: slotId(month, step), start: from < start ? start : from, end: until > end ? end : until });
  }
  return slots;
}

/**
 * Last day on which a filing is on time: monthly within 5 working days, quarterly within 10, half-yearly by the 15th of the
 * next month (SZ). The last slot is due with everything else, by the period's own deadline: undefined here.
 */
export function dueDate(calendar: WorkCalendar, slot: Slot, frequency: Frequency): string | undefined {
  if (frequency === 'month') return addWorkdays(calendar, slot.end, 5);
  if (frequency === 'quarter') return addWorkdays(calendar, slot.end, 10);
  return frequency === 'half-year' ? addDays(slot.end, 15) : undefined;
}

/** The slot that stands for the whole period: figures are cumulative, so the last one counts. */
export const finalSlot = (period: Span, frequency: Frequency): string =>
  slotsOf(period, frequency).at(-1)?.id ?? 'period';

/** The slot before this one in the same period. */
export function slotBefore(period: Span, frequency: Frequency, slot: string): string | undefined {
  const ids = slotsOf(period, frequency).map(({ id }) => id);
  return ids[ids.indexOf(slot) - 1];
}

/** Months since year 0, so that steps cross years. */
const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const nextStep = (month: number, step: number): number => month - (month % step) + step;

function firstDay(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function slotId(month: number, step: number): string {
  const year = Math.floor(month / 12);
  const inYear = month % 12;
  if (step === 1) return firstDay(month).slice(0, 7);
  return `${year}-${step === 3 ? 'Q' : 'H'}${Math.floor(inYear / step) + 1}`;
}
