import { laidAs, type LaidData, nextVersion, type Side } from '../../shared/domain/agreement/agreement.ts';
import { lay } from '../../shared/domain/agreement/steps.ts';
import { refuseUnlessNegotiable } from '../../shared/domain/agreement/times.ts';
import { passGate } from '../../shared/domain/agreement/goal-quality.ts';
import { goalsHash, type AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { SubjectPath } from '../fields.ts';
import { type Reply, type Request, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { laysForImposition } from './impose.ts';
import { type Negotiation, loadNegotiation, step, actFor, assess } from './negotiation.ts';
import { findingView, type StepBody } from './views.ts';

interface Laying {
  readonly as: 'draft' | 'propose' | 'counter';
  readonly side: Side;
  readonly request: Request<SubjectPath, unknown, { goals: AgreedGoal[] }>;
}

async function layVersion(services: Services, caller: Caller, laying: Laying): Promise<Reply<StepBody>> {
  const { as, side, request } = laying;
  const { params, ifMatch, body } = request;
  const negotiation = await loadNegotiation(services, caller, params);
  const text = { as, side, goals: body.goals, ifMatch };
  const { writes, reply } = await laid(services, caller, negotiation, text);
  return services.commit(writes, reply);
}

/** Who may lay a text for this side now: while it is negotiated, and the office where the committee is to impose one. */
export function refuseUnlessLays(
  services: Services,
  caller: Caller,
  negotiation: Negotiation,
  { as, side }: Pick<NewText, 'as' | 'side'>,
): void {
  const { appraisal, period } = negotiation;
  if (as === 'counter' && laysForImposition(services, caller, negotiation)) return;
  actFor(side, 'draft', caller, appraisal.head);
  refuseUnlessNegotiable(period, services.now, appraisal.head.agreeUntil);
}

interface NewText {
  readonly as: 'draft' | 'propose' | 'counter';
  readonly side: Side;
  readonly goals: AgreedGoal[];
  /** The revision it was written over; left out where the table was seen to be empty. */
  readonly ifMatch?: number;
}

/** Lays a text on the table for one side. Everything but a draft must pass the quality gate. */
export async function laid(
  services: Services,
  caller: Caller,
  negotiation: Negotiation,
  { as, side, goals, ifMatch }: NewText,
): Promise<{ writes: readonly Write[]; reply: Reply<StepBody> }> {
  const { now } = services;
  const { appraisal, agreement } = negotiation;
  refuseUnlessLays(services, caller, negotiation, { as, side });
  if (ifMatch !== undefined) basedOn(agreement.revision, ifMatch);
  const findings = await assess(services, caller, { negotiation, goals });
  if (as !== 'draft') passGate(findings);

  const data = { version: nextVersion(agreement), side, hash: goalsHash(goals), goals } satisfies LaidData;
  const { version, hash } = data;
  const next = lay(agreement, as, { version, hash, side, entry: appraisal.n + 1, by: caller.id, at: now });
  const { writes } = step(services, negotiation, next, { what: laidAs[as], data });
  const { state, revision } = next;
  const body = { state, revision, version, hash, findings: findings.map(findingView) };
  return { writes, reply: { status: 200, body, etag: revision } };
}

type Propose = Request<SubjectPath, unknown, { as: 'draft' | 'proposal'; goals: AgreedGoal[] }>;

/** The subject's side writes: a draft for itself, with every finding shown, or a proposal to the assessor. */
export const proposeGoals = (services: Services, caller: Caller, request: Propose) =>
  layVersion(services, caller, { as: request.body.as === 'draft' ? 'draft' : 'propose', side: 'subject', request });

type Counter = Request<SubjectPath, unknown, { goals: AgreedGoal[] }>;

/** The assessor's side answers with its own text, or hands goals down (下达) where none were proposed. */
export const counterGoals = (services: Services, caller: Caller, request: Counter) =>
  layVersion(services, caller, { as: 'counter', side: 'assessor', request });
