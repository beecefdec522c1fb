import { appraisals } from '../../shared/storage/appraisals.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { raterGroupsOf } from '../../shared/storage/schemes.ts';
import { seatsIn, worklist } from '../../shared/storage/sheets.ts';
import { refusals, say } from '../../shared/text/catalogue.ts';
import { nextPage, pageOf, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { proprietyOf } from '../conflict.ts';
import { seatView, type Place } from './views.ts';

/** How far the rating of one subject is: who has submitted, and which seats are improper by now. No marks are read for it. */
export async function ratingProgress(
  services: Services,
  caller: Caller,
  { params, query }: Request<Place, Paged, unknown>,
) {
  const { table, language, cursors } = services;
  const { jurisdiction } = caller;
  const chain = await appraisals.collection(table, jurisdiction, params.period, params.subject);
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const groups = await raterGroupsOf(table, jurisdiction, period);
  const { judge } = await proprietyOf(services, caller, { place: params, groups });
  const taken = seatsIn(chain);
  const { items, more } = await pageOf(cursors, { items: taken, order: ({ rater }) => rater }, query);
  const seats = await Promise.all(
    items.map(async (seat) => {
      const refused = seat.state === 'recused' ? undefined : (await judge(seat)).refused;
      const improper = refused ? { improper: say(refusals[refused.code], language, refused.params) } : {};
      return { ...seatView(seat), ...improper };
    }),
  );
  const waiting = taken.filter(({ state }) => state === 'assigned' || state === 'sealed').length;
  const submitted = taken.filter(({ state }) => state === 'submitted').length;
  return { status: 200, body: { submitted, waiting, seats, ...more }, etag: chain.n } as const;
}

type Mine = Request<{ period: string }, Paged, unknown>;

/** What the caller has to rate in a period. */
export async function mySeats({ table, cursors }: Services, caller: Caller, { params, query }: Mine) {
  const whose = { jurisdiction: caller.jurisdiction, period: params.period, rater: caller.id };
  const { page, more } = await nextPage(cursors, query, (from) => worklist(table, whose, from));
  const seats = page.seats.map(({ subject, seat }) => Object.assign(seatView(seat), { subject }));
  return { status: 200, body: { seats, ...more } } as const;
}
