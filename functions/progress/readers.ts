import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { findSeat } from '../../shared/storage/sheets.ts';
import type { SubjectPath } from '../fields.ts';
import { proprietyOf } from '../conflict.ts';
import { periodAndScheme } from '../loader.ts';
import type { Caller, Services } from '../services.ts';
import {
  appealBody,
  auditor,
  committee,
  contributor,
  judge,
  office,
  oneself,
  rater,
  superior,
  supervisor,
} from '../../shared/domain/organisation/allow.ts';

/** Who opens the evidence of any subject within their reach, sealed or not. */
export const openers: readonly Allow[] = [office, supervisor, appealBody, contributor, superior, judge, oneself];

/** Who reads filings. */
export const readers: readonly Allow[] = [...openers, committee, auditor];

/** Admitted by the route to any subject; here it is looked up whether this one was assigned to them. */
export const raters: readonly Allow[] = [rater];

/** Whoever reads as a rater only, reads what they rate, as long as they may rate it, and nothing of other subjects. */
export async function refuseOtherRaters(
  services: Services,
  caller: Caller,
  { pk, ...place }: SubjectPath & { readonly pk: string },
): Promise<void> {
  if (caller.rolesUsed.some((role) => role !== 'rater')) return;
  const seat = await findSeat(services.table, pk, caller.id);
  if (!seat || seat.state === 'recused') throw new Refused('progress.not-assigned', { subject: place.subject });
  const { scheme } = await periodAndScheme(services, caller, place.period);
  const { judge } = await proprietyOf(services, caller, { place, groups: scheme?.raterGroups ?? [] });
  const { refused } = await judge(seat);
  if (refused) throw refused;
}

export const mayOpenSealed = ({ rolesUsed }: Caller): boolean => openers.some(({ role }) => rolesUsed.includes(role));
