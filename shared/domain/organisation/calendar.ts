import * as z from 'zod';
import { Refused } from '../refused.ts';
import { Day } from '../text.ts';

import national from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/**
 * The work calendar (工作日历). The data of `chinese-days` are read as data: its functions parse dates in the time zone of the
 * machine and bring a lunar calendar along. 国务院办公厅 announces next year's holidays in November: until then a year is
 * provisional, weekends and the days that are fixed by regulation.
 */
export const CalendarYear = z.strictObject({
  year: z.int().min(2000).max(2200),
  holidays: z.array(Day).max(200),
  makeUpDays: z.array(Day).max(60),
  /** Nobody has announced this year yet: what is counted with it may change. */
  provisional: z.literal(true).optional(),
  /** Counts each time the jurisdiction keeps the year; none where the year is national or was kept before they counted. */
  version: z.int().optional(),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** One year of a jurisdiction's own calendar; it replaces the national one of that year as a whole. */
export function ownYear({ year, ...days }: Omit<CalendarYear, 'provisional' | 'version'>): CalendarYear {
  for (const list of ['holidays', 'makeUpDays'] as const) {
    const stray = days[list].findIndex((date) => yearOf(date) !== year);
    if (stray !== -1)
      throw new Refused('calendar.other-year', { date: days[list][stray] ?? '', year }, { field: `${list}.${stray}` });
  }
  const both = days.makeUpDays.findIndex((date) => days.holidays.includes(date));
  if (both !== -1)
    throw new Refused('calendar.both', { date: days.makeUpDays[both] ?? '' }, { field: `makeUpDays.${both}` });
  const inOrder = (dates: readonly string[]) => [...new Set(dates)].sort();
  return { year, holidays: inOrder(days.holidays), makeUpDays: inOrder(days.makeUpDays) };
}

/** What decides a working-day clock in one jurisdiction: its IANA time zone and the years it keeps itself. */
export interface WorkCalendar {
  readonly timeZone: string;
  readonly years: readonly CalendarYear[];
}

const DAY = 86_400_000;
const nationalHolidays = Object.keys(national.holidays);
/** Announced as a whole: a package may already hold the New Year of a year whose other holidays are not known yet. */
const announced = new Set(nationalHolidays.filter((date) => date.endsWith('-10-01')).map(yearOf));
const known = new Map<number, CalendarYear | undefined>();

/** The calendar in force for a year: the jurisdiction's own, else the national one, else what regulation fixes of it. */
export function calendarYear(calendar: WorkCalendar, year: number): CalendarYear {
  const own = calendar.years.find((kept) => kept.year === year);
  if (own) return own;
  if (!known.has(year)) known.set(year, nationalYear(year));
  const found = known.get(year);
  if (!found) throw new Refused('calendar.unknown-year', { year });
  return found;
}

function nationalYear(year: number): CalendarYear | undefined {
  const ofYear = (dates: readonly string[]) => dates.filter((date) => yearOf(date) === year);
  if (announced.has(year))
    return { year, holidays: ofYear(nationalHolidays), makeUpDays: ofYear(Object.keys(national.workdays)) };
  const holidays = statutoryHolidays(year);
  return holidays && { year, holidays, makeUpDays: [], provisional: true };
}

/** The years from one date to another that nobody has announced yet. */
export function provisionalYears(calendar: WorkCalendar, from: string, to: string): number[] {
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
  return years.filter((year) => calendarYear(calendar, year).provisional);
}

/** Working day: a make-up day (调休上班日) always is, a holiday never, otherwise Monday to Friday. */
export function isWorkday(calendar: WorkCalendar, date: string): boolean {
  const { holidays, makeUpDays } = calendarYear(calendar, yearOf(date));
  const weekday = new Date(dayNumber(date) * DAY).getUTCDay();
  return makeUpDays.includes(date) || (!holidays.includes(date) && weekday !== 0 && weekday !== 6);
}

/**
 * The n-th working day after a date; before it when n is negative. The day itself does not count (民法典第二百零一条:
 * 开始的当日不计入，自下一日开始计算). With n = 0: the date, or the next working day when it is a day of rest (第二百零三条).
 */
export function addWorkdays(calendar: WorkCalendar, date: string, n: number): string {
  if (!Number.isInteger(n)) throw new RangeError(`working days are whole: ${n}`);
  const step = n < 0 ? -1 : 1;
  let day = date;
  if (n === 0) while (!isWorkday(calendar, day)) day = addDays(day, 1);
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. `addWorkdays` of a working day inverts it. */
export function workdaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  if (to < from) return -workdaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) count += 1;
  return count;
}

export function addDays(date: string, days: number): string {
  return new Date((dayNumber(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Natural days from one date to another, both counted. */
export const daysFrom = (first: string, last: string): number => dayNumber(last) - dayNumber(first) + 1;

/** Days since 1970-01-01 of a date that exists. */
function dayNumber(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`not a date: ${date}`);
  return at / DAY;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/**
 * 春节（农历正月初一）, 清明, 端午 (五月初五) and 中秋 (八月十五) of years to come, from the lunar calendar of `chinese-days`; the
 * library itself parses dates in the time zone of the machine, and the Chinese calendar of JavaScript engines misses the
 * new moon of 6 February 2027 by a day.
 */
type MovableFeasts = readonly [spring: string, tombSweeping: string, dragonBoat: string, midAutumn: string];
const movable: Readonly<Record<number, MovableFeasts>> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
  2041: ['02-01', '04-04', '06-03', '09-10'],
  2042: ['01-22', '04-04', '06-22', '09-28'],
  2043: ['02-10', '04-05', '06-11', '09-17'],
  2044: ['01-30', '04-04', '05-31', '10-05'],
  2045: ['02-17', '04-04', '06-19', '09-25'],
  2046: ['02-06', '04-04', '06-08', '09-15'],
  2047: ['01-26', '04-05', '05-29', '10-04'],
  2048: ['02-14', '04-04', '06-15', '09-22'],
  2049: ['02-02', '04-04', '06-04', '09-11'],
  2050: ['01-23', '04-04', '06-23', '09-30'],
};

/**
 * 《全国年节及纪念日放假办法》第二条 (in force since 2025): 元旦 1 day, 春节 4 (农历除夕、正月初一至初三), 清明节 1, 劳动节 2 (5月1日、2日),
 * 端午节 1, 中秋节 1, 国庆节 3 (10月1日至3日). What else is a day of rest or worked instead is announced by 国务院办公厅 in November of the
 * year before. Undefined for a year whose lunar dates are not listed.
 */
export function statutoryHolidays(year: number): string[] | undefined {
  const feasts = movable[year];
  if (!feasts) return undefined;
  const [spring, ...others] = feasts;
  const newYear = Date.parse(`${year}-${spring}T00:00:00Z`);
  const atSpring = [-1, 0, 1, 2].map((day) => new Date(newYear + day * DAY).toISOString().slice(0, 10));
  const dated = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03', ...others].map((day) => `${year}-${day}`);
  return [...new Set([...atSpring, ...dated])].sort();
}
