import { type Allow } from '../organisation/authority.ts';
import type { SubjectKind } from '../scheme/scheme.ts';
import type { Side } from './agreement.ts';

export type Act = 'draft' | 'sign';

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
export const parties: Readonly<Record<SubjectKind, Readonly<Record<Side, Readonly<Record<Act, readonly Allow[]>>>>>> = {
  unit: ofUnit,
  team: ofUnit,
  official: ofOfficial,
};
