import { recuse } from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { seatIn, seatItem } from '../../shared/storage/sheets.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { seatView, type Place } from './views.ts';

type Declared = Request<Place, unknown, { readonly rater?: string | undefined; readonly reason: string }>;

/** 回避: a rater declares a conflict, or the office declares it for one. Marks already given stop counting. */
export async function declareRecusal(services: Services, caller: Caller, { params, body }: Declared) {
  const { table, now } = services;
  const { period, subject } = params;
  const rater = body.rater ?? caller.id;
  if (rater !== caller.id && !caller.rolesUsed.includes('performance-office')) throw new Refused('scoring.no-seat');
  await pinned(services, caller, { period, phases: ['implementation', 'assessment'] });
  const chain = await appraisals.collection(table, caller.jurisdiction, period, subject);
  const recused = recuse(seatIn(chain, rater), body.reason, now);

  const change = services.record(
    chain,
    { what: 'scoring.recused', why: body.reason, data: { rater } },
    { items: [seatItem({ jurisdiction: caller.jurisdiction, period, subject }, recused)] },
  );
  return services.commit(change.writes, { status: 201, body: { seat: seatView(recused) }, etag: change.n });
}
