import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { existingCase, listCases } from '../../shared/storage/cases.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { difference } from './difference.ts';
import { caseView, type CasePlace } from './views.ts';

type Listing = Request<
  { period: string },
  { cursor?: string | undefined; limit: number; open?: boolean | undefined },
  unknown
>;

/** Cases of a period, undecided ones first. */
export async function casesOfPeriod(services: Services, { jurisdiction }: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  await existingPeriod(table, jurisdiction, params.period);
  const after = await cursors.open(query.cursor);
  const page = await listCases(
    table,
    { jurisdiction, period: params.period },
    { limit: query.limit, open: query.open ?? false, ...(after ? { after } : {}) },
  );
  const next = await cursors.seal(page.next);
  const cases = page.cases.map((objected) => caseView(objected, now));
  return { status: 200, body: { cases, ...(next === undefined ? {} : { next }) } } as const;
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
