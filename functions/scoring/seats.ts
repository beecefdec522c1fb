import * as z from 'zod';
import { refuseUnlessRated } from '../../shared/domain/appraisal/late-inputs.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { type Seat, isAwaited, recuse, seat } from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { OfficialId, Slug } from '../../shared/domain/text.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { seatIn, seatItem, seatsIn, worklist } from '../../shared/storage/sheets.ts';
import { refusals } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import type { PeriodPath, SubjectPath } from '../fields.ts';
import { proprietyOf } from '../conflict.ts';
import { lateOrIn, periodAndScheme, pinned } from '../loader.ts';
import { type Paged, nextPage, pageOf } from '../paging.ts';
import type { Request } from '../route.ts';
import { entersSeats, scales, seatedHead } from '../seated.ts';
import type { Caller, Services } from '../services.ts';
import { seatView } from './views.ts';

/** How far the rating of one subject is: who has submitted, and which seats are improper by now. No marks are read for it. */
export async function ratingProgress(
  services: Services,
  caller: Caller,
  { params, query }: Request<SubjectPath, Paged, unknown>,
) {
  const { table, language, cursors } = services;
  const { jurisdiction } = caller;
  const chain = await appraisals.collection(table, jurisdiction, params.period, params.subject);
  const { scheme } = await periodAndScheme(services, caller, params.period);
  const { judge } = await proprietyOf(services, caller, { place: params, groups: scheme?.raterGroups ?? [] });
  const taken = seatsIn(chain);
  const { items, more } = await pageOf(cursors, { items: taken, order: ({ rater }) => rater }, query);
  const seats = await Promise.all(
    items.map(async (seat) => {
      const refused = seat.state === 'recused' ? undefined : (await judge(seat)).refused;
      const improper = refused ? { improper: say(refusals[refused.code], language, refused.params) } : {};
      return { ...seatView(seat), ...improper };
    }),
  );
  const asked = ({ group }: Seat) => !scheme || scales(scheme, chain.entries, group).length > 0;
  const waiting = taken.filter((seat) => isAwaited(seat) && asked(seat)).length;
  const submitted = taken.filter(({ state }) => state === 'submitted').length;
  return { status: 200, body: { submitted, waiting, seats, ...more }, etag: chain.n } as const;
}

type Mine = Request<PeriodPath, Paged, unknown>;

/** What the caller has to rate in a period. */
export async function mySeats({ table, cursors }: Services, caller: Caller, { params, query }: Mine) {
  const whose = { jurisdiction: caller.jurisdiction, period: params.period, rater: caller.id };
  const { page, more } = await nextPage(cursors, query, (from) => worklist(table, whose, from));
  const seats = page.seats.map(({ subject, seat }) => Object.assign(seatView(seat), { subject }));
  return { status: 200, body: { seats, ...more } } as const;
}

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
  { params, body }: Request<SubjectPath, unknown, Assigned>,
) {
  const { table } = services;
  const { jurisdiction } = caller;
  const { period, subject } = params;
  const { scheme, head } = await pinned(services, caller, {
    period,
    phases: ['implementation', 'assessment', 'feedback'],
  });
  const chain = await appraisals.collection(table, jurisdiction, period, subject);
  const late = lateOrIn(chain.head, head, { now: services.now, phases: ['implementation', 'assessment'] });
  if (late) {
    for (const { group } of body.raters) refuseUnlessRated(late, scales(scheme, chain.entries, group));
  }
  refuseIfWithdrawn(chain.head);
  const taken = seatsIn(chain);
  const groups = scheme.raterGroups;
  const { judge, relies } = await proprietyOf(services, caller, { place: params, groups });
  const wanted = await Promise.all(body.raters.map(async (one) => ({ ...one, ...(await judge(one)) })));

  const seats: Seat[] = [];
  for (const { rater, group, standings, refused } of wanted) {
    if (refused) throw refused;
    seats.push(seat([...taken, ...seats], groups, { rater, group, standings }));
  }

  const change = entersSeats(services, caller, chain, { place: params, taken, seats });
  const writes = [...change.writes, ...relies, ...wanted.flatMap((one) => one.relies)];
  return services.commit(writes, {
    status: 201,
    body: { seats: seats.map(seatView) },
    etag: change.n,
  });
}

type Declared = Request<SubjectPath, unknown, { readonly rater?: string | undefined; readonly reason: string }>;

/** 回避: a rater declares a conflict, or the office declares it for one. Marks already given stop counting. */
export async function declareRecusal(services: Services, caller: Caller, { params, body }: Declared) {
  const { table, now } = services;
  const { period, subject } = params;
  const rater = body.rater ?? caller.id;
  if (rater !== caller.id && !caller.rolesUsed.includes('performance-office')) throw new Refused('scoring.no-seat');
  const { head, scheme } = await pinned(services, caller, {
    period,
    phases: ['implementation', 'assessment', 'feedback'],
  });
  const chain = await appraisals.collection(table, caller.jurisdiction, period, subject);
  const late = lateOrIn(chain.head, head, { now, phases: ['implementation', 'assessment'] });
  const seat = seatIn(chain, rater);
  if (late) {
    refuseUnlessRated(late, scales(scheme, chain.entries, seat.group));
    // Marks that counted at the close are not taken away: whether they may count is for a recheck.
    if (seat.state === 'submitted' && seat.submittedAt <= head.deadlines.assessment)
      throw new Refused('late-inputs.marked', { rater });
  }
  const recused = recuse(seat, body.reason, now);
  const others = seatsIn(chain).filter((other) => other.rater !== rater);

  const change = services.record(
    chain,
    { what: 'scoring.recused', why: body.reason, data: { rater } },
    {
      ...seatedHead(chain.head, others),
      items: [seatItem({ jurisdiction: caller.jurisdiction, period, subject }, recused)],
    },
  );
  return services.commit(change.writes, { status: 201, body: { seat: seatView(recused) }, etag: change.n });
}
