import { agreementIn, goalsOf } from '../../shared/domain/agreement/chain.ts';
import { inForce } from '../../shared/domain/agreement/agreement.ts';
import { type Ballot, bringsOwnItems, rate, scalesOf } from '../../shared/domain/rating/rating.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { seatIn, seatItem } from '../../shared/storage/sheets.ts';
import { proprietyOf } from '../conflict.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { kept } from './seal.ts';
import { type Place, seatView } from './views.ts';

/** An assigned rater's ballot. Sealed until it is submitted; a later one supersedes it, until the period closes. */
export async function rateSubject(
  services: Services,
  caller: Caller,
  { params, body }: Request<Place, unknown, Omit<Ballot, 'group'>>,
) {
  const { table, now } = services;
  const { period, subject } = params;
  const { scheme } = await pinned(services, caller, { period, phases: ['assessment'] });
  const chain = await appraisals.collection(table, caller.jurisdiction, period, subject);
  const seat = seatIn(chain, caller.id);
  const { judge, relies } = await proprietyOf(services, caller, { place: params, groups: scheme.raterGroups });
  const proper = await judge(seat);
  if (proper.refused && seat.state !== 'recused') throw proper.refused;
  const ballot = { group: seat.group, ...body };
  const rated = rate(seat, ballot, scales(scheme, chain.entries), chain.n + 1, now);

  const where = { jurisdiction: caller.jurisdiction, period, subject };
  const data = await kept(ballot, () => services.secret(), { ...where, rater: caller.id });
  const change = services.record(chain, { what: 'scoring.rated', data }, { items: [seatItem(where, rated)] });
  const recorded = { entry: change.n, hash: change.hash };
  return services.commit([...change.writes, ...relies, ...proper.relies], {
    status: 201,
    body: { ...recorded, seat: seatView(rated) },
    etag: change.n,
  });
}

/** Goals matter only where an agreement can bring rated items of its own. */
const scales = (scheme: Scheme, entries: readonly Entry[]) =>
  scalesOf(scheme, bringsOwnItems(scheme) ? goalsOf(entries, inForce(agreementIn(entries))) : []);
