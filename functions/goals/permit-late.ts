import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { lateUntil } from '../../shared/domain/agreement/times.ts';
import { isInForce } from '../../shared/domain/agreement/agreement.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type SubjectPath, iso } from '../fields.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation } from './negotiation.ts';

interface Permission {
  readonly until: string;
  readonly reason: string;
}

/** 准许补签: the committee's way back for a subject that planning left without an agreement, or that was enrolled late. */
export async function permitLate(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Permission>,
) {
  const { now } = services;
  const { appraisal, period, agreement } = await loadNegotiation(services, caller, params);
  refuseIfWithdrawn(appraisal.head);
  const until = lateUntil(period, body.until, now);
  if (isInForce(agreement.state)) {
    throw new Refused('goals.late-signed', { subject: params.subject });
  }
  const head = { ...appraisal.head, agreeUntil: until };
  const change = services.record(
    appraisal,
    { what: 'goals.late-permitted', why: body.reason, data: { until: body.until } },
    { head },
  );
  const reply = { subject: params.subject, until: iso(until) };
  return services.commit(change.writes, { status: 201, body: reply });
}
