import * as z from 'zod';
import { isInForce, latest, Side } from '../../shared/domain/agreement/agreement.ts';
import { impose, refuseUnlessLegal, sendBack, sign } from '../../shared/domain/agreement/steps.ts';
import {
  isAfterPlanning,
  lateUntil,
  refuseUnlessChangeable,
  refuseUnlessImposable,
  refuseUnlessNegotiable,
} from '../../shared/domain/agreement/times.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { unsignedPolicy } from '../../shared/domain/scheme/scheme.ts';
import { impartialityOf } from '../conflict.ts';
import { RefusalView, refusalView } from '../refusal-view.ts';
import type { Caller, Services } from '../services.ts';
import { type Negotiation, speaksFor } from './negotiation.ts';
import { refuseUnlessLays } from './propose.ts';

export const PossibleStep = z.strictObject({
  step: z.enum(['propose', 'counter', 'sign', 'return', 'change', 'reject', 'impose', 'permit-late']),
  /** For which side it is done; absent of what the committee does. */
  side: Side.optional(),
  /** Why it cannot be done now. */
  why: RefusalView.optional(),
});
/** Signing and sending back for either side, and each of the others. */
export const mostSteps = 10;
type PossibleStep = z.infer<typeof PossibleStep>;

/**
 * What the caller does with an agreement in their roles, and why not now where it is illegal. It is tried by the very rules that decide on
 * the act itself, so that a page never says otherwise than the act.
 */
export async function stepsFor(services: Services, caller: Caller, negotiation: Negotiation): Promise<PossibleStep[]> {
  const { now } = services;
  const { agreement, appraisal, period, scheme } = negotiation;
  const { head } = appraisal;
  const seen = latest(agreement) ?? { version: 0, hash: '' };
  const act = { by: caller.id, at: now };
  const connected = await connectionOf(services, caller, negotiation);
  const tried = (step: PossibleStep['step'], side: Side | undefined, decide: () => unknown): PossibleStep => {
    const isBodys = side === undefined || (side === 'assessor' && head.kind !== 'official');
    const why = reasonOf(() => {
      refuseIfWithdrawn(head);
      decide();
      if (isBodys && connected) throw connected;
    });
    return { step, ...(side === undefined ? {} : { side }), ...(why ? { why } : {}) };
  };
  const speaks = (side: Side, what: 'draft' | 'sign') => speaksFor(side, what, caller, head);
  const signers = Side.options.filter((side) => speaks(side, 'sign'));
  const imposes = scheme !== undefined && unsignedPolicy(scheme) === 'committee-goals' && isAfterPlanning(period, now);
  const steps: PossibleStep[] = [];
  if (speaks('subject', 'draft'))
    steps.push(
      tried('propose', 'subject', () => {
        refuseUnlessNegotiable(period, now, head.agreeUntil);
        refuseUnlessLegal(agreement, 'propose');
      }),
    );
  if (speaks('assessor', 'draft') || (imposes && caller.rolesUsed.includes('performance-office')))
    steps.push(
      tried('counter', 'assessor', () => {
        refuseUnlessLegal(agreement, 'counter');
        refuseUnlessLays(services, caller, negotiation, { as: 'counter', side: 'assessor' });
      }),
    );
  for (const side of signers)
    steps.push(
      tried('sign', side, () => {
        if (agreement.state === 'changing') refuseUnlessChangeable(period, now);
        else refuseUnlessNegotiable(period, now, head.agreeUntil);
        sign(agreement, seen, { side, ...act });
      }),
      tried('return', side, () => {
        refuseUnlessNegotiable(period, now, head.agreeUntil);
        sendBack(agreement, seen.version, { side, ...act });
      }),
    );
  const [side] = signers;
  if (side)
    for (const step of ['change', 'reject'] as const)
      steps.push(
        tried(step, side, () => {
          refuseUnlessChangeable(period, now);
          refuseUnlessLegal(agreement, step);
        }),
      );
  if (caller.rolesUsed.includes('committee') && scheme)
    steps.push(
      tried('impose', undefined, () => {
        const policy = unsignedPolicy(scheme);
        refuseUnlessImposable(period, { policy, lateUntil: head.agreeUntil }, now);
        impose(agreement, seen, act);
      }),
    );
  if (caller.rolesUsed.includes('committee'))
    steps.push(
      tried('permit-late', undefined, () => {
        lateUntil(period, dateAt(period.timeZone, now), now);
        if (isInForce(agreement.state)) throw new Refused('goals.late-signed', { subject: head.name });
      }),
    );
  return steps;
}

/** What connects a body's member with the subject (回避); nothing for those who act on a side of it. */
async function connectionOf(
  services: Services,
  caller: Caller,
  { appraisal: { head } }: Negotiation,
): Promise<Refused | undefined> {
  const role = (['performance-office', 'committee'] as const).find((one) => caller.rolesUsed.includes(one));
  if (!role) return undefined;
  const { refuse } = await impartialityOf(services, caller, head.period);
  try {
    await refuse(head.subject, role);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  return undefined;
}

function reasonOf(decide: () => void): z.infer<typeof RefusalView> | undefined {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refused) return refusalView(error);
    throw error;
  }
  return undefined;
}
