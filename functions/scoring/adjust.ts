import {
  type Adjustment,
  type Line,
  type Veto,
  checkable,
  ledger,
  refuseIfFull,
  refuseSameDocument,
} from '../../shared/domain/appraisal/adjustment.ts';
import { headForBodies, linesForBodies } from '../../shared/domain/duty/bodies.ts';
import type { Happened } from '../../shared/domain/audit/events.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { entersLine } from '../../shared/storage/lines.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { SubjectPath } from '../fields.ts';
import { pinned } from '../loader.ts';
import { type Paged, pageOf, sortable } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { lineView } from './views.ts';

/** Proposes a bonus or deduction on a line of the scheme. It counts once somebody else has approved it. */
export async function adjust(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Adjustment>,
) {
  const { scheme, head } = await pinned(services, caller, { period: params.period, phases: open });
  const legal = scheme.adjustments.lines.map(({ id }) => id);
  if (!legal.includes(body.line))
    throw new Refused('scoring.unknown-line', { line: body.line }, { field: 'line', legal });
  return propose(services, caller, { place: params, period: head, event: { what: 'scoring.adjusted', data: body } });
}

/** Records an event that caps the grade (一票否决). It takes effect once the committee has approved it. */
export async function veto(services: Services, caller: Caller, { params, body }: Request<SubjectPath, unknown, Veto>) {
  const { scheme, head } = await pinned(services, caller, { period: params.period, phases: open });
  const legal = scheme.vetoes.map(({ id }) => id);
  if (!legal.includes(body.event))
    throw new Refused('scoring.unknown-veto', { event: body.event }, { field: 'event', legal });
  return propose(services, caller, { place: params, period: head, event: { what: 'scoring.vetoed', data: body } });
}

const open = ['implementation', 'assessment'] as const;

interface Proposal {
  readonly place: SubjectPath;
  readonly period: PeriodHead;
  readonly event: Happened<'scoring.adjusted' | 'scoring.vetoed'>;
}

async function propose(services: Services, caller: Caller, { place, period, event }: Proposal) {
  const { table } = services;
  const { start, end } = period;
  const { date, reason } = event.data;
  if (date < start || date > end) throw new Refused('scoring.outside-period', { date, start, end }, { field: 'date' });
  const chain = await existingRecord(table, caller.jurisdiction, place.period, place.subject);
  refuseIfWithdrawn(chain.head);
  const lines = ledger(chain.entries);
  refuseIfFull(lines);
  refuseSameDocument(lines, event.data);
  const proposed =
    event.what === 'scoring.vetoed'
      ? { kind: 'veto' as const, id: event.data.event }
      : { kind: 'adjustment' as const, id: event.data.line };
  const waiting = [...linesForBodies(chain.entries), { ...proposed, by: caller.id }];
  const head = headForBodies(chain.head, { lines: waiting });
  const change = entersLine((items) => services.record(chain, { ...event, why: reason }, { head, items }), {
    ...chain,
    ...place,
    period,
  });
  return services.commit(change.writes, { status: 201, body: { entry: change.n, hash: change.hash }, etag: change.n });
}

type Checked = Request<
  SubjectPath & { n: number },
  unknown,
  { readonly finding: 'approved' | 'rejected'; readonly reason: string }
>;

/** Decides on a proposed line; never by the person who proposed it. */
export async function checkLine(kind: Line['kind'], services: Services, caller: Caller, { params, body }: Checked) {
  const { table } = services;
  const { head: period } = await pinned(services, caller, { period: params.period, phases: open });
  const chain = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  refuseIfWithdrawn(chain.head);
  const line = checkable(ledger(chain.entries), kind, params.n, body.finding, caller.id);
  const head = headForBodies(chain.head, { lines: linesForBodies(chain.entries, params.n) });
  const event = { what: `scoring.line-${body.finding}` as const, why: body.reason, data: { line: params.n } };
  const change = entersLine((items) => services.record(chain, event, { head, items }), {
    ...chain,
    subject: params.subject,
    period,
    line: params.n,
  });
  const decided = lineView({ ...line, state: body.finding, checkedBy: caller.id });
  return services.commit(change.writes, { status: 201, body: decided, etag: change.n });
}

/** Every bonus, deduction and veto line of a subject, with where it stands. */
export async function readLines(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<SubjectPath, Paged, unknown>,
) {
  const { entries, n } = await existingRecord(table, jurisdiction, params.period, params.subject);
  const { items, more } = await pageOf(cursors, { items: ledger(entries), order: (line) => sortable(line.n) }, query);
  return { status: 200, body: { lines: items.map(lineView), ...more }, etag: n } as const;
}
