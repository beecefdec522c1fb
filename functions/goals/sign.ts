import { signed, type SignedData } from '../../shared/domain/agreement/agreement.ts';
import { refuseUnlessChangeable, refuseUnlessNegotiable, sign } from '../../shared/domain/agreement/steps.ts';
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
