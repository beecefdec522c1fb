import { filingsIn } from '../../shared/domain/filing.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { entries } from '../../shared/storage/chained.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import type { SubjectParams } from './dossier.ts';
import { refuseOtherRaters } from './readers.ts';
import { filingView } from './views.ts';

/** Every filing ever made, corrected ones included, in the order of making. */
export async function listFilings(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectParams, unknown, unknown>,
) {
  const { table } = services;
  const { pk } = await existingAppraisal(table, caller.jurisdiction, params.period, params.subject);
  await refuseOtherRaters(services, caller, { pk, ...params });
  return { status: 200, body: { filings: filingsIn(await entries(table, pk)).map(filingView) } } as const;
}
