import { returned } from '../../shared/domain/filing/filing.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { checkFilings } from './check.ts';
import { loadDossier, type SubjectParams } from './dossier.ts';

type Return = Request<SubjectParams, unknown, { filings: number[]; why: string }>;

/** The office sends data back with its reason (退回): they count no more until somebody files a correction. */
export async function returnFilings(services: Services, caller: Caller, { params, body: { filings, why } }: Return) {
  const dossier = await loadDossier(services, caller, params);
  const check = {
    step: 'return',
    to: 'returned',
    what: returned,
    why,
    filings,
    makers: ({ by }: { by: string }) => [by],
  } as const;
  return checkFilings(services, caller, { dossier, check });
}
