import * as z from 'zod';
import { OfficialId, Slug } from '../../shared/domain/text.ts';
import { seat, type Seat } from '../../shared/domain/rating/rating.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { seatItem, seatsIn } from '../../shared/storage/sheets.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { proprietyOf } from '../conflict.ts';
import { seatView, type Place } from './views.ts';

/** Each takes two of the hundred actions of a transaction: the seat and the condition it rests on. */
export const mostSeated = 40;
export const Assigned = z.strictObject({
  raters: z
    .array(z.strictObject({ rater: OfficialId, group: Slug }))
    .min(1)
    .max(mostSeated),
});
type Assigned = z.output<typeof Assigned>;

export const ratersIn = ({ raters }: Assigned): string[] => raters.map(({ rater }) => rater);

/** The office seats raters for one subject, each in a rater group of the scheme. */
export async function assignRaters(
  services: Services,
  caller: Caller,
  { params, body }: Request<Place, unknown, Assigned>,
) {
  const { table } = services;
  const { jurisdiction } = caller;
  const { period, subject } = params;
  const { scheme } = await pinned(services, caller, { period, phases: ['implementation', 'assessment'] });
  const chain = await appraisals.collection(table, jurisdiction, period, subject);
  const taken = seatsIn(chain);
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
