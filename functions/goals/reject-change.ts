import { changeRejected, type RejectedData } from '../../shared/domain/agreement/chain.ts';
import { refuseUnlessChangeable } from '../../shared/domain/agreement/time.ts';
import { inForce, rejectChange } from '../../shared/domain/agreement/agreement.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, step, sideOf } from './negotiation.ts';
import type { SubjectParams } from '../loader.ts';
import type { StepBody } from './views.ts';

type Reject = Request<SubjectParams, unknown, { version: number; why: string }>;

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
