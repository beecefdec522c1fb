import type { Proposal } from '../../shared/domain/agreement/agreement.ts';
import { goalsOf, versionsIn } from '../../shared/domain/agreement/chain.ts';
import { pageOf, sortable, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { loadNegotiation } from './negotiation.ts';
import type { SubjectParams } from '../loader.ts';
import { versionView } from './views.ts';

/** Every text that ever lay on the table, oldest first: who wrote it, when, and what it said. */
export async function listVersions(
  services: Services,
  caller: Caller,
  { params, query }: Request<SubjectParams, Paged, unknown>,
) {
  const { record, agreement } = await loadNegotiation(services, caller, params);
  const laid = { items: versionsIn(record), order: ({ version }: Proposal) => sortable(version) };
  const { items, more } = await pageOf(services.cursors, laid, query);
  const versions = items.map((version) => versionView(version, goalsOf(record, version)));
  return { status: 200, body: { versions, ...more }, etag: agreement.revision } as const;
}
