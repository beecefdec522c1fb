import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkdays,
  CalendarYear,
  isWorkday,
  workdaysBetween,
  type WorkCalendar,
} from '../../shared/domain/calendar.ts';
import { Refused } from '../../shared/domain/refused.ts';

const national: WorkCalendar = { timeZone: 'Asia/Shanghai', years: [] };

describe('the national work calendar', () => {
  test.each([
    ['2026-10-01', false, 'National Day'],
    ['2026-10-10', true, 'a Saturday worked for National Day'],
    ['2026-02-14', true, 'a Saturday worked for Spring Festival'],
    ['2026-02-23', false, 'a Monday off for Spring Festival'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-11-23', true, 'an ordinary Monday'],
  ])('%s is a working day: %s (%s)', (date, expected) => {
    expect(isWorkday(national, date)).toBe(expected);
  });

  test('ten working days from the eve of National Day 2026 end on 20 October, the worked Saturday counted', () => {
    expect(addWorkdays(national, '2026-09-30', 10)).toBe('2026-10-20');
    expect(workdaysBetween(national, '2026-09-30', '2026-10-20')).toBe(10);
  });

  test('zero working days from a day of rest is the next working day, from a working day the day itself', () => {
    expect(addWorkdays(national, '2026-10-01', 0)).toBe('2026-10-08');
    expect(addWorkdays(national, '2026-10-08', 0)).toBe('2026-10-08');
  });

  test('a warning five working days before a deadline counts backwards over the holiday', () => {
    expect(addWorkdays(national, '2026-10-12', -5)).toBe('2026-09-29');
    expect(workdaysBetween(national, '2026-10-12', '2026-09-29')).toBe(-5);
  });

  test('a year nobody has announced is refused with its number, never guessed', () => {
    const crossing = () => addWorkdays(national, '2026-12-31', 1);
    expect(crossing).toThrow(Refused);
    try {
      crossing();
    } catch (error) {
      expect(error).toMatchObject({ code: 'calendar.unknown-year', params: { year: 2027 } });
    }
  });

  test('adding working days and counting them are inverse', () => {
    const start = fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2005-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (date, n) => {
        const end = addWorkdays(national, date, n);
        expect(isWorkday(national, end)).toBe(true);
        expect(workdaysBetween(national, date, end)).toBe(n);
      }),
      { numRuns: 200, seed: 20260930 },
    );
  });
});

describe("a jurisdiction's own calendar", () => {
  const own = CalendarYear.parse({ year: 2027, holidays: ['2027-01-01'], makeUpDays: ['2027-01-09'] });

  test('makes an unknown year known', () => {
    expect(addWorkdays({ ...national, years: [own] }, '2026-12-31', 1)).toBe('2027-01-04');
    expect(addWorkdays({ ...national, years: [own] }, '2027-01-08', 1)).toBe('2027-01-09');
  });

  test('replaces the national calendar of its year as a whole', () => {
    const plain = { year: 2026, holidays: [], makeUpDays: [] };
    expect(isWorkday({ ...national, years: [plain] }, '2026-10-01')).toBe(true);
    expect(isWorkday({ ...national, years: [plain] }, '2026-10-10')).toBe(false);
  });

  test.each([
    [{ year: 2027, holidays: ['2026-12-31'], makeUpDays: [] }, 'a date of another year'],
    [{ year: 2027, holidays: ['2027-01-01'], makeUpDays: ['2027-01-01'] }, 'a day that is both'],
    [{ year: 2027, holidays: ['2027-02-30'], makeUpDays: [] }, 'a day that does not exist'],
  ])('refuses %j: %s', (year) => {
    expect(CalendarYear.safeParse(year).success).toBe(false);
  });
});
