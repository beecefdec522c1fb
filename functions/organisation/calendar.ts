import { type CalendarYear, calendarYear, ownYear } from '../../shared/domain/organisation/calendar.ts';
import { basedOn } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

type Year = { readonly year: number };

export async function readCalendar({ table }: Services, caller: Caller, { params }: Request<Year, unknown, unknown>) {
  const calendar = await loadCalendar(table, caller.jurisdiction);
  const year = calendarYear(calendar, params.year);
  return ok(year, year.version ?? 0);
}

type Keep = Request<Year, unknown, Pick<CalendarYear, 'holidays' | 'makeUpDays'>>;

/**
 * The year is replaced as a whole. Running clocks keep the deadline they were given; those of a period follow when its
 * deadlines are counted again (periods.recount).
 */
export async function keepCalendar(services: Services, caller: Caller, { params, body, ifMatch }: Keep) {
  const { table } = services;
  const chain = await loadJurisdiction(table, caller.jurisdiction);
  const { years } = await loadCalendar(table, caller.jurisdiction);
  basedOn(years.find(({ year }) => year === params.year)?.version ?? 0, ifMatch);
  const version = chain.n + 1;
  const value = { ...ownYear({ ...body, year: params.year }), version };
  const change = services.record(
    chain,
    { what: 'organisation.calendar-kept', data: { year: params.year } },
    { items: [{ sk: sort.calendar(params.year), value }] },
  );
  return services.commit(change.writes, ok({ id: String(params.year), version }, version));
}
