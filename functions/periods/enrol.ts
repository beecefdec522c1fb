import * as z from 'zod';
import { agreeingUntil } from '../../shared/domain/period/dates.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { asksForGoals } from '../../shared/domain/scheme/sections.ts';
import { loadAppraisal } from '../../shared/storage/appraisals.ts';
import { type Member, officialMember, standsBelow, unitMember } from '../../shared/storage/members.ts';
import { existingUnit, loadOfficial } from '../../shared/storage/organisation.ts';
import { type PeriodHead, existingPeriod, periodCalendar } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Table } from '../../shared/storage/table.ts';
import { Instant, type PeriodPath, iso } from '../fields.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { appraisalWrites, withMore } from './enrolment.ts';

interface Late {
  subject: string;
  reason: string;
}

export const EnrolledView = z.strictObject({
  subject: z.string(),
  group: z.string(),
  /** Until when the subject agrees on its goals. */
  agreeUntil: Instant.optional(),
});
type Enrolled = z.infer<typeof EnrolledView>;

/**
 * A subject that comes late, e.g. a new unit: enrolled by decision while there is still time to agree on goals and file. Planning may be
 * over for the others; it has its own time for that.
 */
export async function enrolLate(
  services: Services,
  caller: Caller,
  { params, body: { subject, reason } }: Request<PeriodPath, unknown, Late>,
): Promise<Reply<Enrolled, 201>> {
  const { table, now, trace } = services;
  const { jurisdiction } = caller;
  const chain = await existingPeriod(table, jurisdiction, params.period);
  requirePhase(chain.head, now, ['planning', 'implementation']);
  const { groups = [] } = chain.head;
  const [member, appraisal, agreeUntil] = await Promise.all([
    memberOf(table, jurisdiction, subject),
    loadAppraisal(table, jurisdiction, params.period, subject),
    timeToAgree(services, caller, chain.head),
  ]);
  if (!member) throw new Refused('periods.no-group', { subject }, { field: 'subject' });
  const { group } = member;
  const { owner = '' } = chain.head;
  if (!standsBelow(chain.head.owner, member))
    throw new Refused('periods.not-below-owner', { subject, owner }, { field: 'subject' });
  if (!groups.includes(group)) {
    throw new Refused(
      'periods.group-not-in-period',
      { subject, group, groups: groups.join(', ') },
      { field: 'subject', legal: groups },
    );
  }
  if (appraisal.head)
    throw new Refused('periods.already-enrolled', { subject, period: params.period }, { field: 'subject' });

  const head = withMore(chain.head, [member]);
  const told = { subject, group, ...(agreeUntil === undefined ? {} : { agreeUntil: iso(agreeUntil) }) };
  const event = { what: 'periods.enrolled-late', why: reason, data: told } as const;
  const { writes, n } = services.record(chain, event, { head });
  const happening = { what: 'periods.enrolled', by: caller, at: now, trace, why: reason } as const;
  const created = appraisalWrites({ jurisdiction, period: head, happening }, { ...member, agreeUntil });
  return services.commit([...writes, ...created], { status: 201, body: told, etag: n });
}

/** Nothing where the scheme asks nobody for an agreement. */
async function timeToAgree({ table, now }: Services, { jurisdiction }: Caller, period: PeriodHead) {
  const [pinned, calendar] = await Promise.all([
    period.scheme && pinnedScheme(table, jurisdiction, period.scheme),
    periodCalendar(table, jurisdiction, period),
  ]);
  return pinned && asksForGoals(pinned.scheme) ? agreeingUntil(calendar, period, now) : undefined;
}

async function memberOf(table: Table, jurisdiction: string, subject: string): Promise<Member | undefined> {
  const [kind = '', ...rest] = subject.split('.');
  const id = rest.join('.');
  if (kind === 'unit') {
    const unit = await existingUnit(table, jurisdiction, id);
    if (!unit.active) throw new Refused('organisation.unit-inactive', { unit: id }, { field: 'subject' });
    return unitMember(unit);
  }
  const { head } = await loadOfficial(table, jurisdiction, id);
  if (!head) throw new Refused('access.no-official', { official: id }, { field: 'subject' });
  if (!head.active) throw new Refused('organisation.inactive', { person: id }, { field: 'subject' });
  return officialMember(head, await existingUnit(table, jurisdiction, head.unit));
}
