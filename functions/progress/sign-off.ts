import { signedOff } from '../../shared/domain/filing/filing.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { checkFilings } from './check.ts';
import { loadDossier, type SubjectParams } from './dossier.ts';

type SignOff = Request<SubjectParams, unknown, { filings: number[] }>;

/** The leader answers for the figures (签审). Whoever filed them, leader or not, cannot be the one. */
export async function signOffFilings(services: Services, caller: Caller, { params, body: { filings } }: SignOff) {
  const dossier = await loadDossier(services, caller, params);
  const check = {
    step: 'sign-off',
    to: 'signed-off',
    what: signedOff,
    filings,
    makers: ({ by }: { by: string }) => [by],
  } as const;
  return checkFilings(services, caller, { dossier, check });
}
