import { laidAs, type LaidData, nextVersion, type Side } from '../../shared/domain/agreement/agreement.ts';
import { refuseUnlessNegotiable, lay } from '../../shared/domain/agreement/steps.ts';
import { passGate } from '../../shared/domain/agreement/goal-quality.ts';
import { goalsHash, type AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import type { SubjectPath } from '../fields.ts';
import { type Reply, type Request, basedOn } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { laysForImposition } from './impose.ts';
import { loadNegotiation, step, actFor, assess } from './negotiation.ts';
import { findingView, type StepBody } from './views.ts';

interface Laying {
  readonly as: 'draft' | 'propose' | 'counter';
  readonly side: Side;
  readonly request: Request<SubjectPath, unknown, { goals: AgreedGoal[] }>;
}

/** Lays a text on the table for one side. Everything but a draft must pass the quality gate. */
async function layVersion(services: Services, caller: Caller, laying: Laying): Promise<Reply<StepBody>> {
  const { as, side, request } = laying;
  const { goals } = request.body;
  const { now } = services;
  const negotiation = await loadNegotiation(services, caller, request.params);
  const { appraisal, agreement, period } = negotiation;
  if (!(as === 'counter' && laysForImposition(services, caller, negotiation))) {
    actFor(side, 'draft', caller, appraisal.head);
    refuseUnlessNegotiable(period, now, appraisal.head.agreeUntil);
  }
  basedOn(agreement.revision, request.ifMatch);
  const findings = await assess(services, caller, { negotiation, goals });
  if (as !== 'draft') passGate(findings);

  const laid = { version: nextVersion(agreement), side, hash: goalsHash(goals), goals } satisfies LaidData;
  const { version, hash } = laid;
  const next = lay(agreement, as, { version, hash, side, entry: appraisal.n + 1, by: caller.id, at: now });
  const { writes } = step(services, negotiation, next, { what: laidAs[as], data: laid });
  const { state, revision } = next;
  const body = { state, revision, version, hash, findings: findings.map(findingView) };
  return services.commit(writes, { status: 200, body, etag: revision });
}

type Propose = Request<SubjectPath, unknown, { as: 'draft' | 'proposal'; goals: AgreedGoal[] }>;

/** The subject's side writes: a draft for itself, with every finding shown, or a proposal to the assessor. */
export const proposeGoals = (services: Services, caller: Caller, request: Propose) =>
  layVersion(services, caller, { as: request.body.as === 'draft' ? 'draft' : 'propose', side: 'subject', request });

type Counter = Request<SubjectPath, unknown, { goals: AgreedGoal[] }>;

/** The assessor's side answers with its own text, or hands goals down (下达) where none were proposed. */
export const counterGoals = (services: Services, caller: Caller, request: Counter) =>
  layVersion(services, caller, { as: 'counter', side: 'assessor', request });
