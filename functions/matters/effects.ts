import type { KindName } from '../../shared/domain/matter/matter.ts';
import { acceptAppeal, decideAppeal, openAppeal, rejectAppeal } from './appeals.ts';
import { type Effect, issueOrder } from './effect.ts';
import { applyForBonus, deductForVisit, grantBonus, noteVisit, verifyBonus } from './entered.ts';
import { askLate, permitLate, settleLate } from './late-inputs.ts';
import { confirmOutlier, returnOutlier } from './outliers.ts';
import { upholdRemark } from './remarks.ts';
import { decideRecheck, openRecheck, withdrawRecheck } from './rechecks.ts';

/** What a move does beside moving the matter, where it does. */
const effects: Readonly<Partial<Record<KindName, Readonly<Record<string, Effect>>>>> = {
  rechecks: {
    object: openRecheck,
    ask: openRecheck,
    open: openRecheck,
    uphold: decideRecheck,
    dismiss: decideRecheck,
    withdraw: withdrawRecheck,
  },
  orders: { issue: issueOrder },
  remarks: { uphold: upholdRemark },
  'late-inputs': { ask: askLate, permit: permitLate, open: permitLate, settle: settleLate },
  applications: { apply: applyForBonus, verify: verifyBonus, grant: grantBonus },
  visits: { deduct: deductForVisit, note: noteVisit },
  outliers: { confirm: confirmOutlier, return: returnOutlier },
  appeals: {
    appeal: openAppeal,
    accept: acceptAppeal,
    reject: rejectAppeal,
    uphold: decideAppeal,
    dismiss: decideAppeal,
  },
};
export const effectOf = (kind: KindName, move: string): Effect | undefined => effects[kind]?.[move];
