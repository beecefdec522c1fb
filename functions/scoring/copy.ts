import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { refuseIfWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { seatedAgain } from '../../shared/domain/rating/copy.ts';
import { mostSeats } from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Slug } from '../../shared/domain/text.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { begin } from '../../shared/storage/attempt.ts';
import { partition } from '../../shared/storage/keys.ts';
import { seatsIn } from '../../shared/storage/sheets.ts';
import type { Table } from '../../shared/storage/table.ts';
import { listed } from '../../shared/text/say.ts';
import { beginPropriety, proprietyOf } from '../conflict.ts';
import type { SubjectPath } from '../fields.ts';
import { pinned } from '../loader.ts';
import { requireMandate } from '../mandate.ts';
import { RefusalView, refusalView } from '../refusal-view.ts';
import type { Naming, Reply, Request } from '../route.ts';
import { entersSeats } from '../seated.ts';
import type { Caller, Services } from '../services.ts';
import { mostSeated } from './seats.ts';
import { SeatView, seatView } from './views.ts';

export const CopySeats = z.strictObject({ from: Slug });
type CopySeats = z.output<typeof CopySeats>;

export const CopiedSeats = z.strictObject({
  seats: z.array(SeatView).max(mostSeated),
  /** Who is not seated again, and why. */
  left: z.array(RefusalView.extend({ rater: z.string(), group: z.string() })).max(mostSeats),
  /** How many the same request goes on with: one transaction holds no more. */
  later: z.int(),
});

/** Reads the earlier panel, and who its raters are now. */
export async function beginPanel(table: Table, naming: Naming<CopySeats>): Promise<void> {
  const { jurisdiction, named, body } = naming;
  const earlier = await appraisals.collection(table, jurisdiction, body.from, named['subject'] ?? '');
  const raters = seatsIn(earlier).map(({ rater }) => rater);
  await beginPropriety(table, naming, raters);
}

/** Seats the raters that a subject had in an earlier period, as far as each may hold the seat now; who may not is told with why. */
export async function copySeats(
  services: Services,
  caller: Caller,
  { params, body: { from } }: Request<SubjectPath, unknown, CopySeats>,
): Promise<Reply<z.infer<typeof CopiedSeats>, 201>> {
  const { table } = services;
  const { jurisdiction } = caller;
  const { period, subject } = params;
  const mandate = requireMandate(services, caller, {
    owned: { record: partition.period(jurisdiction, from) },
    allow: doers['scoring.assign'],
  });
  const before = appraisals.collection(table, jurisdiction, from, subject);
  begin(Promise.all([mandate, before]));
  const { scheme } = await pinned(services, caller, { period, phases: ['implementation', 'assessment'] });
  const chain = await appraisals.collection(table, jurisdiction, period, subject);
  refuseIfWithdrawn(chain.head);
  const reliesOnMandate = await mandate;
  const panel = seatsIn(await before);
  if (panel.length === 0) throw new Refused('scoring.copy-none', { period: from }, { field: 'from' });

  const groups = scheme.raterGroups;
  const { judge, relies } = await proprietyOf(services, caller, { place: params, groups });
  const judged = await Promise.all(panel.map(async (seat) => ({ seat, ...(await judge(seat)) })));
  const taken = seatsIn(chain);
  const { seats, left, later } = seatedAgain(judged, { from, taken, groups, atOnce: mostSeated });
  const told = left.map(({ rater, group, ...refusal }) => ({ rater, group, ...refusalView(refusal) }));
  if (seats.length === 0) throw new Refused('scoring.copy-nothing', { reasons: listed(told) });
  const change = entersSeats(services, caller, chain, { place: params, taken, seats, from });
  const seated = new Set(seats.map(({ rater }) => rater));
  const reliesOnRaters = judged.flatMap((one) => (seated.has(one.seat.rater) ? one.relies : []));
  return services.commit([...change.writes, ...relies, ...reliesOnMandate, ...reliesOnRaters], {
    status: 201,
    body: { seats: seats.map(seatView), left: told, later },
    etag: change.n,
  });
}
