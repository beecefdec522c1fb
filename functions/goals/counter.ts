import type { AgreedGoal } from '../../shared/domain/agreement/goal.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { layVersion } from './lay.ts';
import type { SubjectParams } from './negotiation.ts';

type Counter = Request<SubjectParams, unknown, { goals: AgreedGoal[] }>;

/** The assessor's side answers with its own text, or hands goals down (下达) where none were proposed. */
export const counterGoals = (services: Services, caller: Caller, request: Counter) =>
  layVersion(services, caller, { as: 'counter', side: 'assessor', request });
