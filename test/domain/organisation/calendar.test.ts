import * as fc from 'fast-check';
import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import {
  type WorkCalendar,
  addDays,
  addWorkdays,
  calendarYear,
  isWorkday,
  ownYear,
  provisionalYears,
  statutoryHolidays,
  workdaysBetween,
} from '../../../shared/domain/organisation/calendar.ts';
import { Day } from '../../../shared/domain/text.ts';

// oxlint-disable-next-line import/no-named-as-default-member -- a module of CommonJS, whose names Node does not know
const { getSolarDateFromLunar, getSolarTermDate } = chineseDays;

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

  test('a year nobody has announced yet counts by weekends and the days fixed by regulation, and says so', () => {
    expect(calendarYear(national, 2027)).toEqual({
      year: 2027,
      holidays: '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'
        .split(' ')
        .map((day) => `2027-${day}`),
      makeUpDays: [],
      provisional: true,
    });
    expect(addWorkdays(national, '2026-12-31', 1)).toBe('2027-01-04');
    expect(provisionalYears(national, '2026-01-01', '2028-01-31')).toEqual([2027, 2028]);
    expect(calendarYear(national, 2026)).not.toHaveProperty('provisional');
  });

  test('the days fixed by regulation are those the lunar calendar of the library gives, as far as they are listed', () => {
    for (let year = 2027; year <= 2050; year += 1) {
      const lunar = (day: string) => getSolarDateFromLunar(`${year}-${day}`).date;
      const spring = lunar('1-1');
      const holidays = statutoryHolidays(year) ?? [];
      for (const day of [-1, 0, 1, 2]) expect(holidays).toContain(addDays(spring, day));
      expect(holidays).toEqual(expect.arrayContaining([lunar('5-5'), lunar('8-15')]));
      expect(holidays).toContain(getSolarTermDate(year, 4, 'pure_brightness'));
      const coinciding = /-10-0[123]$/.test(lunar('8-15')) ? 1 : 0;
      expect(holidays).toHaveLength(13 - coinciding);
    }
  });

  test.each([1999, 2051])('%i is neither announced nor fixed by regulation, and is refused', (year) => {
    expect(() => calendarYear(national, year)).toThrow(
      expect.objectContaining({ code: 'calendar.unknown-year', params: { year } }),
    );
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

test('a day that people write is one that exists, of the years that are counted with', () => {
  const is = (text: string) => Day.safeParse(text).success;
  const stray: string[] = [];
  for (let year = 1896; year <= 2204; year += 1)
    for (let month = 1; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const text = [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
        const at = new Date(Date.UTC(year, month - 1, day));
        const exists = at.toISOString().startsWith(text) && year >= 1900 && year <= 2200;
        if (is(text) !== exists) stray.push(text);
      }
  expect(stray).toEqual([]);
  expect(
    ['2026-9-30', '2026-09-30T24:00', '2026-09-30Z', '+002026-01-01', '２０２６-01-01', ' 2026-01-01'].filter(is),
  ).toEqual([]);
});

describe("a jurisdiction's own calendar", () => {
  const own = ownYear({ year: 2027, holidays: ['2027-01-01'], makeUpDays: ['2027-01-09'] });

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
    ['holidays.1', 'calendar.other-year', { holidays: ['2027-01-01', '2026-12-31'], makeUpDays: [] }],
    ['makeUpDays.0', 'calendar.other-year', { holidays: [], makeUpDays: ['2028-01-01'] }],
    ['makeUpDays.0', 'calendar.both', { holidays: ['2027-01-01'], makeUpDays: ['2027-01-01'] }],
  ])('refuses %s: %s', (field, code, days) => {
    expect(() => ownYear({ year: 2027, ...days })).toThrow(expect.objectContaining({ code, pointer: { field } }));
  });
});
