import { reopened } from '../../shared/domain/result.ts';
import { append, unchanged, type Existing, type Happening } from '../../shared/storage/chained.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Wake } from '../../shared/storage/closing.ts';
import { loadResults, rerankExcepted, resultsItem } from '../../shared/storage/results.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';

interface Reopening {
  readonly writes: readonly Write[];
  readonly messages: readonly Wake[];
}

/**
 * A decision changes results that were proposed or approved already: they go back and are laid before the committee again.
 * `group` is ranked again for the decision itself.
 */
export async function reopenResults(
  { table, now, trace }: Services,
  caller: Caller,
  { period, group, why }: { period: Existing<PeriodHead>; group: string; why: string },
): Promise<Reopening> {
  const results = await loadResults(table, caller.jurisdiction, period.head.id);
  if (results.state === 'provisional') return { writes: [unchanged(period)], messages: [] };
  const next = reopened(results);
  const { approval: _, ...head } = period.head;
  const data = { from: results.state, version: next.version };
  const happening: Happening = { what: 'results.reopened', by: caller, at: now, trace, why, data };
  const { writes } = append(period, happening, { head, items: [resultsItem(next)] });
  const asked = { jurisdiction: caller.jurisdiction, period: period.head.id, askedAt: now, trace };
  const rerank = await rerankExcepted(table, asked, results, [group]);
  return { writes: [...writes, ...rerank.writes], messages: rerank.messages };
}
