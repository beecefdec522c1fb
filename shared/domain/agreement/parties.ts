import { type Allow } from '../organisation/authority.ts';
import type { SubjectKind } from '../scheme/scheme.ts';
import type { Side } from './agreement.ts';
import { contributor, judge, leader, office, oneself } from '../organisation/allow.ts';

export type Act = 'draft' | 'sign';

/** The leader of the official's unit or of a unit above it: a leader's own agreement needs somebody else to sign it. */

const ofUnit = {
  subject: { draft: [contributor, leader], sign: [leader] },
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
