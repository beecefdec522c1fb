import { seat, type Seat } from '../../shared/domain/rating/rating.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { seatItem, seatsOf } from '../../shared/storage/seats.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from './pinned.ts';
import { proprietyOf } from '../conflict.ts';
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
  const { table } = services;
  const { jurisdiction } = caller;
  const { period, subject } = params;
  const { scheme } = await pinned(services, caller, { period, phases: ['implementation', 'assessment'] });
  const chain = await existingAppraisal(table, jurisdiction, period, subject);
  const taken = await seatsOf(table, chain.pk);
  const groups = scheme.raterGroups;
  const { judge, relies } = await proprietyOf(services, caller, { place: params, groups });
  const wanted = await Promise.all(body.raters.map(async (one) => ({ ...one, ...(await judge(one)) })));

  const seats: Seat[] = [];
  for (const { rater, group, standings, refused } of wanted) {
    if (refused) throw refused;
    seats.push(seat([...taken, ...seats], groups, { rater, group, standings }));
  }

  const change = services.record(
    chain,
    { what: 'scoring.raters-assigned', data: { raters: [...body.raters] } },
    { items: seats.map((seated) => seatItem({ jurisdiction, period, subject }, seated)) },
  );
  const writes = [...change.writes, ...relies, ...wanted.flatMap((one) => one.relies)];
  return services.commit(writes, {
    status: 201,
    body: { seats: seats.map(seatView) },
    etag: change.n,
  });
}
