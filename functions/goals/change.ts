import {
  type ChangeReason,
  inForce,
  nextVersion,
  type RejectedData,
  type RequestedData,
  changeRejected,
  changeRequested,
} from '../../shared/domain/agreement/agreement.ts';
import { rejectChange, requestChange } from '../../shared/domain/agreement/steps.ts';
import { refuseUnlessChangeable } from '../../shared/domain/agreement/times.ts';
import { passGate } from '../../shared/domain/agreement/goal-quality.ts';
import { type AgreedGoal, goalsHash } from '../../shared/domain/agreement/goal.ts';
import type { SubjectPath } from '../fields.ts';
import { type Reply, type Request, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, sideOf, step, assess } from './negotiation.ts';
import { type StepBody, findingView } from './views.ts';

type GoalsChange = Request<SubjectPath, unknown, { goals: AgreedGoal[]; reason: ChangeReason }>;

/**
 * Asks for other goals after both sides signed, on legal grounds and with the document that proves them. What was signed
 * stays in force until both sides have signed the new text.
 */
export async function changeGoals(
  services: Services,
  caller: Caller,
  request: GoalsChange,
): Promise<Reply<StepBody, 201>> {
  const { goals, reason } = request.body;
  const { now } = services;
  const negotiation = await loadNegotiation(services, caller, request.params);
  const { appraisal, agreement, period } = negotiation;
  const side = sideOf(caller, appraisal.head);
  refuseUnlessChangeable(period, now);
  basedOn(agreement.revision, request.ifMatch);
  const findings = await assess(services, caller, { negotiation, goals });
  passGate(findings);

  const data = { version: nextVersion(agreement), side, hash: goalsHash(goals), goals, reason } satisfies RequestedData;
  const { version, hash } = data;
  const proposal = { version, hash, side, entry: appraisal.n + 1, by: caller.id, at: now };
  const next = requestChange(agreement, proposal, reason);
  const { writes } = step(services, negotiation, next, { what: changeRequested, why: reason.explanation, data });
  const { state, revision } = next;
  const body = { state, revision, version, hash, findings: findings.map(findingView) };
  return services.commit(writes, { status: 201, body, etag: revision });
}

type Reject = Request<SubjectPath, unknown, { version: number; why: string }>;

/** Ends a requested change: whoever asked for it withdraws it, the other side rejects it. What was signed stays as it is. */
export async function rejectGoalChange(
  services: Services,
  caller: Caller,
  { params, body: { version, why } }: Reject,
): Promise<Reply<StepBody, 201>> {
  const { now } = services;
  const negotiation = await loadNegotiation(services, caller, params);
  const side = sideOf(caller, negotiation.appraisal.head);
  refuseUnlessChangeable(negotiation.period, now);

  const next = rejectChange(negotiation.agreement, version);
  const data = { version, side } satisfies RejectedData;
  const { writes } = step(services, negotiation, next, { what: changeRejected, why, data });
  const standing = inForce(next);
  const body = {
    state: next.state,
    revision: next.revision,
    version: standing?.version ?? 0,
    hash: standing?.hash ?? '',
    findings: [],
  };
  return services.commit(writes, { status: 201, body, etag: next.revision });
}
