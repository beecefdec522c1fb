import national from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as z from 'zod';
import { Refused } from './refused.ts';

/**
 * The work calendar (工作日历). The data of `chinese-days` are read as data: its functions parse dates in the time zone of the
 * machine and bring a lunar calendar along. 国务院办公厅 announces next year's holidays in November, so a year may be unknown.
 */
export const DateText = z.iso.date();

/** One year of a jurisdiction's own calendar; it replaces the national one of that year as a whole. */
export const CalendarYear = z
  .strictObject({
    year: z.int().min(2000).max(2200),
    holidays: z.array(DateText).max(200),
    makeUpDays: z.array(DateText).max(60),
  })
  .refine(({ year, holidays, makeUpDays }) => [...holidays, ...makeUpDays].every((date) => yearOf(date) === year), {
    error: '日期须在该年之内 · every date must lie in the year',
  })
  .refine(({ holidays, makeUpDays }) => !makeUpDays.some((date) => holidays.includes(date)), {
    error: '同一日不得既是节假日又是调休上班日 · a day cannot be both a holiday and a make-up day',
  });
export type CalendarYear = z.infer<typeof CalendarYear>;

/** What decides a working-day clock in one jurisdiction: its IANA time zone and the years it keeps itself. */
export interface WorkCalendar {
  readonly timeZone: string;
  readonly years: readonly CalendarYear[];
}

const DAY = 86_400_000;
const nationalHolidays: Readonly<Record<string, string>> = national.holidays;
const nationalMakeUpDays: Readonly<Record<string, string>> = national.workdays;
/** Announced as a whole: a package may already hold the New Year of a year whose other holidays are not known yet. */
const nationalYears = new Set(
  Object.keys(nationalHolidays)
    .filter((date) => date.endsWith('-10-01'))
    .map(yearOf),
);

/** The calendar in force for a year: the jurisdiction's own, else the national one. */
export function calendarYear(calendar: WorkCalendar, year: number): CalendarYear {
  const own = calendar.years.find((kept) => kept.year === year);
  if (own) return own;
  if (!nationalYears.has(year)) throw new Refused('calendar.unknown-year', { year });
  const ofYear = (dates: Readonly<Record<string, string>>) =>
    Object.keys(dates).filter((date) => yearOf(date) === year);
  return { year, holidays: ofYear(nationalHolidays), makeUpDays: ofYear(nationalMakeUpDays) };
}

/** Working day: a make-up day (调休上班日) always is, a holiday never, otherwise Monday to Friday. */
export function isWorkday(calendar: WorkCalendar, date: string): boolean {
  const year = yearOf(date);
  const own = calendar.years.find((kept) => kept.year === year);
  if (own === undefined && !nationalYears.has(year)) throw new Refused('calendar.unknown-year', { year });
  const makeUpDay = own ? own.makeUpDays.includes(date) : date in nationalMakeUpDays;
  const holiday = own ? own.holidays.includes(date) : date in nationalHolidays;
  const weekday = new Date(dayNumber(date) * DAY).getUTCDay();
  return makeUpDay || (!holiday && weekday !== 0 && weekday !== 6);
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

/** Days since 1970-01-01 of a date that exists. */
function dayNumber(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`not a date: ${date}`);
  return at / DAY;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
