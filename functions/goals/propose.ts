import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { layVersion } from './lay.ts';
import type { SubjectParams } from './negotiation.ts';

type Propose = Request<SubjectParams, unknown, { as: 'draft' | 'proposal'; goals: AgreedGoal[] }>;

/** The subject's side writes: a draft for itself, with every finding shown, or a proposal to the assessor. */
export const proposeGoals = (services: Services, caller: Caller, request: Propose) =>
  layVersion(services, caller, { as: request.body.as === 'draft' ? 'draft' : 'propose', side: 'subject', request });
