import { type Duty, dutiesOf } from '../../shared/domain/duty/duty.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';
import { type Allow, isPersonal, isWithin, rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type AppraisalHead, appraisals, appraisalsWhere } from '../../shared/storage/appraisals.ts';
import { toldOf, unlessDamaged } from '../../shared/storage/damaged.ts';
import { legibleIn } from '../../shared/storage/matters.ts';
import { legibleUnits, loadOfficial } from '../../shared/storage/organisation.ts';
import { type PeriodHead, existingPeriod, withFilingDues } from '../../shared/storage/periods.ts';
import { loadCollection } from '../../shared/storage/record.ts';
import { judgedAt, nowhere } from '../../shared/storage/placement.ts';
import { seatsIn } from '../../shared/storage/sheets.ts';
import type { PeriodPath } from '../fields.ts';
import { schemeFor } from '../loader.ts';
import { type Paged, nextPage } from '../paging.ts';
import { type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { byDue, dutyView } from './views.ts';

type Listing = Request<PeriodPath, Paged & { unit?: string | undefined }, unknown>;

/**
 * 督办: what waits for whom about the subjects of a page, those the caller looks over: who has not agreed, filed, signed, rated,
 * answered. Each subject is judged by its whole record. A page may be short or empty while `next` leads on.
 */
export async function dutiesOfPeriod(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction, rolesUsed } = caller;
  const { head } = await existingPeriod(table, jurisdiction, params.period);
  const live = await liveOf(services, caller, head);
  if (!live) return ok({ duties: [] });
  const { period } = live;
  const looksOver = rolesUsed.every((role) => role === 'unit-leader') ? await overseenBy(services, caller) : undefined;
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(
      table,
      { jurisdiction, period },
      {
        wanted: async (subject) =>
          (query.unit === undefined || isWithin(subject, query.unit)) && (!looksOver || looksOver(subject)),
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

export async function liveOf(
  services: Services,
  caller: Pick<Caller, 'jurisdiction'>,
  head: PeriodHead,
): Promise<Live | undefined> {
  if (head.phase === 'cancelled') return undefined;
  const scheme = await schemeFor(services, caller, head);
  return scheme && { period: await withFilingDues(services.table, caller.jurisdiction, head), scheme };
}

interface Waiting {
  readonly head: AppraisalHead;
  readonly duties: readonly Duty[];
}

/** What waits about one subject, from its whole record in one query. Undefined where the period does not assess it, or nobody can read it. */
export async function waitingOn(
  { table, now }: Services,
  jurisdiction: string,
  { live: { period, scheme }, subject }: { live: Live; subject: string },
): Promise<Waiting | undefined> {
  const pk = appraisals.key(jurisdiction, period.id, subject);
  return toldOf(pk, loadCollection(table, pk, appraisals), (record) => {
    const { head, entries } = record;
    if (!head) return undefined;
    const { kind, state, agreeUntil } = head;
    const about = { kind, open: state === 'open', agreeUntil };
    const seats = seatsIn(record);
    const matters = KindName.options.flatMap((of) => legibleIn(record, of));
    return { head, duties: dutiesOf({ subject: about, period, scheme, entries, seats, matters, now }) };
  });
}

const overseers: readonly Allow[] = [
  { role: 'unit-leader', scope: 'subtree' },
  { role: 'unit-leader', scope: 'judged' },
];

/** Whom a leader looks over: the units led and those below, and their people but for the leader and who manages the leader; as they stand now. */
async function overseenBy({ table }: Services, caller: Caller) {
  const { jurisdiction } = caller;
  const known = await legibleUnits(table, jurisdiction);
  const units = new Map(known.map((unit) => [unit.id, unit.path]));
  const unitOf = async (subject: string): Promise<string> => {
    const id = subject.slice(subject.indexOf('.') + 1);
    if (!isPersonal(subject)) return id;
    return (await unlessDamaged(loadOfficial(table, jurisdiction, id)))?.head?.unit ?? nowhere;
  };
  return async (head: AppraisalHead): Promise<boolean> => {
    const { subject } = head;
    const judged = isPersonal(subject) ? judgedAt(head) : undefined;
    const unit = judged?.unit ?? (await unitOf(subject));
    const place = { subject, unit, path: judged?.path ?? units.get(unit) ?? [] };
    return rolesThatAllow(caller, overseers, { place }).length > 0;
  };
}
