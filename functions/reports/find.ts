import { wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { Stage } from '../../shared/domain/reports/manifest.ts';
import { read } from '../../shared/storage/chained.ts';
import { readClosing } from '../../shared/storage/closing.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { ReportSet } from '../../shared/storage/reports.ts';
import type { Table } from '../../shared/storage/table.ts';

/** More runs than a period ever sees; bounds what one request reads. */
export const runsLookedAt = 40;

/**
 * The report sets of one subject (or of the whole period), newest first. Runs are numbered and each is of one stage, so
 * the keys are known and no list has to be searched.
 */
export async function setsOf(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  of: string = wholePeriod,
): Promise<ReportSet[]> {
  const newest = (await readClosing(table, jurisdiction, period))?.generation ?? 0;
  const runs = Array.from({ length: Math.min(newest, runsLookedAt) }, (_, back) => newest - back);
  const pk = partition.reports(jurisdiction, period);
  const keys = runs.flatMap((run) => Stage.options.map((stage) => ({ pk, sk: sort.reports(stage, run, of) })));
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return items.map((item) => read(item, ReportSet)).sort((a, b) => b.generation - a.generation);
}
