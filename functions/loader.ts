import type { Entry } from '../shared/domain/audit/chain.ts';
import { type Phase, requirePhase } from '../shared/domain/period/period.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import { existingRecord, type Appraisal } from '../shared/storage/appraisals.ts';
import type { Existing } from '../shared/storage/chained.ts';
import { existingPeriod, type PeriodHead } from '../shared/storage/periods.ts';
import { pinnedScheme } from '../shared/storage/schemes.ts';
import type { SubjectPath } from './fields.ts';
import type { Caller, Services } from './services.ts';

// What the path of a request names. It was begun while the caller was let in, so none of this costs a trip of its own.

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
