import { goalsOf } from '../../shared/domain/agreement/chain.ts';
import { latest, none } from '../../shared/domain/agreement/agreement.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, speaksFor } from './negotiation.ts';
import type { SubjectParams } from '../loader.ts';
import { agreementView, type AgreementBody } from './views.ts';
import { assess } from './yardstick.ts';

/**
 * The agreement as it stands, with what the quality gate says of the newest text: both sides see the same warnings. A draft
 * is shown to its own side only.
 */
export async function readGoals(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectParams, unknown, unknown>,
): Promise<Reply<AgreementBody>> {
  const negotiation = await loadNegotiation(services, caller, params);
  const { agreement, record, appraisal } = negotiation;
  const mine = agreement.state !== 'draft' || speaksFor('subject', 'draft', caller, appraisal.head);
  const shown = mine ? agreement : none;
  const goals = goalsOf(record, latest(shown));
  const findings = shown.state === 'none' ? [] : await assess(services, caller, { negotiation, goals });
  return { status: 200, body: agreementView(params, shown, { record, findings }), etag: agreement.revision };
}
