import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { reopened } from '../../shared/domain/result/result.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { periodCalendar, type PeriodHead } from '../../shared/storage/periods.ts';
import { unchanged, type Existing } from '../../shared/storage/record.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import { loadResults, rerankExcepted, resultsItem } from '../../shared/storage/results.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';

interface Reopened {
  readonly period: Existing<PeriodHead>;
  readonly scheme: Scheme;
  readonly group: string;
  readonly why: string;
}

interface Reopening {
  readonly writes: readonly Write[];
  readonly messages: readonly Wake[];
}

/**
 * A decision changes results that were proposed or approved already: they go back and are laid before the committee again.
 * `group` is ranked again for the decision itself.
 */
export async function reopenResults(
  services: Services,
  caller: Caller,
  { period, scheme, group, why }: Reopened,
): Promise<Reopening> {
  const { table, now, trace } = services;
  const results = await loadResults(table, caller.jurisdiction, period.head.id);
  if (results.state === 'provisional') return { writes: [unchanged(period)], messages: [] };
  const { clocks } = scheme;
  const calendar = await periodCalendar(table, caller.jurisdiction, period.head);
  const next = reopened(results, clockEnd(calendar, clocks.changedResultApproval, now));
  const { approval: _, ...head } = period.head;
  const { version, approvalDue: due } = next;
  const data = { from: results.state, version, ...(due === undefined ? {} : { due }) };
  const event = { what: 'results.reopened', why, data } as const;
  const { writes } = services.record(period, event, { head, items: [resultsItem(next)] });
  const asked = { jurisdiction: caller.jurisdiction, period: period.head.id, askedAt: now, trace };
  const rerank = await rerankExcepted(table, asked, results, [group]);
  return { writes: [...writes, ...rerank.writes], messages: rerank.messages };
}
