import type { Entry } from '../../shared/domain/audit/chain.ts';
import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { type AppraisalHead, existingRecord } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { unlessIllegible } from '../../shared/storage/damaged.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { judgedAt } from '../../shared/storage/placement.ts';
import { overseenBy } from '../overseen.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Caller, Services } from '../services.ts';

interface LookedOver {
  readonly head: AppraisalHead;
  readonly entries: readonly Entry[];
}

/**
 * A page of the subjects of a period with their records, whole: all of them to a body, to a leader the own units, those below and their
 * people. Of a record that cannot be read nothing is told.
 */
export async function lookedOver(
  services: Services,
  caller: Caller,
  { period, query }: { readonly period: PeriodHead; readonly query: Paged & { unit?: string | undefined } },
) {
  const { table, cursors } = services;
  const { jurisdiction, rolesUsed } = caller;
  const leads = rolesUsed.every((role) => role === 'unit-leader');
  const looksOver = leads ? await overseenBy(services, caller) : undefined;
  const wanted = async (one: AppraisalHead) =>
    !isWithdrawn(one) &&
    (query.unit === undefined || isWithin(one, query.unit)) &&
    (!looksOver || looksOver(one.subject, judgedAt(one)));
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(table, { jurisdiction, period }, { wanted, ...from }),
  );
  const read = await Promise.all(
    page.heads.map((head) => {
      const record = existingRecord(table, jurisdiction, period.id, head.subject);
      const pk = partition.appraisal(jurisdiction, period.id, head.subject);
      return unlessIllegible(pk, record, ({ entries }): LookedOver => ({ head, entries }));
    }),
  );
  return { subjects: read.flatMap((one) => one ?? []), more };
}
