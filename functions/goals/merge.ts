import * as z from 'zod';
import { refuseNotHandedOver } from '../../shared/domain/agreement/handing-over.ts';
import {
  changeRequested,
  nextVersion,
  type ChangeReason,
  type RequestedData,
} from '../../shared/domain/agreement/agreement.ts';
import { Goals, goalsHash } from '../../shared/domain/agreement/goal.ts';
import { passGate } from '../../shared/domain/agreement/goal-quality.ts';
import { requestChange, goalsInForce } from '../../shared/domain/agreement/steps.ts';
import { refuseUnlessChangeable } from '../../shared/domain/agreement/times.ts';
import { Document } from '../../shared/domain/appraisal/adjustment.ts';
import { proposeWithdrawal } from '../../shared/domain/period/withdrawal.ts';
import { Prose, SubjectId } from '../../shared/domain/text.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import type { SubjectPath } from '../fields.ts';
import { refuseConnected } from '../conflict.ts';
import { refuseIfClosed } from '../loader.ts';
import type { Table } from '../../shared/storage/table.ts';
import type { Naming, Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { assess, loadNegotiation, namedIn, step } from './negotiation.ts';
import { type StepBody, findingView } from './views.ts';
import { idOf } from '../../shared/domain/organisation/authority.ts';

export const Merge = z.strictObject({
  into: SubjectId,
  /** The agreement of that subject as it is to be, with what it takes over. */
  goals: Goals,
  document: Document,
  reason: Prose(4, 500),
});
type Merge = z.infer<typeof Merge>;

/** Begins reading the other subject, and whatever its goals name. */
export const mergedAhead = (table: Table, { jurisdiction, named, body }: Naming<Merge>): Promise<unknown> =>
  Promise.all([
    existingRecord(table, jurisdiction, named['period'] ?? '', body.into),
    namedIn(table, { jurisdiction, unit: idOf(body.into) }, body.goals),
  ]);

/**
 * 机构合并: what one subject had agreed on is taken over by another, as a change of goals that both sides of that one still sign, and the
 * withdrawal of the first is proposed to the committee. Both stand on record, or neither.
 */
export async function mergeSubjects(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Merge>,
): Promise<Reply<StepBody & { subject: string; into: string }, 201>> {
  const { table, now } = services;
  const { into, goals, document } = body;
  const [merged, negotiation] = await Promise.all([
    existingRecord(table, caller.jurisdiction, params.period, params.subject),
    loadNegotiation(services, caller, { period: params.period, subject: into }),
  ]);
  const { appraisal, agreement, period } = negotiation;
  refuseIfClosed({ appraisal: merged });
  refuseIfClosed({ appraisal });
  refuseUnlessChangeable(period, now);
  const given = goalsInForce(merged.entries);
  refuseNotHandedOver({ subject: params.subject, into, kind: appraisal.head.kind }, { given, agreement, goals });
  const connected = await refuseConnected(services, caller, {
    subjects: [into],
    period: params.period,
    role: 'performance-office',
  });
  const findings = await assess(services, caller, { negotiation, goals });
  passGate(findings);

  const act = { by: caller.id, at: now };
  const life = proposeWithdrawal(merged.head, { ground: 'merged', document, reason: body.reason }, [], act);
  const left = services.record(
    merged,
    { what: 'periods.withdrawal-proposed', why: body.reason, data: { ground: 'merged', document, into } },
    { head: { ...merged.head, life } },
  );

  const reason: ChangeReason = { ground: 'reorganisation', document, explanation: body.reason };
  const data = {
    version: nextVersion(agreement),
    side: 'assessor',
    hash: goalsHash(goals),
    goals,
    reason,
  } satisfies RequestedData;
  const { version, hash } = data;
  const proposal = { version, hash, side: 'assessor', entry: appraisal.n + 1, ...act } as const;
  const next = requestChange(agreement, proposal, reason);
  const taken = step(services, negotiation, next, { what: changeRequested, why: body.reason, data });
  const { state, revision } = next;
  const answer = { state, revision, version, hash, findings: findings.map(findingView) };
  const reply = { subject: params.subject, into, ...answer };
  return services.commit([...left.writes, ...taken.writes, ...connected], { status: 201, body: reply, etag: left.n });
}
