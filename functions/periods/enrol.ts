import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { loadAppraisal } from '../../shared/storage/appraisals.ts';
import { type Member, officialMember, standsBelow, unitMember } from '../../shared/storage/members.ts';
import { existingUnit, loadOfficial } from '../../shared/storage/organisation.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Table } from '../../shared/storage/table.ts';
import type { PeriodPath } from '../fields.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { appraisalWrites, withMore } from './enrolment.ts';

interface Late {
  subject: string;
  reason: string;
}

/** A subject that comes late, e.g. a new unit: enrolled by decision while there is still time to agree on goals and file. */
export async function enrolLate(
  services: Services,
  caller: Caller,
  { params, body: { subject, reason } }: Request<PeriodPath, unknown, Late>,
): Promise<Reply<{ subject: string; group: string }, 201>> {
  const { table, now, trace } = services;
  const { jurisdiction } = caller;
  const chain = await existingPeriod(table, jurisdiction, params.period);
  requirePhase(chain.head, now, ['planning', 'implementation']);
  const { groups = [] } = chain.head;
  const [member, appraisal] = await Promise.all([
    memberOf(table, jurisdiction, subject),
    loadAppraisal(table, jurisdiction, params.period, subject),
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
  const event = { what: 'periods.enrolled-late', why: reason, data: { subject, group } } as const;
  const { writes, n } = services.record(chain, event, { head });
  const happening = { what: 'periods.enrolled', by: caller, at: now, trace, why: reason } as const;
  const created = appraisalWrites({ jurisdiction, period: head, happening }, member);
  return services.commit([...writes, ...created], { status: 201, body: { subject, group }, etag: n });
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
