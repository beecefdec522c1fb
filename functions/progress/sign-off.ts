import { rolesThatAllow, type Allow } from '../../shared/domain/authority.ts';
import { signedOff } from '../../shared/domain/filing.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { checkFilings } from './check.ts';
import { loadDossier, type SubjectParams } from './dossier.ts';

type SignOff = Request<SubjectParams, unknown, { filings: number[] }>;

/** The leader answers for the figures (签审). Whoever filed them, leader or not, cannot be the one. */
export async function signOffFilings(services: Services, caller: Caller, { params, body: { filings } }: SignOff) {
  const dossier = await loadDossier(services, caller, params);
  refuseOtherLeaders(caller, dossier.appraisal.head);
  const check = {
    step: 'sign-off',
    to: 'signed-off',
    what: signedOff,
    filings,
    makers: ({ by }: { by: string }) => [by],
  } as const;
  return checkFilings(services, caller, { dossier, check });
}

/** A unit answers through its own leader; an official's report goes to the leader of the unit or of one above it. */
function refuseOtherLeaders(caller: Caller, { kind, subject, unit, path }: AppraisalHead): void {
  const allow: Allow = { role: 'unit-leader', scope: kind === 'official' ? 'subtree' : 'unit' };
  if (rolesThatAllow(caller, [allow], { subject, unit, path }).length === 0) throw new Refused('progress.not-leader');
}
