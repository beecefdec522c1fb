import { agreementIn, goalsOf, indicatorsOf } from '../../shared/domain/agreement/chain.ts';
import { inForce } from '../../shared/domain/agreement/agreement.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Plausibility } from '../../shared/domain/scheme/application.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { existingRecord, type Appraisal } from '../../shared/storage/appraisals.ts';
import { existingPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Caller, Services } from '../services.ts';

export interface SubjectParams {
  readonly period: string;
  readonly subject: string;
}

/** An appraisal with its record and what it is assessed by. */
export interface Dossier {
  readonly appraisal: Appraisal;
  readonly period: PeriodHead;
  readonly record: readonly Entry[];
  readonly goals: readonly AgreedGoal[];
  readonly indicators: readonly Indicator[];
  readonly plausibility: Plausibility | undefined;
}

export async function loadDossier(
  { table }: Services,
  { jurisdiction }: Caller,
  { period: id, subject }: SubjectParams,
): Promise<Dossier> {
  const [appraisal, { head: period }] = await Promise.all([
    existingRecord(table, jurisdiction, id, subject),
    existingPeriod(table, jurisdiction, id),
  ]);
  const document = period.scheme && (await pinnedScheme(table, jurisdiction, period.scheme));
  const record = appraisal.entries;
  const goals = goalsOf(record, inForce(agreementIn(record)));
  const indicators = document ? indicatorsOf(document.scheme, goals) : [];
  return { appraisal, period, record, goals, indicators, plausibility: document?.scheme.plausibility };
}

/** An appraisal that is closed stays as it was scored, even for a request that was sent in time and arrives late. */
export function refuseIfClosed({ appraisal: { head } }: Pick<Dossier, 'appraisal'>): void {
  if (head.state !== 'open') throw new Refused('progress.closed', { subject: head.subject });
}
