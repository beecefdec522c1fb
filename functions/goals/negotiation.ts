import { agreementIn } from '../../shared/domain/agreement/chain.ts';
import { latest, type Agreement, type Side } from '../../shared/domain/agreement/agreement.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Appended } from '../../shared/storage/chained.ts';
import { sideNames } from '../../shared/text/states.ts';
import { rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { parties, type Act } from '../../shared/domain/agreement/parties.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { SubjectPath } from '../fields.ts';
import { loadAssessed, type Assessed } from '../loader.ts';
import type { Caller, Services } from '../services.ts';

/** An appraisal with its record, and the agreement that follows from it. */
export interface Negotiation extends Assessed {
  readonly agreement: Agreement;
}

export async function loadNegotiation(services: Services, caller: Caller, params: SubjectPath): Promise<Negotiation> {
  const assessed = await loadAssessed(services, caller, params);
  return { ...assessed, agreement: agreementIn(assessed.record) };
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

export function actFor(side: Side, act: Act, caller: Caller, head: AppraisalHead): void {
  if (!speaksFor(side, act, caller, head))
    throw new Refused('goals.other-side', { ...sideNames[side] }, { field: 'side' });
}

/** The side a caller may sign for, where both sides may do the same thing. */
export function sideOf(caller: Caller, head: AppraisalHead): Side {
  if (speaksFor('subject', 'sign', caller, head)) return 'subject';
  actFor('assessor', 'sign', caller, head);
  return 'assessor';
}

/** Whether the caller, in a role that let them in and from where the subject stands now, writes or signs for this side. */
export function speaksFor(side: Side, act: Act, caller: Caller, { kind }: AppraisalHead): boolean {
  const roles = rolesThatAllow(caller, parties[kind][side][act], caller);
  return roles.some((role) => caller.rolesUsed.includes(role));
}
