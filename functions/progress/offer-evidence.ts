import {
  type Evidence,
  type EvidenceOffer,
  checkOffer,
  evidenceOffered,
  refuseIfFull,
} from '../../shared/domain/filing/evidence.ts';
import { refuseUnlessOpen } from '../../shared/domain/filing/new-filing.ts';
import { type Phase, phaseAt } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { refuseIfClosed, evidenceKey } from './dossier.ts';
import type { SubjectParams } from '../loader.ts';
import type { UploadBody } from './views.ts';

/** Then evidence reaches no filing any more, but objections and answers to orders and notices rest on it. */
const afterClose = new Set<Phase>(['feedback', 'application', 'archived']);

/**
 * Registers a file and hands out the one upload it is allowed: the store itself refuses another type or a larger file.
 * Filings cite what is registered here, with the digest declared here.
 */
export async function offerEvidence(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectParams, unknown, EvidenceOffer>,
): Promise<Reply<UploadBody, 201>> {
  const { table, now, files } = services;
  const { jurisdiction } = caller;
  const [appraisal, period, { head: settings }] = await Promise.all([
    existingRecord(table, jurisdiction, params.period, params.subject),
    existingPeriod(table, jurisdiction, params.period),
    loadJurisdiction(table, jurisdiction),
  ]);
  if (!settings) throw new Refused('calendar.no-time-zone', { jurisdiction });
  if (!afterClose.has(phaseAt(period.head, now))) {
    refuseUnlessOpen(period.head, now);
    refuseIfClosed({ appraisal });
  }
  checkOffer(body, settings.evidence);
  refuseIfFull(appraisal.entries);

  const data = { ...body, id: services.newId() } satisfies Evidence;
  const key = evidenceKey(jurisdiction, params, data.id);
  const upload = await files.upload({ key, contentType: body.type, maximumBytes: body.bytes, sha256: body.sha256 });
  const { writes, n } = services.record(appraisal, { what: evidenceOffered, data });
  return services.commit(writes, { status: 201, body: { id: data.id, n, upload } });
}
