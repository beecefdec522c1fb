import { imposed, type ImposedData, isInForce } from '../../shared/domain/agreement/agreement.ts';
import { impose } from '../../shared/domain/agreement/steps.ts';
import { isAfterPlanning, refuseUnlessImposable } from '../../shared/domain/agreement/times.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { unsignedPolicy, type Unsigned } from '../../shared/domain/scheme/scheme.ts';
import type { SubjectPath } from '../fields.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, type Negotiation, step } from './negotiation.ts';
import type { StepBody } from './views.ts';

type Imposing = Request<SubjectPath, unknown, ImposedData & { reason: string }>;

/**
 * 下达目标: a subject that planning left without an agreement is assessed all the same. The office has laid goals, and the
 * committee puts them into force; from then on the subject files against them as if it had signed.
 */
export async function imposeGoals(
  services: Services,
  caller: Caller,
  { params, body: { reason, ...seen } }: Imposing,
): Promise<Reply<StepBody, 201>> {
  const { now } = services;
  const negotiation = await loadNegotiation(services, caller, params);
  const { agreement, period, appraisal } = negotiation;
  const policy = policyOf(negotiation);
  refuseUnlessImposable(period, { policy, lateUntil: appraisal.head.agreeUntil }, now);

  const next = impose(agreement, seen, { by: caller.id, at: now });
  const { writes } = step(services, negotiation, next, { what: imposed, why: reason, data: seen });
  const { state, revision } = next;
  return services.commit(writes, { status: 201, body: { state, revision, ...seen, findings: [] }, etag: revision });
}

/** Whether the office lays goals for a subject, of whatever kind, that planning left without an agreement. */
export function laysForImposition({ now }: Services, caller: Caller, negotiation: Negotiation): boolean {
  const { agreement, period } = negotiation;
  const mayCome = caller.rolesUsed.includes('performance-office') && !isInForce(agreement.state);
  if (!mayCome || !isAfterPlanning(period, now)) return false;
  return policyOf(negotiation) === 'committee-goals';
}

function policyOf({ period, scheme }: Negotiation): Unsigned {
  if (!scheme) throw new Refused('goals.not-open', { period: period.id });
  return unsignedPolicy(scheme);
}
