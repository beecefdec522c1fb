import type { Duty } from '../../shared/domain/duty/duty.ts';
import { unitsProviding } from '../../shared/domain/filing/provider.ts';
import { rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { phaseAt } from '../../shared/domain/period/period.ts';
import { appraisalPage } from '../../shared/storage/appraisal-lists.ts';
import type { Caller, Services } from '../services.ts';
import { type Live, unread, waitingOn, waitsFor } from '../waiting.ts';
import { unitRoles } from '../../shared/domain/organisation/grant.ts';
import { type Found, nothing, together } from './owned.ts';
import { type DutyView, byDue, periodDutyView } from './views.ts';

/** However large the county, one answer looks at no more records than this, over all periods. */
const mostRecords = 100;

/**
 * What waits for the units that provide figures about others (牵头部门) and that the caller acts for. Filing and signing is one duty for an
 * indicator and slot, however many subjects it is about; a remark is answered one by one.
 */
export async function ofProviders(services: Services, caller: Caller, live: readonly Live[]): Promise<Found> {
  const units = new Set(caller.grants.filter(({ role }) => unitRoles.includes(role)).map(({ unit }) => unit));
  const open = live.filter(
    ({ period, scheme }) =>
      ['implementation', 'assessment'].includes(phaseAt(period, services.now)) &&
      unitsProviding(scheme).some((unit) => units.has(unit)),
  );
  const limit = Math.max(1, Math.floor(mostRecords / Math.max(1, open.length)));
  return together(await Promise.all(open.map(async (one) => providedIn(services, caller, { live: one, limit }))));
}

async function providedIn(
  services: Services,
  caller: Caller,
  { live, limit }: { live: Live; limit: number },
): Promise<Found> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { period } = live;
  const page = await appraisalPage(table, { jurisdiction, period }, { limit, after: undefined });
  const isMine = (duty: Duty) =>
    duty.provider !== undefined &&
    waitsFor(caller, duty, (by) => rolesThatAllow(caller, by, { provider: duty.provider }));
  const found = await Promise.all(
    page.heads.map(async (head): Promise<Found> => {
      const { duties, incomplete } = await waitingOn(services, jurisdiction, {
        considered: live,
        subject: head.subject,
      });
      const views = duties
        .filter(isMine)
        .map((duty) => periodDutyView(duty, { period, ...(duty.alone ? { subject: head } : {}), now }));
      return { duties: views, incomplete, more: false };
    }),
  );
  const { duties, incomplete, more } = together([
    ...found,
    { ...nothing, incomplete: page.unread.map((subject) => unread('record', period.id, subject)) },
  ]);
  return { duties: eachOnce(duties), incomplete, more: more || page.next !== undefined };
}

/** Each thing once, with the earliest instant it is due at. */
function eachOnce(duties: readonly DutyView[]): DutyView[] {
  const once = new Map<string, DutyView>();
  for (const duty of duties.toSorted(byDue).toReversed())
    once.set([duty.what, duty.subject, duty.filing?.indicator, duty.filing?.slot].join(' '), duty);
  return [...once.values()];
}
