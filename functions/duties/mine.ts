import type { Duty } from '../../shared/domain/duty/duty.ts';
import { ratingDuties } from '../../shared/domain/duty/subject.ts';
import { rolesThatAllow, type Placement } from '../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { bringsOwnItems, scalesOf, type Seat } from '../../shared/domain/rating/rating.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { legible, unlessDamaged } from '../../shared/storage/damaged.ts';
import { list } from '../../shared/storage/keys.ts';
import { OfficialHead, legibleUnits } from '../../shared/storage/organisation.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { readingAhead } from '../../shared/storage/attempt.ts';
import { worklist } from '../../shared/storage/sheets.ts';
import { all } from '../../shared/storage/table.ts';
import { proprietyOf } from '../conflict.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type Live, liveOf, unread, waitingOn, waitsFor } from '../waiting.ts';
import { unitRoles } from '../../shared/domain/organisation/grant.ts';
import { periodsOf } from './live.ts';
import { ofProviders } from './providers.ts';
import { ofSchemes } from './schemes.ts';
import { type Found, nothing, ofWholePeriods, together } from './owned.ts';
import { byDue, periodDutyView, eachOnce, mostIncomplete, mostShown } from './views.ts';

/** However large the county, one answer looks at no more than this. */
const most = { units: 20, records: 100, seats: 100 };

/**
 * 待办: what waits for the caller over all live periods, the most urgent first. What belongs to their own units and to themselves
 * and the people they judge comes from each record; what waits for a whole period's office or committee, and among schemes, from
 * heads. What cannot be read is named beside it.
 */
export async function myDuties(services: Services, caller: Caller, _: Request<unknown, unknown, unknown>) {
  const [{ acted, rated, ...through }, schemes] = await Promise.all([
    periodsOf(services, caller),
    ofSchemes(services, caller),
  ]);
  const opened = await Promise.all(
    acted.map(async ({ head, roles }) => ({ roles, ...(await liveOf(services, caller, head)) })),
  );
  const live = opened.flatMap((one) => one.live ?? []);
  const owned = opened.flatMap(({ live: one, roles }) => (one && roles.length > 0 ? [{ ...one, roles }] : []));
  const found = together([
    { duties: [], ...through },
    schemes,
    ...opened.map(({ incomplete }) => ({ ...nothing, incomplete })),
    ...(await Promise.all([
      ofOwnSubjects(services, caller, live),
      ofProviders(services, caller, live),
      ofSeats(services, caller, rated),
      ofWholePeriods(services, caller, owned),
    ])),
  ]);
  const duties = found.duties.toSorted(byDue);
  return ok({
    duties: duties.slice(0, mostShown),
    more: found.more || duties.length > mostShown,
    incomplete: eachOnce(found.incomplete).slice(0, mostIncomplete),
  });
}

/** Where the subjects stand on whose side, or as whose judge, the caller acts. */
async function ownSubjects({ table }: Services, caller: Caller): Promise<{ places: Placement[]; more: boolean }> {
  const { jurisdiction, id, grants, unit } = caller;
  const places: Placement[] = [{ subject: `official.${id}`, unit, path: [] }];
  const own = new Set(grants.filter(({ role }) => unitRoles.includes(role)).map((grant) => grant.unit));
  for (const one of own) places.unshift({ subject: `unit.${one}`, unit: one, path: [] });
  const led = new Set(grants.filter(({ role }) => role === 'unit-leader').map((grant) => grant.unit));
  if (led.size === 0) return { places, more: false };
  const units = (await legibleUnits(table, jurisdiction))
    .filter(({ id: of, path }) => led.has(of) || path.some((above) => led.has(above)))
    .sort((a, b) => a.path.length - b.path.length);
  const people = await Promise.all(
    units.slice(0, most.units).map(async ({ id: of, path }) => {
      const registered = await all(table, { index: 'byList', partition: list.officials(jurisdiction, of) });
      const active = legible(registered, OfficialHead).filter((person) => person.active && person.id !== id);
      return active.map((person) => ({ subject: `official.${person.id}`, unit: of, path }));
    }),
  );
  return { places: [...places, ...people.flat()], more: units.length > most.units };
}

async function ofOwnSubjects(services: Services, caller: Caller, live: readonly Live[]): Promise<Found> {
  const { places, more } = await ownSubjects(services, caller);
  const asked = places.flatMap((place) => live.map((one) => ({ place, live: one })));
  const found = await Promise.all(
    asked.slice(0, most.records).map(async ({ place, live: one }) => {
      const { head, duties, incomplete } = await waitingOn(services, caller.jurisdiction, {
        considered: one,
        subject: place.subject,
      });
      const mine = duties
        .filter((duty) =>
          waitsFor(caller, duty, (by) => rolesThatAllow(caller, by.filter(isNear), { place, provider: duty.provider })),
        )
        .map((duty) => periodDutyView(duty, { period: one.period, subject: head, now: services.now }));
      return { duties: mine, incomplete, more: false };
    }),
  );
  return together([...found, { ...nothing, more: more || asked.length > most.records }]);
}

/** The ballots the caller was seated for, whoever owns the period. */
async function ofSeats(services: Services, caller: Caller, rated: readonly PeriodHead[]): Promise<Found> {
  if (!caller.grants.some(({ role }) => role === 'rater')) return nothing;
  return together(await Promise.all(rated.map(async (head) => seatsOf(services, caller, head))));
}

async function seatsOf(services: Services, caller: Caller, period: PeriodHead): Promise<Found> {
  const { table, now } = services;
  const { jurisdiction, id: rater } = caller;
  const {
    seats,
    unread: lost,
    next,
  } = await worklist(table, { jurisdiction, period: period.id, rater }, { limit: most.seats, after: undefined });
  const due = seats.flatMap((one) =>
    ratingDuties({ period, seats: [one.seat], now, asked: () => true }).map((duty) => ({ ...one, duty })),
  );
  const more = next !== undefined;
  const told = lost.map((subject) => unread('record', period.id, subject));
  if (due.length === 0) return { duties: [], incomplete: told, more };
  const { live, incomplete } = await liveOf(services, caller, period);
  if (!live) return { duties: [], incomplete: [...told, ...incomplete], more };
  const { waiting, damaged } = await properSeats(services, caller, {
    seats: await askedIn(services, caller, { seats: due, live }),
    period: period.id,
    scheme: live.scheme,
  });
  const heads = await readableHeads(
    table,
    jurisdiction,
    period.id,
    waiting.map(({ subject }) => subject),
  );
  const known = new Map(heads.map((head) => [head.subject, head]));
  const unreadable = [...damaged, ...waiting.flatMap(({ subject }) => (known.has(subject) ? [] : [subject]))];
  const duties = waiting.flatMap(({ subject, duty }) => {
    const head = known.get(subject);
    return head && !isWithdrawn(head) ? [periodDutyView(duty, { period, subject: head, now })] : [];
  });
  return { duties, incomplete: [...told, ...unreadable.map((subject) => unread('record', period.id, subject))], more };
}

/** Of these seats those whose group is asked something; where only an agreement can bring that, the record says whether it does. */
async function askedIn<S extends Seated>(
  services: Services,
  { jurisdiction, id }: Caller,
  { seats, live }: { readonly seats: readonly S[]; readonly live: Live },
): Promise<readonly S[]> {
  const asked = await Promise.all(
    seats.map(async ({ subject, seat }) => {
      if (scalesOf(live.scheme, [], seat.group).length > 0) return true;
      if (!bringsOwnItems(live.scheme)) return false;
      const { duties, incomplete } = await waitingOn(services, jurisdiction, { considered: live, subject });
      return incomplete.length > 0 || duties.some(({ what, person }) => what === 'scoring.rate' && person === id);
    }),
  );
  return seats.filter((_, at) => asked[at]);
}

/** Of these seats those the caller may still hold; whoever became connected with a subject since is refused there. */
async function properSeats<S extends Seated>(
  services: Services,
  caller: Caller,
  { seats, period, scheme }: { seats: readonly S[]; period: string; scheme: Scheme },
): Promise<{ waiting: readonly S[]; damaged: readonly string[] }> {
  // Of the caller the same is asked for every seat.
  const { ahead: table } = readingAhead(services.table);
  const judged = await Promise.all(
    seats.map(async (one) => {
      const of = { place: { period, subject: one.subject }, groups: scheme.raterGroups };
      const judging = proprietyOf({ ...services, table }, caller, of).then(({ judge }) => judge(one.seat));
      return { one, proper: await unlessDamaged(judging) };
    }),
  );
  return {
    waiting: judged.flatMap(({ one, proper }) => (proper && !proper.refused ? [one] : [])),
    damaged: judged.flatMap(({ one, proper }) => (proper ? [] : [one.subject])),
  };
}

interface Seated {
  readonly subject: string;
  readonly seat: Seat;
}

/** Roles on a subject's own side, or as its judge. */
const isNear = ({ scope }: Duty['by'][number]): boolean => scope !== 'owned';
