import { existingPeriod, refuseUnlessGroup } from '../../shared/storage/periods.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { appraisalsWhere, isSigned, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { subjectView, type SubjectBody } from './views.ts';

interface Filter extends Paged {
  group?: string | undefined;
  unsigned?: 'true' | undefined;
}

/** The subjects of a period, by list shard and peer group, with what stands in each appraisal's head. */
export async function listSubjects(
  { table, cursors, language }: Services,
  caller: Caller,
  { params, query }: Request<{ period: string }, Filter, unknown>,
): Promise<Reply<{ subjects: SubjectBody[]; next?: string }>> {
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  refuseUnlessGroup(period, query.group);
  const listing = { jurisdiction, period, group: query.group };
  const wanted = query.unsigned === undefined ? () => true : (head: AppraisalHead) => !isSigned(head);
  const { page, more } = await nextPage(cursors, query, (from) => appraisalsWhere(table, listing, { wanted, ...from }));
  return ok({ subjects: page.heads.map((head) => subjectView(head, language)), ...more });
}
