import { agreementIn } from '../../shared/domain/agreement/chain.ts';
import { latest, type Agreement } from '../../shared/domain/agreement/agreement.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { existingRecord, type Appraisal } from '../../shared/storage/appraisals.ts';
import type { Appended } from '../../shared/storage/chained.ts';
import { existingPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import type { Caller, Services } from '../services.ts';

export interface SubjectParams {
  readonly period: string;
  readonly subject: string;
}

/** An appraisal with its record, and the agreement that follows from it. */
export interface Negotiation {
  readonly appraisal: Appraisal;
  readonly period: PeriodHead;
  readonly record: readonly Entry[];
  readonly agreement: Agreement;
}

export async function loadNegotiation(
  { table }: Services,
  { jurisdiction }: Caller,
  params: SubjectParams,
): Promise<Negotiation> {
  const [appraisal, { head: period }] = await Promise.all([
    existingRecord(table, jurisdiction, params.period, params.subject),
    existingPeriod(table, jurisdiction, params.period),
  ]);
  const record = appraisal.entries;
  return { appraisal, period, record, agreement: agreementIn(record) };
}

type Event = Parameters<Services['record']>[1];

/**
 * The entry of one step of the agreement, with what lists show of it. A draft concerns nobody else, so lists do not change
 * and their index is not written.
 */
export function step(services: Services, { appraisal }: Negotiation, next: Agreement, event: Event): Appended {
  if (next.state === 'none' || next.state === 'draft') return services.record(appraisal, event);
  const agreement = { state: next.state, version: latest(next)?.version ?? 0 };
  const head = { ...appraisal.head, agreement };
  return services.record(appraisal, event, { head });
}
