import { agreementIn, goalsOf, indicatorsOf } from '../../shared/domain/agreement/chain.ts';
import { inForce } from '../../shared/domain/agreement/agreement.ts';
import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Plausibility } from '../../shared/domain/scheme/application.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { SubjectPath } from '../fields.ts';
import { loadAssessed, type Assessed } from '../loader.ts';
import type { Caller, Services } from '../services.ts';

/** An appraisal with its record and what it is assessed by. */
export interface Dossier extends Assessed {
  readonly goals: readonly AgreedGoal[];
  readonly indicators: readonly Indicator[];
  readonly plausibility: Plausibility | undefined;
}

export async function loadDossier(services: Services, caller: Caller, params: SubjectPath): Promise<Dossier> {
  const assessed = await loadAssessed(services, caller, params);
  const { record, scheme } = assessed;
  const goals = goalsOf(record, inForce(agreementIn(record)));
  const indicators = scheme ? indicatorsOf(scheme, goals) : [];
  return { ...assessed, goals, indicators, plausibility: scheme?.plausibility };
}

/** An appraisal that is closed stays as it was scored, even for a request that was sent in time and arrives late. */
export function refuseIfClosed({ appraisal: { head } }: Pick<Dossier, 'appraisal'>): void {
  if (head.state !== 'open') throw new Refused('progress.closed', { subject: head.subject });
}

/** Where the bytes of a piece of evidence lie. Jurisdiction first, from the caller's token: nobody names another's. */
export const evidenceKey = (jurisdiction: string, { period, subject }: SubjectPath, id: string): string =>
  `evidence/${jurisdiction}/${period}/${subject}/${id}`;
