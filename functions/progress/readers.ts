import { Refused } from '../../shared/domain/refused.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Caller } from '../services.ts';

export const isOnlyRater = ({ rolesUsed }: Caller): boolean => rolesUsed.every((role) => role === 'rater');

/** Raters read what they rate, and nothing of other subjects. */
export function refuseOtherRaters(caller: Caller, { subject, raters = [] }: AppraisalHead): void {
  if (isOnlyRater(caller) && !raters.some(({ id }) => id === caller.id)) {
    throw new Refused('progress.not-assigned', { subject });
  }
}
