import { type RejectedData, returned, signed, type SignedData } from '../../shared/domain/agreement/agreement.ts';
import { sendBack, sign } from '../../shared/domain/agreement/steps.ts';
import { refuseUnlessChangeable, refuseUnlessNegotiable } from '../../shared/domain/agreement/times.ts';
import type { SubjectPath } from '../fields.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, step, actFor } from './negotiation.ts';
import type { StepBody } from './views.ts';

type Signing = Request<SubjectPath, unknown, SignedData>;

/** One side signs the text it names by number and digest. Of many who sign at once, one signature a side takes effect. */
export async function signGoals(
  services: Services,
  caller: Caller,
  { params, body }: Signing,
): Promise<Reply<StepBody, 201>> {
  const { now } = services;
  const { version, hash, side } = body;
  const negotiation = await loadNegotiation(services, caller, params);
  const { agreement, appraisal, period } = negotiation;
  actFor(side, 'sign', caller, appraisal.head);
  if (agreement.state === 'changing') refuseUnlessChangeable(period, now);
  else refuseUnlessNegotiable(period, now, appraisal.head.agreeUntil);

  const next = sign(agreement, { version, hash }, { side, by: caller.id, at: now });
  const { writes } = step(services, negotiation, next, { what: signed, data: body });
  const { state, revision } = next;
  return services.commit(writes, {
    status: 201,
    body: { state, revision, version, hash, findings: [] },
    etag: revision,
  });
}

type Returning = Request<SubjectPath, unknown, RejectedData & { readonly why: string }>;

/** Instead of signing, one side sends a text back with its reason; whoever laid it is asked for another. */
export async function returnGoals(
  services: Services,
  caller: Caller,
  { params, body: { why, ...data } }: Returning,
): Promise<Reply<StepBody, 201>> {
  const { now } = services;
  const negotiation = await loadNegotiation(services, caller, params);
  const { agreement, appraisal, period } = negotiation;
  const { version, side } = data;
  actFor(side, 'sign', caller, appraisal.head);
  refuseUnlessNegotiable(period, now, appraisal.head.agreeUntil);

  const next = sendBack(agreement, version, { side, by: caller.id, at: now });
  const { writes } = step(services, negotiation, next, { what: returned, why, data });
  const { state, revision } = next;
  const hash = 'proposal' in next ? next.proposal.hash : '';
  return services.commit(writes, {
    status: 201,
    body: { state, revision, version, hash, findings: [] },
    etag: revision,
  });
}
