import {
  ledger,
  refuseIfFull,
  refuseSameDocument,
  type Adjustment,
  type Veto,
} from '../../shared/domain/appraisal/adjustment.ts';
import type { Happened } from '../../shared/domain/audit/events.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import type { Place } from './views.ts';

/** Proposes a bonus or deduction on a line of the scheme. It counts once somebody else has approved it. */
export async function adjust(
  services: Services,
  caller: Caller,
  { params, body }: Request<Place, unknown, Adjustment>,
) {
  const { scheme, head } = await pinned(services, caller, { period: params.period, phases: open });
  const legal = scheme.adjustments.lines.map(({ id }) => id);
  if (!legal.includes(body.line))
    throw new Refused('scoring.unknown-line', { line: body.line }, { field: 'line', legal });
  return propose(services, caller, { place: params, period: head, event: { what: 'scoring.adjusted', data: body } });
}

/** Records an event that caps the grade (一票否决). It takes effect once the committee has approved it. */
export async function veto(services: Services, caller: Caller, { params, body }: Request<Place, unknown, Veto>) {
  const { scheme, head } = await pinned(services, caller, { period: params.period, phases: open });
  const legal = scheme.vetoes.map(({ id }) => id);
  if (!legal.includes(body.event))
    throw new Refused('scoring.unknown-veto', { event: body.event }, { field: 'event', legal });
  return propose(services, caller, { place: params, period: head, event: { what: 'scoring.vetoed', data: body } });
}

const open = ['implementation', 'assessment'] as const;

interface Proposal {
  readonly place: Place;
  readonly period: PeriodHead;
  readonly event: Happened<'scoring.adjusted' | 'scoring.vetoed'>;
}

async function propose(services: Services, caller: Caller, { place, period: { start, end }, event }: Proposal) {
  const { table } = services;
  const { date, reason } = event.data;
  if (date < start || date > end) throw new Refused('scoring.outside-period', { date, start, end }, { field: 'date' });
  const chain = await existingRecord(table, caller.jurisdiction, place.period, place.subject);
  const lines = ledger(chain.entries);
  refuseIfFull(lines);
  refuseSameDocument(lines, event.data);
  const change = services.record(chain, { ...event, why: reason });
  return services.commit(change.writes, { status: 201, body: { entry: change.n, hash: change.hash }, etag: change.n });
}
