import type { Entry } from '../shared/domain/audit/chain.ts';
import { type Phase, requirePhase } from '../shared/domain/period/period.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import { appraisals, existingRecord, type Appraisal } from '../shared/storage/appraisals.ts';
import { begin } from '../shared/storage/attempt.ts';
import type { Existing } from '../shared/storage/chained.ts';
import { imports } from '../shared/storage/imports.ts';
import { loadJurisdiction, loadOfficial } from '../shared/storage/organisation.ts';
import { existingPeriod, type PeriodHead } from '../shared/storage/periods.ts';
import { loadScheme, pinnedScheme } from '../shared/storage/schemes.ts';
import type { Table } from '../shared/storage/table.ts';
import type { SubjectPath } from './fields.ts';
import type { Naming, Route } from './route.ts';
import type { Caller, Services } from './services.ts';

/**
 * Begins reading what the path of a request names, while it is found out whether the caller is let in: the period with its scheme, the
 * subject's record, whatever else the route says. Nobody waits for it here, and nothing of it is told to anybody but by a use case.
 */
export function readAhead(route: Route, table: Table, naming: Naming): void {
  const { reads = 'record' } = route;
  const { jurisdiction, named } = naming;
  const { period, subject, scheme, official } = named;
  const begun = [
    route.readsAlso?.(table, naming),
    period && pinnedPeriod(table, jurisdiction, period),
    period && subject && reads !== 'nothing' && ofSubject[reads](table, jurisdiction, period, subject),
    scheme && loadScheme(table, jurisdiction, scheme),
    // Whatever changes the organisation rests on its settings and its chain.
    route.method !== 'GET' && route.path.startsWith('/v1/organisation/') && loadJurisdiction(table, jurisdiction),
    official && loadOfficial(table, jurisdiction, official),
    named['import'] && imports.load(table, jurisdiction, named['import']),
  ];
  for (const reading of begun) if (reading) begin(reading);
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

// A use case asks for what was begun above while the caller was let in, so none of this costs a trip of its own.

interface Pinned {
  readonly period: Existing<PeriodHead>;
  readonly head: PeriodHead;
  readonly scheme: Scheme;
}

/** The period, in one of these phases by the request's own time, and the scheme version it was opened with. */
export async function pinned(
  { table, now }: Services,
  { jurisdiction }: Caller,
  { period: id, phases }: { period: string; phases: readonly Phase[] },
): Promise<Pinned> {
  const period = await existingPeriod(table, jurisdiction, id);
  const { head } = period;
  requirePhase(head, now, phases);
  if (!head.scheme) throw new Refused('access.no-period', { period: id });
  return { period, head, scheme: (await pinnedScheme(table, jurisdiction, head.scheme)).scheme };
}

/** An appraisal with its record, its period, and the scheme it is assessed by. */
export interface Assessed {
  readonly appraisal: Appraisal;
  readonly period: PeriodHead;
  readonly record: readonly Entry[];
  /** None before the period was opened. */
  readonly scheme: Scheme | undefined;
}

export async function loadAssessed(
  { table }: Services,
  { jurisdiction }: Caller,
  { period: id, subject }: SubjectPath,
): Promise<Assessed> {
  const [appraisal, { head: period }] = await Promise.all([
    existingRecord(table, jurisdiction, id, subject),
    existingPeriod(table, jurisdiction, id),
  ]);
  const document = period.scheme && (await pinnedScheme(table, jurisdiction, period.scheme));
  return { appraisal, period, record: appraisal.entries, scheme: document?.scheme };
}
