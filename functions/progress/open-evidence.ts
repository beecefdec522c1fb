import { evidenceIn, evidenceRead } from '../../shared/domain/filing/evidence.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { evidenceKey } from './dossier.ts';
import type { SubjectParams } from '../loader.ts';
import { mayOpenSealed, refuseOtherRaters } from './readers.ts';
import type { DownloadBody } from './views.ts';

type Open = Request<SubjectParams & { readonly evidence: string }, unknown, unknown>;

/** A link to one piece of evidence. Where it is sealed, handing out the link is itself an entry of the chain. */
export async function openEvidence(services: Services, caller: Caller, { params }: Open): Promise<Reply<DownloadBody>> {
  const { table, files } = services;
  const appraisal = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  await refuseOtherRaters(services, caller, { pk: appraisal.pk, ...params });
  const evidence = evidenceIn(appraisal.entries).get(params.evidence);
  if (!evidence) throw new Refused('progress.no-evidence', { evidence: params.evidence });
  const { id, name, type, bytes, sha256, sealed } = evidence;
  if (sealed && !mayOpenSealed(caller)) throw new Refused('progress.evidence-sealed', { name });

  const url = await files.link('evidence', evidenceKey(caller.jurisdiction, params, id), name);
  const reply = { status: 200, body: { url, name, type, bytes, sha256 } } as const;
  if (!sealed) return reply;
  return services.commit(services.record(appraisal, { what: evidenceRead, data: { evidence: id } }).writes, reply);
}
