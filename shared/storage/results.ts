import { Results } from '../domain/result.ts';
import { read } from './chained.ts';
import { readJob } from './closing.ts';
import { partition, sort } from './keys.ts';
import type { Table } from './table.ts';

/** How far the results of a period are. Nothing stored yet means: provisional, version 1. */
export async function loadResults(table: Table, jurisdiction: string, period: string): Promise<Results> {
  const item = await table.get({ pk: partition.period(jurisdiction, period), sk: sort.results });
  return item ? read(item, Results) : { state: 'provisional', version: 1 };
}

/** To be written with the entry of the period's chain that accounts for it. */
export const resultsItem = (results: Results) => ({ sk: sort.results, value: results });

/** Peer groups that are being ranked again, or wait for it. */
export async function groupsInRanking(table: Table, jurisdiction: string, period: string): Promise<string[]> {
  const job = await readJob(table, jurisdiction, period);
  const running = job && job.stage !== 'done' ? job.groups : [];
  const { items } = await table.query({ partition: partition.closing(jurisdiction, period), prefix: sort.pendings });
  const waiting = items.filter(({ open }) => open === true).map(({ group }) => String(group));
  return [...new Set([...running, ...waiting])];
}
