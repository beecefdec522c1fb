import type { Side } from '../../shared/domain/agreement/agreement.ts';
import { sideNames } from '../../shared/text/states.ts';
import { rolesThatAllow, type Allow } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Caller } from '../services.ts';

type Act = 'draft' | 'sign';

const unitLeader: Allow = { role: 'unit-leader', scope: 'unit' };
const contributor: Allow = { role: 'unit-contributor', scope: 'unit' };
const office: Allow = { role: 'performance-office', scope: 'owned' };
const oneself: Allow = { role: 'official', scope: 'own' };
/** The leader of the official's unit or of a unit above it: a leader's own agreement needs somebody else to sign it. */
const judge: Allow = { role: 'unit-leader', scope: 'judged' };

const ofUnit = {
  subject: { draft: [contributor, unitLeader], sign: [unitLeader] },
  assessor: { draft: [office], sign: [office] },
};
const ofOfficial = {
  subject: { draft: [oneself], sign: [oneself] },
  assessor: { draft: [judge], sign: [judge] },
};

/** Who stands on which side of an agreement (绩效合同双方), and who may write for it or sign for it. */
const parties: Readonly<
  Record<AppraisalHead['kind'], Readonly<Record<Side, Readonly<Record<Act, readonly Allow[]>>>>>
> = {
  unit: ofUnit,
  team: ofUnit,
  official: ofOfficial,
};

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
