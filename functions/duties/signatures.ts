import type { Duty } from '../../shared/domain/duty/duty.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { unitsProviding } from '../../shared/domain/filing/provider.ts';
import { rolesThatAllow, type Placement, type Role } from '../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { officialsBehind } from '../../shared/storage/organisation.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { judgedAt } from '../../shared/storage/placement.ts';
import { connectionsOf } from '../conflict.ts';
import type { PeriodPath } from '../fields.ts';
import { standing } from '../overseen.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type Incomplete, liveOf, unread, waitingOn } from '../waiting.ts';
import type { ToSign } from './signature-views.ts';
import { eachOnce, mostIncomplete } from './views.ts';
import { type Signable, toSign } from './what-to-sign.ts';

type Listing = Request<PeriodPath, Paged, unknown>;
const signing = ['goals.sign', 'progress.sign-off', 'progress.sign-provided'] as const;
const isSigning = ({ what }: Duty): boolean => signing.some((one) => one === what);

/**
 * 签审: what waits for the caller's signature in a period, subject by subject: texts of agreements with what changed, and figures with what
 * stood before them, their own unit's, those of the people they judge and those their unit provides about others. What they made themselves stands
 * there too, and says so.
 */
export async function listToSign(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction } = caller;
  const { head } = await existingPeriod(table, jurisdiction, params.period);
  const [{ live, incomplete }, placeOf, connectionsWith] = await Promise.all([
    liveOf(services, caller, head),
    standing(services, caller),
    connectionsOf(services, caller),
  ]);
  if (!live) return ok({ subjects: [], incomplete: [...incomplete] });
  const { period, scheme } = live;
  const led = new Set(caller.grants.filter(({ role }) => role === 'unit-leader').map(({ unit }) => unit));
  const provides = unitsProviding(scheme).some((unit) => led.has(unit));
  const rolesFor = (by: Duty['by'], place: Placement, provider?: string): Role[] =>
    rolesThatAllow(caller, by, { place, provider }).filter((role) => caller.rolesUsed.includes(role));

  const places = new Map<string, Placement>();
  const wanted = async (one: AppraisalHead): Promise<boolean> => {
    if (isWithdrawn(one)) return false;
    const place = await placeOf(one.subject, judgedAt(one));
    places.set(one.subject, place);
    return provides || signing.some((what) => rolesFor(doers[what], place).length > 0);
  };
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(table, { jurisdiction, period }, { wanted, ...from }),
  );
  const [connected, waiting] = await Promise.all([
    connectionsWith(page.heads),
    Promise.all(
      page.heads.map(async (one) => ({
        one,
        ...(await waitingOn(services, jurisdiction, { considered: live, subject: one.subject })),
      })),
    ),
  ]);
  const mine = waiting.flatMap(({ one, duties, entries }): Signable[] => {
    const place = places.get(one.subject);
    const waits = duties.filter(
      (duty) => place && isSigning(duty) && rolesFor(duty.by, place, duty.provider).length > 0,
    );
    // Whoever is of the unit signs for it; only who judges it has to stand apart.
    const isConnected = connected.has(one.subject) && caller.rolesUsed.includes('performance-office');
    return waits.length > 0 ? [{ head: one, entries, duties: waits, isConnected }] : [];
  });
  const people = await officialsBehind(table, jurisdiction, [...new Set(mine.flatMap(authorsOf))]);
  const nameOf = (id: string): string | undefined => people.get(`official.${id}`)?.name;
  const subjects = mine.map((one): ToSign => toSign(one, { period, scheme, now, caller, nameOf }));
  const lost = page.unread.map((subject): Incomplete => unread('record', period.id, subject));
  const told = eachOnce([...incomplete, ...lost, ...waiting.flatMap((one) => one.incomplete)]);
  return ok({
    subjects: subjects.filter(({ agreement, filings }) => agreement ?? filings.length > 0),
    incomplete: told.slice(0, mostIncomplete),
    ...more,
  });
}

const authorsOf = ({ entries }: Signable): string[] => entries.map(({ by }) => `official.${by.id}`);
