import { CalendarYear, type WorkCalendar } from '../domain/organisation/calendar.ts';
import { Refused } from '../domain/refused.ts';
import { clockEnd } from '../domain/organisation/clocks.ts';
import { filingDues } from '../domain/filing/slots.ts';
import { read } from './chained.ts';
import { sort } from './keys.ts';
import { loadJurisdiction, organisationItems } from './organisation.ts';
import type { PeriodHead } from './periods.ts';
import { schemeDocument } from './schemes.ts';
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

/** The same by which a period counts: it keeps the time zone it was created in. */
export const periodCalendar = async (
  table: Table,
  jurisdiction: string,
  { timeZone }: Pick<PeriodHead, 'timeZone'>,
): Promise<WorkCalendar> => ({ ...(await loadCalendar(table, jurisdiction)), timeZone });

/**
 * The last instant to object to results given at `from`. What was told to the subjects holds, whatever the calendar has become
 * since; a period whose results were given before that was kept follows the calendar.
 */
export async function objectionEnds(
  table: Table,
  jurisdiction: string,
  { period, from }: { period: PeriodHead; from: number },
): Promise<number> {
  if (period.objectionUntil !== undefined) return period.objectionUntil;
  if (!period.scheme) throw new Refused('review.no-result');
  const { scheme } = await schemeDocument(table, jurisdiction, period.scheme);
  return clockEnd(await periodCalendar(table, jurisdiction, period), scheme.clocks.objection, from);
}

/**
 * A period with the instants its filings are due at, as its opening told them; opened before they were kept, by the calendar.
 * `asked`: the instant of the opening.
 */
export const withFilingDues = async (table: Table, jurisdiction: string, period: PeriodHead, asked?: number) => ({
  ...period,
  filingDue: period.filingDue ?? filingDues(await periodCalendar(table, jurisdiction, period), period, asked),
});
