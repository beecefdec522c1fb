import { periodDuties } from '../../shared/domain/duty/results.ts';
import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { officialsBehind, unitsNamed } from '../../shared/storage/organisation.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { judgedAt } from '../../shared/storage/placement.ts';
import type { PeriodPath } from '../fields.ts';
import { type Judged, overseenBy } from '../overseen.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { awaitedIn, liveOf, resultsAt, unread, waitingOn } from '../waiting.ts';
import { byDue, type PeriodDutyView, periodDutyView, eachOnce, mostIncomplete } from './views.ts';

type Listing = Request<PeriodPath, Paged & { unit?: string | undefined }, unknown>;

/**
 * 督办: what waits for whom about the subjects of a page, those the caller looks over: who has not agreed, filed, signed, rated,
 * answered. Each subject is judged by its whole record; what waits about the period as a whole stands on the first page of those
 * who look over all of it. What cannot be read is named beside it.
 */
export async function dutiesOfPeriod(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction, rolesUsed } = caller;
  const { head } = await existingPeriod(table, jurisdiction, params.period);
  const { live, incomplete } = await liveOf(services, caller, head);
  if (!live) return ok({ duties: [], incomplete: [...incomplete] });
  const { period } = live;
  const looksOver = rolesUsed.every((role) => role === 'unit-leader') ? await overseenBy(services, caller) : undefined;
  const isWanted = async (subject: string, judged?: Judged): Promise<boolean> =>
    !looksOver || looksOver(subject, judged);
  const [{ page, more }, { results, incomplete: ofResults }, awaited] = await Promise.all([
    nextPage(cursors, query, (from) =>
      appraisalsWhere(
        table,
        { jurisdiction, period },
        {
          wanted: async (one) =>
            (query.unit === undefined || isWithin(one, query.unit)) && isWanted(one.subject, judgedAt(one)),
          ...from,
        },
      ),
    ),
    resultsAt(services, jurisdiction, period),
    awaitedIn(services, jurisdiction, period),
  ]);
  const considered = { ...live, results };
  const found = await Promise.all(
    page.heads.map(async (subject) => {
      const waiting = await waitingOn(services, jurisdiction, { considered, subject: subject.subject });
      const duties = waiting.duties.map((duty) => periodDutyView(duty, { period, subject, now }));
      return { duties, incomplete: waiting.incomplete };
    }),
  );
  const isWhole = !looksOver && query.unit === undefined && query.cursor === undefined;
  const whole = isWhole ? periodDuties({ ...considered, awaited, now }) : [];
  const wanted = await Promise.all(page.unread.map((subject) => isWanted(subject)));
  const lost = page.unread.filter((_, at) => wanted[at]).map((subject) => unread('record', period.id, subject));
  const duties = [...whole.map((duty) => periodDutyView(duty, { period, now })), ...found.flatMap((one) => one.duties)];
  const told = eachOnce([...incomplete, ...ofResults, ...lost, ...found.flatMap((one) => one.incomplete)]);
  const called = await namesIn(services, jurisdiction, duties);
  return ok({ duties: duties.toSorted(byDue).map(called), incomplete: told.slice(0, mostIncomplete), ...more });
}

/** Raters and units that provide figures, by name. */
async function namesIn({ table }: Services, jurisdiction: string, duties: readonly PeriodDutyView[]) {
  const raters = [...new Set(duties.flatMap(({ person }) => (person === undefined ? [] : [`official.${person}`])))];
  const providers = [...new Set(duties.flatMap(({ provider }) => provider ?? []))];
  const [people, units] = await Promise.all([
    officialsBehind(table, jurisdiction, raters),
    unitsNamed(table, jurisdiction, providers),
  ]);
  return (duty: PeriodDutyView): PeriodDutyView => {
    const personName = people.get(`official.${duty.person}`)?.name;
    const providerName = units.get(duty.provider ?? '')?.name;
    return { ...duty, ...(personName === undefined ? {} : { personName }), ...(providerName ? { providerName } : {}) };
  };
}
