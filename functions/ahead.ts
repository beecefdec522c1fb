import { appraisals } from '../shared/storage/appraisals.ts';
import { imports } from '../shared/storage/imports.ts';
import { loadJurisdiction, loadOfficial } from '../shared/storage/organisation.ts';
import { existingPeriod } from '../shared/storage/periods.ts';
import { loadScheme, pinnedScheme } from '../shared/storage/schemes.ts';
import type { Table } from '../shared/storage/table.ts';
import type { Naming, Route } from './route.ts';

/**
 * Begins reading what the path of a request names, while it is found out whether the caller is let in: the period with its scheme, the
 * subject's record, whatever else the route says. Nobody waits for it here, and nothing of it is told to anybody but by a use case.
 */
export function readAhead(route: Route, table: Table, naming: Naming): void {
  const { reads = 'record' } = route;
  const { jurisdiction, named } = naming;
  const { period, subject, scheme, official } = named;
  const begun = [
    route.also?.(table, naming),
    period && pinnedPeriod(table, jurisdiction, period),
    period && subject && reads !== 'nothing' && ofSubject[reads](table, jurisdiction, period, subject),
    scheme && loadScheme(table, jurisdiction, scheme),
    // Whatever changes the organisation rests on its settings and its chain.
    route.method !== 'GET' && route.path.startsWith('/v1/organisation/') && loadJurisdiction(table, jurisdiction),
    official && loadOfficial(table, jurisdiction, official),
    named['import'] && imports.load(table, jurisdiction, named['import']),
  ];
  for (const reading of begun) if (reading) reading.catch(() => undefined);
}

const ofSubject = {
  head: appraisals.load,
  record: appraisals.withEntries,
  collection: appraisals.collection,
};

async function pinnedPeriod(table: Table, jurisdiction: string, period: string): Promise<void> {
  const { head } = await existingPeriod(table, jurisdiction, period);
  if (head.scheme) await pinnedScheme(table, jurisdiction, head.scheme);
}
