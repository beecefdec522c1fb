import { CalendarYear, type WorkCalendar } from '../domain/calendar.ts';
import { Refused } from '../domain/refused.ts';
import { read } from './chained.ts';
import { sort } from './keys.ts';
import { loadJurisdiction, organisationItems } from './organisation.ts';
import type { Table } from './table.ts';

/** The work calendar of a jurisdiction: its time zone and the years it keeps itself beside the national ones. */
export async function loadCalendar(table: Table, jurisdiction: string): Promise<WorkCalendar> {
  const [{ head }, years] = await Promise.all([
    loadJurisdiction(table, jurisdiction),
    organisationItems(table, jurisdiction, sort.calendars),
  ]);
  if (!head) throw new Refused('calendar.no-time-zone', { jurisdiction });
  return { timeZone: head.timeZone, years: years.map((year) => read(year, CalendarYear)) };
}
