import type { Side } from '../../shared/domain/agreement/agreement.ts';
import { sideNames } from '../../shared/text/states.ts';
import { rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { parties, type Act } from '../../shared/domain/agreement/parties.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Caller } from '../services.ts';

export function actFor(side: Side, act: Act, caller: Caller, head: AppraisalHead): void {
  if (!speaksFor(side, act, caller, head))
    throw new Refused('goals.other-side', { ...sideNames[side] }, { field: 'side' });
}

/** The side a caller may sign for, where both sides may do the same thing. */
export function sideOf(caller: Caller, head: AppraisalHead): Side {
  if (speaksFor('subject', 'sign', caller, head)) return 'subject';
  actFor('assessor', 'sign', caller, head);
  return 'assessor';
}

/** Whether the caller, in a role that let them in and from where the subject stands now, writes or signs for this side. */
export function speaksFor(side: Side, act: Act, caller: Caller, { kind }: AppraisalHead): boolean {
  const roles = rolesThatAllow(caller, parties[kind][side][act], caller);
  return roles.some((role) => caller.rolesUsed.includes(role));
}
