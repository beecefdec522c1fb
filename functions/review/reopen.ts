import { reopened } from '../../shared/domain/result.ts';
import { append, unchanged, type Existing } from '../../shared/storage/chained.ts';
import { periodIndex, type PeriodHead } from '../../shared/storage/periods.ts';
import { loadResults, resultsItem } from '../../shared/storage/results.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';

/** A decision changes results that were proposed or approved already: they go back and are laid before the committee again. */
export async function reopenResults(
  { table, now, trace }: Services,
  caller: Caller,
  { period, why }: { period: Existing<PeriodHead>; why: string },
): Promise<readonly Write[]> {
  const results = await loadResults(table, caller.jurisdiction, period.head.id);
  if (results.state === 'provisional') return [unchanged(period)];
  const next = reopened(results);
  const { approval: _, ...head } = period.head;
  const data = { from: results.state, version: next.version };
  const headIndex = periodIndex(caller.jurisdiction, head);
  const happening = { what: 'results.reopened', by: caller, at: now, trace, why, data };
  return append(period, happening, { head, headIndex, items: [resultsItem(next)] }).writes;
}
