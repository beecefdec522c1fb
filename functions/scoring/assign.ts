import { Refused } from '../../shared/domain/refused.ts';
import { seat, type Seat } from '../../shared/domain/rating.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { append } from '../../shared/storage/chained.ts';
import { loadOfficial } from '../../shared/storage/organisation.ts';
import { seatItem, seatsOf } from '../../shared/storage/seats.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from './pinned.ts';
import { seatView, type Place } from './views.ts';

interface Wanted {
  readonly raters: readonly { readonly rater: string; readonly group: string }[];
}

/** The office seats raters for one subject, each in a rater group of the scheme. */
export async function assignRaters(
  services: Services,
  caller: Caller,
  { params, body }: Request<Place, unknown, Wanted>,
) {
  const { table, now, trace } = services;
  const { jurisdiction } = caller;
  const { period, subject } = params;
  const { scheme } = await pinned(services, caller, { period, phases: ['implementation', 'assessment'] });
  const chain = await existingAppraisal(table, jurisdiction, period, subject);
  const taken = await seatsOf(table, chain.pk);
  const people = await Promise.all(body.raters.map(({ rater }) => raterNamed(services, jurisdiction, rater)));

  const groups = scheme.raterGroups.map(({ id }) => id);
  const seats = body.raters.reduce<Seat[]>((seated, { rater, group }, i) => {
    const candidate = { rater, group, unit: people[i]?.unit ?? '' };
    return [...seated, seat([...taken, ...seated], groups, chain.head, candidate)];
  }, []);

  const change = append(
    chain,
    { what: 'scoring.raters-assigned', by: caller, at: now, trace, data: { raters: [...body.raters] } },
    { items: seats.map((seated) => seatItem({ jurisdiction, period, subject }, seated)) },
  );
  return services.commit(change.writes, {
    status: 201,
    body: { seats: [...taken, ...seats].map(seatView) },
    etag: change.n,
  });
}

/** A person with the role of rater; the role is the security administrator's to grant, the seat the office's. */
async function raterNamed({ table }: Services, jurisdiction: string, rater: string) {
  const { head } = await loadOfficial(table, jurisdiction, rater);
  if (!head?.active || !head.grants.some(({ role }) => role === 'rater')) {
    throw new Refused('scoring.no-rater', { rater }, { field: 'raters' });
  }
  return head;
}
