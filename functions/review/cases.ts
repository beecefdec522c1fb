import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { existingCase, listCases } from '../../shared/storage/cases.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { nextPage, type PagedOfOpen } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { difference } from './difference.ts';
import { caseView, type CasePlace } from './views.ts';

type Listing = Request<{ period: string }, PagedOfOpen, unknown>;

/** Cases of a period, undecided ones first. */
export async function casesOfPeriod(services: Services, { jurisdiction }: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  await existingPeriod(table, jurisdiction, params.period);
  const where = { jurisdiction, period: params.period };
  const { page, more } = await nextPage(cursors, query, (from) =>
    listCases(table, where, { open: query.open, ...from }),
  );
  return { status: 200, body: { cases: page.cases.map((objected) => caseView(objected, now)), ...more } } as const;
}

/** One case, with what its decision changed. */
export async function readCase(
  services: Services,
  { jurisdiction }: Caller,
  { params }: Request<CasePlace, unknown, unknown>,
) {
  const { table, now } = services;
  const { pk, n } = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  const objected = await existingCase(table, pk, params.case);
  const changed = 'decision' in objected && objected.decision.sheet !== objected.sheet;
  const where = { jurisdiction, period: params.period, subject: params.subject };
  const shown = changed ? await difference(services, where, [objected.sheet, objected.decision.sheet]) : undefined;
  return {
    status: 200,
    body: { case: caseView(objected, now), ...(shown ? { difference: shown } : {}) },
    etag: n,
  } as const;
}
