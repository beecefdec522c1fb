import { headDuties, matterDuty, ratingDuties, type Duty } from '../../shared/domain/duty/duty.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Seat } from '../../shared/domain/rating/rating.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { isBody, rolesThatAllow, type Placement, type Role } from '../../shared/domain/organisation/authority.ts';
import { appraisalPage, readableHeads } from '../../shared/storage/appraisals.ts';
import { legible, unlessDamaged } from '../../shared/storage/damaged.ts';
import { list } from '../../shared/storage/keys.ts';
import { OfficialHead, legibleUnits } from '../../shared/storage/organisation.ts';
import { PeriodHead } from '../../shared/storage/periods.ts';
import { listMatters } from '../../shared/storage/matters.ts';
import { worklist } from '../../shared/storage/sheets.ts';
import { readingAhead } from '../../shared/storage/attempt.ts';
import { all, type Item } from '../../shared/storage/table.ts';
import { connectionsOf, proprietyOf } from '../conflict.ts';
import { mandateOf } from '../mandate.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type Live, liveOf, waitingOn } from './period.ts';
import { type DutyView, byDue, dutyView, mostShown } from './views.ts';

/** However large the county, one answer looks at no more than this; `more` says that there is more than it shows. */
const most = { pages: 5, periods: 12, units: 20, records: 100, heads: 100, seats: 100, matters: 50 };

interface Found {
  readonly duties: readonly DutyView[];
  readonly more: boolean;
}

/**
 * 待办: what waits for the caller over all live periods, the most urgent first. What belongs to their own units and to themselves
 * and the people they judge comes from each record; what waits for the whole county's office or committee from heads.
 */
export async function myDuties(services: Services, caller: Caller, _: Request<unknown, unknown, unknown>) {
  const { live, more: older } = await livePeriods(services, caller);
  const found = together(
    await Promise.all([
      ofOwnSubjects(services, caller, live),
      ofSeats(services, caller, live),
      ofWholePeriods(services, caller, live),
    ]),
  );
  const duties = found.duties.toSorted(byDue);
  return ok({ duties: duties.slice(0, mostShown), more: older || found.more || duties.length > mostShown });
}

/** The latest periods in which something can still wait for somebody. */
async function livePeriods(services: Services, caller: Caller): Promise<{ live: Live[]; more: boolean }> {
  const current: PeriodHead[] = [];
  const archived: PeriodHead[] = [];
  let after: Item | undefined;
  for (let pages = 0; pages < most.pages && current.length <= most.periods; pages += 1) {
    const latest = { partition: list.periods(caller.jurisdiction), backwards: true, limit: 100 };
    const page = await services.table.query({ index: 'byList', ...latest, after });
    const known = legible(page.items, PeriodHead).filter(({ phase }) => phase !== 'draft' && phase !== 'cancelled');
    for (const head of known) (isArchived(head) ? archived : current).push(head);
    after = page.next;
    if (!after) break;
  }
  // A matter can outlive its period; of those archived the latest are looked at.
  const heads = [...current, ...archived].slice(0, most.periods);
  const live = await Promise.all(heads.map((head) => liveOf(services, caller, head).catch(unread)));
  const readable = live.filter((one) => one !== 'unread');
  const more = after !== undefined || current.length > most.periods || readable.length < live.length;
  return { live: readable.flatMap((one) => one ?? []), more };
}

/** A period whose scheme or calendar cannot be read hides no other. */
function unread(error: unknown): 'unread' {
  if (error instanceof Refused) return 'unread';
  throw error;
}

const isArchived = ({ phase }: PeriodHead): boolean => phase === 'archived';

const ofUnits: readonly Role[] = ['unit-contributor', 'unit-leader'];

/** Where the subjects stand on whose side, or as whose judge, the caller acts. */
async function ownSubjects({ table }: Services, caller: Caller): Promise<{ places: Placement[]; more: boolean }> {
  const { jurisdiction, id, grants, unit } = caller;
  const places: Placement[] = [{ subject: `official.${id}`, unit, path: [] }];
  const own = new Set(grants.filter(({ role }) => ofUnits.includes(role)).map((grant) => grant.unit));
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
      const waiting = await waitingOn(services, caller.jurisdiction, { live: one, subject: place.subject });
      if (!waiting) return [];
      const { head, duties } = waiting;
      return duties
        .filter((duty) => waitsFor(caller, duty, (by) => rolesThatAllow(caller, by.filter(isNear), { place })))
        .map((duty) => dutyView(duty, { period: one.period, subject: head, now: services.now }));
    }),
  );
  return { duties: found.flat(), more: more || asked.length > most.records };
}

/** The ballots the caller was seated for. */
async function ofSeats(services: Services, caller: Caller, live: readonly Live[]): Promise<Found> {
  const { table, now } = services;
  const { jurisdiction, id: rater, grants } = caller;
  if (!grants.some(({ role }) => role === 'rater')) return nothing;
  const lists = await Promise.all(
    live.map(async ({ period, scheme }) => {
      const whose = { jurisdiction, period: period.id, rater };
      const { seats, next } = await worklist(table, whose, { limit: most.seats, after: undefined });
      const due = seats.flatMap((one) =>
        ratingDuties({ period, seats: [one.seat], now }).map((duty) => ({ ...one, duty })),
      );
      const waiting = await properSeats(services, caller, { seats: due, period: period.id, scheme });
      const subjects = waiting.map(({ subject }) => subject);
      const heads = await readableHeads(table, jurisdiction, period.id, subjects);
      const duties = heads.flatMap((subject) =>
        waiting
          .filter((one) => one.subject === subject.subject)
          .map(({ duty }) => dutyView(duty, { period, subject, now })),
      );
      return { duties, more: next !== undefined };
    }),
  );
  return together(lists);
}

/** Of these seats those the caller may still hold; whoever became connected with a subject since is refused there. */
async function properSeats<S extends Seated>(
  services: Services,
  caller: Caller,
  { seats, period, scheme }: { seats: readonly S[]; period: string; scheme: Scheme },
): Promise<S[]> {
  // Of the caller the same is asked for every seat.
  const { ahead: table } = readingAhead(services.table);
  const judged = await Promise.all(
    seats.map(async (one) => {
      const of = { place: { period, subject: one.subject }, groups: scheme.raterGroups };
      const judging = proprietyOf({ ...services, table }, caller, of).then(({ judge }) => judge(one.seat));
      const proper = await unlessDamaged(judging);
      return proper && !proper.refused ? [one] : [];
    }),
  );
  return judged.flat();
}

interface Seated {
  readonly subject: string;
  readonly seat: Seat;
}

/** What waits for those who act over the periods of an owner, from the heads that lists show. */
async function ofWholePeriods(services: Services, caller: Caller, live: readonly Live[]): Promise<Found> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const bodies = caller.grants.flatMap(({ role }) => (isBody(role) ? [{ role, scope: 'owned' } as const] : []));
  const reaches = bodies.map((allow) => ({ allow, within: mandateOf(services, caller, [allow]) }));
  if (bodies.length === 0) return nothing;
  const connectionsWith = await connectionsOf(services, caller);
  const pages = await Promise.all(
    live.map(async ({ period, scheme }) => {
      const held = await Promise.all(
        reaches.map(async ({ allow, within }) => ((await within(period.owner)) ? [allow.role] : [])),
      );
      const roles: readonly Role[] = held.flat();
      if (roles.length === 0) return nothing;
      const mine = (by: Duty['by']) => by.flatMap(({ role }) => (isBody(role) && roles.includes(role) ? [role] : []));
      const [page, matters] = await Promise.all([
        appraisalPage(table, { jurisdiction, period }, { limit: most.heads }),
        openMatters(services, jurisdiction, period.id),
      ]);
      const found = [
        ...page.heads.flatMap((head) => headDuties(head, { period, scheme, now }).map((duty) => ({ duty, head }))),
        ...matters.open.flatMap(({ head, matter }) => {
          const duty = matterDuty(matter, now);
          return duty ? [{ duty, head }] : [];
        }),
      ];
      const waiting = found.filter(({ duty }) => waitsFor(caller, duty, mine));
      const connected = await connectionsWith(waiting.map(({ head }) => head));
      const duties = waiting
        .filter(({ head }) => !connected.has(head.subject))
        .map(({ duty, head }) => dutyView(duty, { period, subject: head, now }));
      return { duties, more: matters.more || page.next !== undefined };
    }),
  );
  return together(pages);
}

/** What of each kind of matter waits in a period, with the heads of whom it is about. */
async function openMatters({ table }: Services, jurisdiction: string, period: string) {
  const pages = await Promise.all(
    KindName.options.map((kind) =>
      listMatters(table, { jurisdiction, period, kind }, { open: true, limit: most.matters, after: undefined }),
    ),
  );
  const matters = pages.flatMap((page) => page.matters);
  const subjects = [...new Set(matters.map(({ subject }) => subject))];
  const heads = await readableHeads(table, jurisdiction, period, subjects);
  const open = matters.flatMap((matter) => {
    const head = heads.find(({ subject }) => subject === matter.subject);
    return head ? [{ head, matter }] : [];
  });
  return { open, more: pages.some(({ next }) => next !== undefined) };
}

/** Whether the caller is one of those who may do it: in a role that lets them, and not after having made it. */
const waitsFor = (caller: Caller, { by, person, notBy = [] }: Duty, rolesOf: (by: Duty['by']) => Role[]): boolean =>
  person === undefined && !notBy.includes(caller.id) && rolesOf(by).length > 0;

/** Roles on a subject's own side, or as its judge. */
const isNear = ({ scope }: Duty['by'][number]): boolean => scope !== 'owned';

const nothing: Found = { duties: [], more: false };
const together = (parts: readonly Found[]): Found => ({
  duties: parts.flatMap(({ duties }) => duties),
  more: parts.some(({ more }) => more),
});
