import { idOf, isPersonal } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { whileAssessed } from '../../shared/domain/period/period.ts';
import {
  type Transfer,
  type Transferred,
  refuseElsewhere,
  refuseUntimely,
  transferred,
} from '../../shared/domain/period/transfer.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { existingUnit, findUnit, officials, unitAsRead, type Unit } from '../../shared/storage/organisation.ts';
import { standsBelow } from '../../shared/storage/members.ts';
import { refuseUnlessGroup } from '../../shared/storage/periods.ts';
import { unchanged } from '../../shared/storage/record.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import type { SubjectPath } from '../fields.ts';
import { periodIn, refuseIfClosed } from '../loader.ts';
import type { Naming, Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/**
 * An appraisal follows its subject to where the register has it by now: from this entry on it ranks there, and quotas per unit count it
 * there. Who may act on it followed the register already.
 */
export async function transferSubject(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, Transfer>,
): Promise<Reply<Transferred & { subject: string }, 201>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { subject } = params;
  const [period, appraisal] = await Promise.all([
    periodIn(services, caller, { period: params.period, phases: whileAssessed }),
    existingAppraisal(table, jurisdiction, params.period, subject),
  ]);
  refuseIfClosed({ appraisal });
  refuseUntimely(period.head, body, now);
  refuseUnlessGroup(period.head, body.group?.id);
  const { place, relies } = await registered(table, jurisdiction, { subject, unit: body.unit });
  const { owner } = period.head;
  if (!standsBelow(owner, place))
    throw new Refused('periods.not-below-owner', { subject, owner: owner ?? '' }, { field: 'unit' });

  const from = ranksIn(appraisal.head);
  const to = transferred(subject, from, { ...place, group: body.group?.id });
  const head: AppraisalHead = { ...appraisal.head, ...to };
  const data = { from, to, date: body.date, document: body.document };
  const event = { what: 'periods.transferred', why: body.group?.reason, data } as const;
  const { writes, n } = services.record(appraisal, event, { head });
  // A close that begins meanwhile ranks it where it was.
  const conditions = [...relies, unchanged(period)];
  return services.commit([...writes, ...conditions], { status: 201, body: { subject, ...data }, etag: n });
}

/** Where the register may have the subject, begun while the caller is let in. */
export const registeredAhead = (
  table: Table,
  { jurisdiction, named: { subject = '' }, body }: Naming<Transfer>,
): Promise<unknown> =>
  isPersonal(subject)
    ? Promise.all([findUnit(table, jurisdiction, body.unit), officials.load(table, jurisdiction, idOf(subject))])
    : findUnit(table, jurisdiction, idOf(subject));

const ranksIn = ({ unit, path, group }: AppraisalHead) => ({ unit, path, group });

interface Registered {
  readonly place: Pick<Unit, 'path'> & { readonly unit: string };
  readonly relies: readonly Write[];
}

/** Where the register has the subject now, which must be at or below the unit that is named. */
async function registered(
  table: Table,
  jurisdiction: string,
  { subject, unit: wanted }: { subject: string; unit: string },
): Promise<Registered> {
  const id = idOf(subject);
  if (!isPersonal(subject)) {
    const unit = await existingUnit(table, jurisdiction, id);
    refuseElsewhere(subject, wanted, unit.parent ?? '');
    refuseInactive(unit);
    return { place: { unit: id, path: unit.path }, relies: [unitAsRead(jurisdiction, id, unit)] };
  }
  const [official, unit] = await Promise.all([
    officials.existing(table, jurisdiction, id),
    findUnit(table, jurisdiction, wanted),
  ]);
  refuseElsewhere(subject, wanted, official.head.unit);
  if (!official.head.active) throw new Refused('organisation.inactive', { person: id });
  if (!unit) throw new Refused('access.no-unit', { unit: wanted }, { field: 'unit' });
  refuseInactive(unit);
  const relies = [unchanged(official), unitAsRead(jurisdiction, wanted, unit)];
  return { place: { unit: wanted, path: unit.path }, relies };
}

function refuseInactive({ id, active }: Unit): void {
  if (!active) throw new Refused('organisation.unit-inactive', { unit: id }, { field: 'unit' });
}
