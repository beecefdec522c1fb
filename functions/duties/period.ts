import { type Duty, dutiesOf } from '../../shared/domain/duty/duty.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';
import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { Seat } from '../../shared/domain/rating/rating.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type AppraisalHead, appraisals, appraisalsWhere } from '../../shared/storage/appraisals.ts';
import { read } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { mattersIn } from '../../shared/storage/matters.ts';
import { type PeriodHead, existingPeriod, withFilingDues } from '../../shared/storage/periods.ts';
import { loadCollection } from '../../shared/storage/record.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { byDue, dutyView } from './views.ts';

type Listing = Request<{ period: string }, Paged & { unit?: string | undefined }, unknown>;

/**
 * 督办: what waits for whom about the subjects of a page, those the caller looks over: who has not agreed, filed, signed, rated,
 * answered. Each subject is judged by its whole record. A page may be short or empty while `next` leads on.
 */
export async function dutiesOfPeriod(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction, rolesUsed, grants } = caller;
  const { head } = await existingPeriod(table, jurisdiction, params.period);
  const live = await liveOf(services, jurisdiction, head);
  if (!live) return ok({ duties: [] });
  const { period } = live;
  const led = rolesUsed.every((role) => role === 'unit-leader')
    ? grants.filter(({ role }) => role === 'unit-leader').map(({ unit }) => unit)
    : undefined;
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(
      table,
      { jurisdiction, period },
      {
        wanted: ({ unit, path }) =>
          (query.unit === undefined || isWithin({ unit, path }, query.unit)) &&
          (led === undefined || led.some((above) => isWithin({ unit, path }, above))),
        ...from,
      },
    ),
  );
  const found = await Promise.all(
    page.heads.map(async (subject) => {
      const waiting = await waitingOn(services, jurisdiction, { live, subject: subject.subject });
      return (waiting?.duties ?? []).map((duty) => dutyView(duty, { period, subject, now }));
    }),
  );
  return ok({ duties: found.flat().toSorted(byDue), ...more });
}

/** A period in which something can wait for somebody, with what decides when. */
export interface Live {
  readonly period: Awaited<ReturnType<typeof withFilingDues>>;
  readonly scheme: Scheme;
}

export async function liveOf({ table }: Services, jurisdiction: string, head: PeriodHead): Promise<Live | undefined> {
  if (!head.scheme) return undefined;
  const [period, { scheme }] = await Promise.all([
    withFilingDues(table, jurisdiction, head),
    pinnedScheme(table, jurisdiction, head.scheme),
  ]);
  return { period, scheme };
}

interface Waiting {
  readonly head: AppraisalHead;
  readonly duties: readonly Duty[];
}

/** What waits about one subject, from its whole record in one query. Undefined where the period does not assess it. */
export async function waitingOn(
  { table, now }: Services,
  jurisdiction: string,
  { live: { period, scheme }, subject }: { live: Live; subject: string },
): Promise<Waiting | undefined> {
  const pk = appraisals.key(jurisdiction, period.id, subject);
  const { head, entries, items } = await loadCollection(table, pk, appraisals);
  if (!head) return undefined;
  const seats = Object.entries(items).flatMap(([sk, item]) => (sk.startsWith(sort.seats) ? [read(item, Seat)] : []));
  const { kind, state, agreeUntil } = head;
  const about = { kind, open: state === 'open', agreeUntil };
  const matters = KindName.options.flatMap((of) => mattersIn({ pk, items }, of));
  return { head, duties: dutiesOf({ subject: about, period, scheme, entries, seats, matters, now }) };
}
