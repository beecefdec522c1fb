import { rolesThatAllow, type Allow } from '../../shared/domain/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { findSeat } from '../../shared/storage/seats.ts';
import type { Caller, Services } from '../services.ts';

/** Who opens the evidence of any subject within their reach, sealed or not. */
export const openers: readonly Allow[] = [
  { role: 'performance-office', scope: 'jurisdiction' },
  { role: 'supervisor', scope: 'jurisdiction' },
  { role: 'unit-contributor', scope: 'unit' },
  { role: 'unit-leader', scope: 'subtree' },
  { role: 'official', scope: 'own' },
];

/** Who reads filings. */
export const readers: readonly Allow[] = [
  ...openers,
  { role: 'committee', scope: 'jurisdiction' },
  { role: 'audit-administrator', scope: 'jurisdiction' },
];

/** Admitted by the route to any subject; here it is looked up whether this one was assigned to them. */
export const raters: readonly Allow[] = [{ role: 'rater', scope: 'jurisdiction' }];

/** Whoever reads as a rater only, reads what they rate and nothing of other subjects. */
export async function refuseOtherRaters(
  { table }: Services,
  caller: Caller,
  { pk, head, allow }: { pk: string; head: AppraisalHead; allow: readonly Allow[] },
): Promise<void> {
  const { subject, unit, path } = head;
  if (rolesThatAllow(caller, allow, { subject, unit, path }).length > 0) return;
  const seat = await findSeat(table, pk, caller.id);
  if (!seat || seat.state === 'recused') throw new Refused('progress.not-assigned', { subject });
}

export const mayOpenSealed = (caller: Caller, { subject, unit, path }: AppraisalHead): boolean =>
  rolesThatAllow(caller, openers, { subject, unit, path }).length > 0;
