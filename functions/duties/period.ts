import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { appraisalsWhere } from '../../shared/storage/appraisals.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { liveOf, waitingOn } from './situation.ts';
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
