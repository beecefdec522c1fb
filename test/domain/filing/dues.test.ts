import { describe, expect, test } from 'vitest';
import { filingDues, filingTimes, filingTimesRecounted } from '../../../shared/domain/filing/dues.ts';
import { slotDue, slotsOf } from '../../../shared/domain/filing/slots.ts';
import { dateAt, localInstant } from '../../../shared/domain/organisation/clocks.ts';
import { chinaTime } from '../../make/world.ts';

const timeZone = 'Asia/Shanghai';
const calendar = { timeZone, years: [] };
const quarter = {
  start: '2026-07-01',
  end: '2026-09-30',
  timeZone,
  deadlines: { assessment: chinaTime('2026-10-20T23:59:59.999') },
};
const year = { ...quarter, start: '2026-01-01', end: '2026-12-31' };
const working = (days: number) => ({ days, calendar: 'working' as const });
const natural = (days: number) => ({ days, calendar: 'natural' as const });
const shown = (instant: number | undefined) => instant && localInstant(timeZone, instant).slice(0, 16);

describe('the times of filings', () => {
  test('a filing is warned of 5 working days before it is due, and red 2 working days after (SZ)', () => {
    const { filingDue, filingCards } = filingTimes(calendar, quarter);
    expect(dateAt(timeZone, filingDue['2026-07']!)).toBe('2026-08-07');
    expect(shown(filingCards['2026-07']?.warning)).toBe('2026-07-31T00:00');
    expect(shown(filingCards['2026-07']?.red)).toBe('2026-08-11T23:59');
    // What has no clock of its own is due when assessment ends.
    expect(Object.keys(filingCards)).toEqual(['2026-07', '2026-08', 'assessment']);
    expect(shown(filingCards['assessment']?.warning)).toBe('2026-10-13T00:00');
  });

  test('of a scheme that declares its clocks the last slots are due by them as well, each frequency by its own', () => {
    const filing = { month: working(3), quarter: natural(8), 'half-year': natural(15) };
    const clocks = { filing, filingWarning: natural(2), redCard: natural(1) };
    const times = filingTimes(calendar, quarter, { clocks });
    const due = (frequency: 'month' | 'quarter' | 'once') =>
      dateAt(timeZone, slotDue({ ...quarter, ...times }, slotsOf(quarter, frequency).at(-1)!, frequency));
    expect([due('month'), due('quarter'), due('once')]).toEqual(['2026-10-10', '2026-10-08', '2026-10-20']);
    expect(shown(times.filingCards['quarter']?.warning)).toBe('2026-10-06T00:00');
    expect(shown(times.filingCards['quarter']?.red)).toBe('2026-10-09T23:59');
    const annual = filingDues(calendar, year, { clocks });
    expect(dateAt(timeZone, annual['year']!)).toBe('2027-01-31');
    expect(dateAt(timeZone, annual['2026-H2']!)).toBe('2027-01-15');
  });

  test('counted again after the calendar was corrected none comes earlier and none that is over moves', () => {
    const told = { ...quarter, ...filingTimes(calendar, quarter) };
    const corrected = { timeZone, years: [{ year: 2026, holidays: ['2026-09-01'], makeUpDays: ['2026-08-01'] }] };
    const now = chinaTime('2026-08-03T09:00:00');
    const anew = filingTimesRecounted(corrected, told, { now });
    expect(anew.filingDue?.['2026-07']).toBe(told.filingDue['2026-07']);
    expect(anew.filingCards?.['2026-07']).toEqual(told.filingCards['2026-07']);
    expect(shown(anew.filingDue?.['2026-08'])).toBe('2026-09-08T23:59');
    expect(shown(anew.filingCards?.['2026-08']?.red)).toBe('2026-09-10T23:59');
    const over = filingTimesRecounted(corrected, told, { now: chinaTime('2026-09-08T09:00:00') });
    expect(over.filingDue).toEqual(told.filingDue);
  });
});
