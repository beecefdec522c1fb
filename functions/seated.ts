import { goalsInForce } from '../shared/domain/agreement/steps.ts';
import { canonical } from '../shared/domain/audit/canonical.ts';
import type { Entry } from '../shared/domain/audit/chain.ts';
import { bringsOwnItems, scalesOf, seatedGroups, type Seat } from '../shared/domain/rating/rating.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../shared/storage/appraisals.ts';
import type { Existing } from '../shared/storage/record.ts';
import { seatItem } from '../shared/storage/sheets.ts';
import type { SubjectPath } from './fields.ts';
import type { Caller, Services } from './services.ts';

interface Seating {
  readonly place: SubjectPath;
  /** Who has a seat already, and who gets one. */
  readonly taken: readonly Seat[];
  readonly seats: readonly Seat[];
  readonly why?: string;
  /** The earlier period whose panel they are. */
  readonly from?: string;
}

/** Seats as they are entered: who was seated in one entry, and each seat an item of its own. */
export const entersSeats = (
  services: Services,
  { jurisdiction }: Pick<Caller, 'jurisdiction'>,
  chain: Existing<AppraisalHead>,
  { place, taken, seats, why, from }: Seating,
) =>
  services.record(
    chain,
    {
      what: 'scoring.raters-assigned',
      why,
      data: {
        raters: seats.map(({ rater, group }) => ({ rater, group })),
        ...(from === undefined ? {} : { from }),
      },
    },
    {
      ...seatedHead(chain.head, [...taken, ...seats]),
      items: seats.map((seat) => seatItem({ jurisdiction, ...place }, seat)),
    },
  );

/** What a group marks. Goals matter only where an agreement can bring rated items of its own. */
export const scales = (scheme: Scheme, entries: readonly Entry[], group: string) =>
  scalesOf(scheme, bringsOwnItems(scheme) ? goalsInForce(entries) : [], group);

/** Lists tell by the head which rater groups are without anybody. */
export function seatedHead(head: AppraisalHead, seats: readonly Seat[]): { head?: AppraisalHead } {
  const seated = seatedGroups(seats);
  return canonical(seated) === canonical(head.seated ?? null) ? {} : { head: { ...head, seated } };
}
