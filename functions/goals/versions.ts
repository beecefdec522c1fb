import { goalsOf, versionsIn } from '../../shared/domain/agreement-chain.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation, type SubjectParams } from './negotiation.ts';
import { versionView } from './views.ts';

/** Every text that ever lay on the table, oldest first: who wrote it, when, and what it said. */
export async function listVersions(
  services: Services,
  caller: Caller,
  { params }: Request<SubjectParams, unknown, unknown>,
) {
  const { record, agreement } = await loadNegotiation(services, caller, params);
  const versions = versionsIn(record).map((version) => versionView(version, goalsOf(record, version)));
  return { status: 200, body: { versions }, etag: agreement.revision } as const;
}
