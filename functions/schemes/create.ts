import { Refused } from '../../shared/domain/refused.ts';
import { begun } from '../../shared/domain/scheme/version.ts';
import { type Scheme, schemeHash } from '../../shared/domain/scheme/scheme.ts';
import { documentItem, loadScheme } from '../../shared/storage/schemes.ts';
import { newOwner } from '../mandate.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type DocumentBody, documentView } from './views.ts';

/** Next to the schemes in the address space: a scheme of that name could not be read. */
const reserved = new Set(['library', 'json-schema', 'validation', 'indicator-tables']);

/** A new scheme begins as the draft of its first version. It may still have problems: they are listed, not refused. */
export async function createScheme(
  services: Services,
  caller: Caller,
  { body: { scheme, owner: named } }: Request<unknown, unknown, { scheme: Scheme; owner?: string | undefined }>,
): Promise<Reply<DocumentBody, 201>> {
  const { table, now } = services;
  if (reserved.has(scheme.id)) throw new Refused('schemes.reserved-id', { scheme: scheme.id }, { field: 'scheme.id' });
  const { unit, relies } = await newOwner(services, caller, named);
  const chain = await loadScheme(table, caller.jurisdiction, scheme.id);
  if (chain.head) throw new Refused('schemes.exists', { scheme: scheme.id }, { field: 'scheme.id' });
  const version = begun(1, schemeHash(scheme), { by: caller.id, at: now });
  const owner = unit ? { owner: unit.id } : {};
  const head = { id: scheme.id, name: scheme.name, ...owner, versions: [version] };
  const { writes, n } = services.record(
    chain,
    { what: 'schemes.begun' },
    {
      head,
      items: [documentItem({ version: 1, hash: version.hash, scheme })],
    },
  );
  const location = `/v1/schemes/${scheme.id}/1`;
  return services.commit([...writes, ...relies], {
    status: 201,
    body: documentView(head, version, scheme),
    etag: n,
    location,
  });
}
