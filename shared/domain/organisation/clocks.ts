import { addDays, addWorkdays, type WorkCalendar } from './calendar.ts';

/**
 * Dates and instants. A date (`2026-09-30`) is a day on the wall of the jurisdiction; an instant is epoch milliseconds.
 * A deadline lasts to the end of its local day (民法典第二百零三条: 期间的最后一日的截止时间为二十四时), so it is the last
 * millisecond of that day: a request is in time while `now <= deadline`.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date an instant falls on. */
export function dateAt(timeZone: string, instant: number): string {
  return new Date(instant + offset(timeZone, instant)).toISOString().slice(0, 10);
}

/** An instant as the clocks of the place show it, with their distance from universal time: 2026-07-29T01:00:00.485+08:00. */
export function localInstant(timeZone: string, instant: number): string {
  const ahead = offset(timeZone, instant);
  const minutes = Math.abs(ahead) / 60_000;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const zone = `${ahead < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  return new Date(instant + ahead).toISOString().replace('Z', zone);
}

/** First millisecond of a local day; where summer time skips midnight, the first one that exists. */
export const startOfDay = (timeZone: string, date: string): number => instantAt(timeZone, `${date}T00:00`);

/** The instant at which the clocks of the place show this: 2026-10-08T09:00; where summer time skips it, as much after the change. */
export function instantAt(timeZone: string, wall: string): number {
  const shown = Date.parse(`${wall}Z`);
  // The offset is asked at a guess and again at the answer: a guess across a clock change would be an hour off.
  const guess = shown - offset(timeZone, shown);
  const instant = shown - offset(timeZone, guess);
  return instant + offset(timeZone, instant) === shown ? instant : Math.max(guess, instant);
}

export function endOfDay(timeZone: string, date: string): number {
  return startOfDay(timeZone, addDays(date, 1)) - 1;
}

/** A clock of n working days that something at `instant` starts: the end of the n-th working day after it. */
export function workdayDeadline(calendar: WorkCalendar, instant: number, workdays: number): number {
  return endOfDay(calendar.timeZone, addWorkdays(calendar, dateAt(calendar.timeZone, instant), workdays));
}

/** A clock of n calendar days, e.g. 公务员法: 三十日内. */
export function dayDeadline(calendar: WorkCalendar, instant: number, days: number): number {
  return endOfDay(calendar.timeZone, addDays(dateAt(calendar.timeZone, instant), days));
}

/** The last instant of a clock that something at `from` starts, counted in working or in calendar days as it says. */
export const clockEnd = (
  calendar: WorkCalendar,
  clock: { readonly days: number; readonly calendar: 'working' | 'natural' },
  from: number,
): number => (clock.calendar === 'working' ? workdayDeadline : dayDeadline)(calendar, from, clock.days);

/** Milliseconds: no clock of a time zone has been changed within a full quarter of an hour since 1972. */
const quarterHour = 900_000;
const offsets = new Map<string, number>();

/** Local wall time minus UTC at an instant, in milliseconds. Most instants of a request or a job stand close together. */
function offset(timeZone: string, instant: number): number {
  const key = `${timeZone} ${Math.floor(instant / quarterHour)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= 1000) offsets.clear();
  const found = offsetShown(timeZone, instant);
  offsets.set(key, found);
  return found;
}

function offsetShown(timeZone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(instant / 1000) * 1000;
}

/** Building a formatter costs far more than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
