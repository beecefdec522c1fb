import { Refused } from '../../shared/domain/refused.ts';
import { edited } from '../../shared/domain/scheme/version.ts';
import { type Scheme, schemeHash } from '../../shared/domain/scheme/scheme.ts';
import { basedOn } from '../../shared/storage/chained.ts';
import { documentItem, existingScheme, versionOf, withVersion } from '../../shared/storage/schemes.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type DocumentBody, type VersionParams, documentView } from './views.ts';

/** Replaces the document of a draft, if the editor has seen the latest one. */
export async function saveVersion(
  services: Services,
  caller: Caller,
  { params, body: { scheme }, ifMatch }: Request<VersionParams, unknown, { scheme: Scheme }>,
): Promise<Reply<DocumentBody>> {
  const { table, now } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  basedOn(chain.n, ifMatch);
  if (scheme.id !== params.scheme)
    throw new Refused('schemes.other-id', { given: scheme.id, scheme: params.scheme }, { field: 'scheme.id' });
  const version = edited(versionOf(chain.head, params.version), schemeHash(scheme), { by: caller.id, at: now });
  const head = { ...withVersion(chain.head, version), name: scheme.name };
  const document = { version: params.version, hash: version.hash, scheme };
  const { writes, n } = services.record(
    chain,
    { what: 'schemes.edited', data: { version: params.version } },
    { head, items: [documentItem(document)] },
  );
  return services.commit(writes, ok(documentView(chain.head, version, scheme), n));
}
