import { checkable, ledger, type Line } from '../../shared/domain/appraisal/adjustment.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { pageOf, sortable, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { lineView, type Place } from './views.ts';

type Checked = Request<
  Place & { n: number },
  unknown,
  { readonly finding: 'approved' | 'rejected'; readonly reason: string }
>;

/** Decides on a proposed line; never by the person who proposed it. */
export async function checkLine(kind: Line['kind'], services: Services, caller: Caller, { params, body }: Checked) {
  const { table } = services;
  await pinned(services, caller, { period: params.period, phases: ['implementation', 'assessment'] });
  const chain = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  const line = checkable(ledger(chain.entries), kind, params.n, body.finding, caller.id);
  const change = services.record(chain, {
    what: `scoring.line-${body.finding}`,
    why: body.reason,
    data: { line: params.n },
  });
  const decided = lineView({ ...line, state: body.finding, checkedBy: caller.id });
  return services.commit(change.writes, { status: 201, body: decided, etag: change.n });
}

/** Every bonus, deduction and veto line of a subject, with where it stands. */
export async function readLines(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<Place, Paged, unknown>,
) {
  const { entries, n } = await existingRecord(table, jurisdiction, params.period, params.subject);
  const { items, more } = await pageOf(cursors, { items: ledger(entries), order: (line) => sortable(line.n) }, query);
  return { status: 200, body: { lines: items.map(lineView), ...more }, etag: n } as const;
}
