import { isBody, rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { type AppraisalPage, appraisalsWhere, readableHeads } from '../../shared/storage/appraisal-lists.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { judgedAt } from '../../shared/storage/placement.ts';
import type { From } from '../../shared/storage/table.ts';
import { standing } from '../overseen.ts';
import { ownSubjects } from '../own-subjects.ts';
import type { Caller, Services } from '../services.ts';
import { readers } from './readers.ts';

interface Asked extends From {
  readonly period: PeriodHead;
  readonly wanted: (head: AppraisalHead) => boolean;
}

/**
 * The appraisals of a period whose agreement the caller may read, a page at a time: the bodies all of them, a leader those of the units
 * below and of whom they judge, everybody else their own, which are read by name and not looked for.
 */
export async function readableAgreements(
  services: Services,
  caller: Caller,
  { period, wanted, ...from }: Asked,
): Promise<AppraisalPage> {
  const { table } = services;
  const { jurisdiction, rolesUsed } = caller;
  const isWhole = rolesUsed.some((role) => isBody(role) || role === 'audit-administrator');
  if (isWhole) return appraisalsWhere(table, { jurisdiction, period }, { wanted, ...from });
  if (!rolesUsed.includes('unit-leader')) {
    const heads = await readableHeads(table, jurisdiction, period.id, ownSubjects(caller));
    return { heads: heads.filter(wanted), unread: [], next: undefined };
  }
  const placeOf = await standing(services, caller);
  const mayRead = async (head: AppraisalHead): Promise<boolean> =>
    wanted(head) &&
    rolesThatAllow(caller, readers, { place: await placeOf(head.subject, judgedAt(head)), owner: 'jurisdiction' })
      .length > 0;
  return appraisalsWhere(table, { jurisdiction, period }, { wanted: mayRead, ...from });
}
