import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import {
  type DeadlineDates,
  type PhaseClocks,
  plannedDeadlines,
  unannounced,
} from '../../shared/domain/period/dates.ts';
import { type PeriodType, january, periodId, spanOf } from '../../shared/domain/period/types.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { loadCalendar, loadPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import { type NamedPeriod, periodNames } from '../../shared/text/states.ts';
import { newOwner } from '../mandate.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { periodView, type PeriodBody } from './views.ts';

interface Wanted {
  type: PeriodType;
  year: number;
  number?: number | undefined;
  start?: string | undefined;
  end?: string | undefined;
  code?: string | undefined;
  name?: PeriodHead['name'] | undefined;
  owner?: string | undefined;
  clocks: PhaseClocks;
  deadlines: DeadlineDates;
}

interface Of extends NamedPeriod {
  readonly owner?: PeriodHead['name'] | undefined;
}

/** Two periods over the same months are told apart by name as they are by id; one that a unit runs bears the name of the unit. */
function nameOf(type: PeriodType, { owner, ...of }: Of, code?: string): PeriodHead['name'] {
  const { zh, en } = periodNames[type](of);
  const whose = { zh: `${owner?.zh ?? ''}${zh}`, en: owner ? `${owner.en}, ${en}` : en };
  return code === undefined ? whose : { zh: `${whose.zh}（${code}）`, en: `${whose.en} (${code})` };
}

/** What was cancelled stands in no list unasked, and its record keeps the id. */
function alreadyThere({ name, cancelled, timeZone }: PeriodHead): Refused {
  const pointer = { field: 'number' };
  if (!cancelled) return new Refused('periods.exists', { ...name }, pointer);
  const on = dateAt(timeZone, cancelled.at);
  return new Refused('periods.exists-cancelled', { ...name, on, reason: cancelled.reason }, pointer);
}

/** A period begins as a draft: dates from its type, deadlines from the work calendar, anything declared as declared. */
export async function createPeriod(
  services: Services,
  caller: Caller,
  { body: wanted }: Request<unknown, unknown, Wanted>,
): Promise<Reply<PeriodBody, 201>> {
  const { table } = services;
  const { type, year, code, clocks, deadlines: declared } = wanted;
  const id = periodId(wanted);
  const owner = await newOwner(services, caller, wanted.owner);
  // Without one it would take the id of the jurisdiction's own period.
  if (owner.unit && code === undefined)
    throw new Refused('periods.unit-needs-code', { unit: owner.unit.id }, { field: 'code' });
  const [calendar, chain] = await Promise.all([
    loadCalendar(table, caller.jurisdiction),
    loadPeriod(table, caller.jurisdiction, id),
  ]);
  const { fiscalYearStart } = calendar;
  const { number, ...span } = spanOf(wanted, fiscalYearStart);
  if (chain.head) throw alreadyThere(chain.head);
  const plan = { clocks, declared };
  const deadlines = plannedDeadlines(calendar, span, plan);
  const provisional = unannounced(calendar, span, deadlines);
  const head: PeriodHead = {
    id,
    name: wanted.name ?? nameOf(type, { year, number, ...span, fiscalYearStart, owner: owner.unit?.name }, code),
    ...(owner.unit ? { owner: owner.unit.id } : {}),
    type,
    year,
    number,
    ...span,
    ...(fiscalYearStart === january ? {} : { fiscalYearStart }),
    timeZone: calendar.timeZone,
    deadlines,
    planned: plan,
    ...(provisional.length > 0 ? { provisional } : {}),
    phase: 'draft',
    shards: 1,
  };
  const { writes, n } = services.record(chain, { what: 'periods.created' }, { head });
  const body = periodView(head, services);
  return services.commit([...writes, ...owner.relies], { status: 201, body, etag: n, location: `/v1/periods/${id}` });
}
