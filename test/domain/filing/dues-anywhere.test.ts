import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { filingTimes } from '../../../shared/domain/filing/dues.ts';
import { addDays, addWorkdays } from '../../../shared/domain/organisation/calendar.ts';
import { clockEnd, dateAt, endOfDay, startOfDay } from '../../../shared/domain/organisation/clocks.ts';

/** Zones whose clocks change, at midnight too, and one whose never do. */
const zones = fc.constantFrom('Europe/Berlin', 'America/Havana', 'America/Santiago', 'Asia/Beirut', 'Asia/Shanghai');
const clock = fc.record({
  days: fc.integer({ min: 1, max: 40 }),
  calendar: fc.constantFrom('working' as const, 'natural' as const),
});
/** Fiscal years of any first month, leap years and those around them among them. */
const years = fc.record({ year: fc.integer({ min: 2023, max: 2032 }), month: fc.integer({ min: 1, max: 12 }) });
const first = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`;
const runs = { numRuns: 60, seed: 20240229 };

test('in a fiscal year across a leap day and a change of clocks every filing is due with the end of a local day, warned of before and red after it', () => {
  fc.assert(
    fc.property(zones, years, clock, clock, clock, (timeZone, { year, month }, due, warning, red) => {
      const calendar = { timeZone, years: [] };
      const [start, end] = [first(year, month), addDays(first(year + 1, month), -1)];
      const deadlines = { assessment: endOfDay(timeZone, addDays(end, 90)) };
      const filing = { month: due, quarter: due, 'half-year': due, year: due };
      const clocks = { filing, filingWarning: warning, redCard: red };
      const { filingDue, filingCards } = filingTimes(calendar, { start, end, deadlines }, { clocks });
      expect(Object.keys(filingDue).filter((slot) => /^\d{4}-\d{2}$/.test(slot))).toHaveLength(12);
      for (const [slot, at] of Object.entries(filingDue)) {
        const day = dateAt(timeZone, at);
        expect(at, slot).toBe(startOfDay(timeZone, addDays(day, 1)) - 1);
        const times = filingCards[slot]!;
        expect(times.warning).toBe(startOfDay(timeZone, dateAt(timeZone, times.warning)));
        expect(times.warning).toBeLessThan(at);
        expect(times.red).toBeGreaterThan(at);
        expect(dateAt(timeZone, times.red + 1)).toBe(addDays(dateAt(timeZone, times.red), 1));
      }
      // 二月的期限: counted from its last day, which is the 29th in a leap year.
      const february = Object.keys(filingDue).find((slot) => slot.endsWith('-02') && /^\d{4}-\d{2}$/.test(slot))!;
      const last = addDays(`${february.slice(0, 4)}-03-01`, -1);
      const counted = due.calendar === 'working' ? addWorkdays(calendar, last, due.days) : addDays(last, due.days);
      expect(dateAt(timeZone, filingDue[february]!)).toBe(counted);
    }),
    runs,
  );
});

test('the time to remark, to object or of an announcement ends so many local days later, whatever the clocks do meanwhile', () => {
  const instants = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2032, 11, 31) });
  fc.assert(
    fc.property(zones, instants, clock, (timeZone, from, length) => {
      const calendar = { timeZone, years: [] };
      const day = dateAt(timeZone, from);
      const until = clockEnd(calendar, length, from);
      const last = length.calendar === 'working' ? addWorkdays(calendar, day, length.days) : addDays(day, length.days);
      expect(dateAt(timeZone, until)).toBe(last);
      expect(dateAt(timeZone, until + 1)).toBe(addDays(last, 1));
      // Begun an hour earlier or later on the same local day, it ends at the same instant.
      expect(clockEnd(calendar, length, startOfDay(timeZone, day))).toBe(until);
      expect(clockEnd(calendar, length, endOfDay(timeZone, day))).toBe(until);
    }),
    runs,
  );
});
