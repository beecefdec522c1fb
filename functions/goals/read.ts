import { goalsOf } from '../../shared/domain/agreement-chain.ts';
import { latest } from '../../shared/domain/agreement.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, type SubjectParams } from './negotiation.ts';
import { agreementView, type AgreementBody } from './views.ts';
import { assess } from './yardstick.ts';

/** The agreement as it stands, with what the quality gate says of the newest text: both sides see the same warnings. */
export async function readGoals(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectParams, unknown, unknown>,
): Promise<Reply<AgreementBody>> {
  const negotiation = await loadNegotiation(services, caller, params);
  const { agreement, record } = negotiation;
  const goals = goalsOf(record, latest(agreement));
  const findings = agreement.state === 'none' ? [] : await assess(services, caller, { negotiation, goals });
  return { status: 200, body: agreementView(params, agreement, { record, findings }), etag: agreement.revision };
}
