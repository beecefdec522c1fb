import { whileAssessed } from '../../shared/domain/period/period.ts';
import {
  type Life,
  type LifeFinding,
  type Withdrawal,
  decideWithdrawal,
  proposeWithdrawal,
} from '../../shared/domain/period/withdrawal.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { unchanged } from '../../shared/storage/record.ts';
import type { SubjectPath } from '../fields.ts';
import { pinned, refuseIfScored } from '../loader.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type LifeBody, lifeView } from './views.ts';

/** Once a period closes, results are excepted by name when they are proposed. */
async function standing(services: Services, caller: Caller, params: SubjectPath) {
  const [{ period, scheme }, appraisal] = await Promise.all([
    pinned(services, caller, { period: params.period, phases: whileAssessed }),
    existingAppraisal(services.table, caller.jurisdiction, params.period, params.subject),
  ]);
  refuseIfScored(appraisal.head);
  // A close that begins meanwhile scores it as it was.
  return { appraisal, scheme, relies: unchanged(period) };
}

/** 提请退出考核: the office asks for a subject to be left out, or to be assessed without a grade, with the document that says why. */
export async function withdrawSubject(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Withdrawal>,
): Promise<Reply<LifeBody, 201>> {
  const { appraisal, scheme, relies } = await standing(services, caller, params);
  const act = { by: caller.id, at: services.now };
  const life = proposeWithdrawal(appraisal.head, body, scheme.exemptions ?? [], act);
  const head: AppraisalHead = { ...appraisal.head, life };
  const event = { what: 'periods.withdrawal-proposed', why: body.reason, data: told(life) } as const;
  const { writes, n } = services.record(appraisal, event, { head });
  return services.commit([...writes, relies], { status: 201, body: lifeView(head), etag: n });
}

interface Decision {
  readonly finding: LifeFinding;
  readonly meeting: string;
  readonly reason: string;
}

/** The committee decides: it takes part no more, in nobody's ranking and in no share, or is assessed as before; also where that was a mistake. */
export async function decideOnWithdrawal(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Decision>,
): Promise<Reply<LifeBody, 201>> {
  const { appraisal, relies } = await standing(services, caller, params);
  const decided = decideWithdrawal(appraisal.head, body, { by: caller.id, at: services.now });
  const { life: proposed, ...rest } = appraisal.head;
  const head: AppraisalHead = { ...rest, ...(decided ? { life: decided } : {}) };
  const data = { ...told(decided ?? proposed), finding: body.finding, meeting: body.meeting };
  const event = { what: 'periods.withdrawal-decided', why: body.reason, data } as const;
  const { writes, n } = services.record(appraisal, event, { head });
  return services.commit([...writes, relies], { status: 201, body: lifeView(head), etag: n });
}

const told = (life: Life | undefined) => ({
  ...(life ? { ground: life.ground, document: life.document } : {}),
  ...(life?.exemption ? { exemption: life.exemption.id } : {}),
});
