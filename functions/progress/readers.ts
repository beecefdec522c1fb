import type { Allow } from '../../shared/domain/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { findSeat } from '../../shared/storage/seats.ts';
import type { Caller, Services } from '../services.ts';

/** Who opens the evidence of any subject within their reach, sealed or not. */
export const openers: readonly Allow[] = [
  { role: 'performance-office', scope: 'jurisdiction' },
  { role: 'supervisor', scope: 'jurisdiction' },
  { role: 'unit-contributor', scope: 'unit' },
  { role: 'unit-leader', scope: 'subtree' },
  { role: 'unit-leader', scope: 'judged' },
  { role: 'official', scope: 'own' },
];

/** Who reads filings. */
export const readers: readonly Allow[] = [
  ...openers,
  { role: 'committee', scope: 'jurisdiction' },
  { role: 'audit-administrator', scope: 'jurisdiction' },
];

/** Admitted by the route to any subject; here it is looked up whether this one was assigned to them. */
export const raters: readonly Allow[] = [{ role: 'rater', scope: 'assigned' }];

/** Whoever reads as a rater only, reads what they rate and nothing of other subjects. */
export async function refuseOtherRaters(
  { table }: Services,
  caller: Caller,
  { pk, subject }: { pk: string; subject: string },
): Promise<void> {
  if (caller.rolesUsed.some((role) => role !== 'rater')) return;
  const seat = await findSeat(table, pk, caller.id);
  if (!seat || seat.state === 'recused') throw new Refused('progress.not-assigned', { subject });
}

export const mayOpenSealed = ({ rolesUsed }: Caller): boolean => openers.some(({ role }) => rolesUsed.includes(role));
