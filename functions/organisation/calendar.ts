import { CalendarYear, calendarYear } from '../../shared/domain/calendar.ts';
import { append } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { loadCalendar } from '../../shared/storage/calendars.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

type Year = { readonly year: number };

export async function readCalendar({ table }: Services, caller: Caller, { params }: Request<Year, unknown, unknown>) {
  const calendar = await loadCalendar(table, caller.jurisdiction);
  return ok(calendarYear(calendar, params.year));
}

type Keep = Request<Year, unknown, Omit<CalendarYear, 'year'>>;

/** The year is replaced as a whole; running clocks keep the deadline they were given. */
export async function keepCalendar(services: Services, caller: Caller, { params, body }: Keep) {
  const chain = await loadJurisdiction(services.table, caller.jurisdiction);
  const value = CalendarYear.parse({ ...body, year: params.year });
  const happening = { what: 'organisation.calendar-kept', by: caller, at: services.now, data: { year: params.year } };
  const change = append(chain, happening, { items: [{ sk: sort.calendar(params.year), value }] });
  return services.commit(change.writes, ok({ id: String(params.year), version: change.n }));
}
