import { Refused } from '../../shared/domain/refused.ts';
import { begun, mostVersions } from '../../shared/domain/scheme/version.ts';
import { documentItem, existingScheme, schemeDocument, versionOf, withVersion } from '../../shared/storage/schemes.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { documentView, type DocumentBody } from './views.ts';

/** A new draft that starts as a copy of an approved version; one open version at a time, so that nobody's work is lost. */
export async function beginVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<{ scheme: string }, unknown, { basedOn: number }>,
): Promise<Reply<DocumentBody, 201>> {
  const { table, now } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  const base = versionOf(chain.head, body.basedOn);
  const open = chain.head.versions.find(({ state }) => state !== 'approved');
  if (open) throw new Refused('schemes.version-open', { version: open.version }, { field: 'basedOn' });
  const { scheme, hash } = await schemeDocument(table, caller.jurisdiction, {
    id: params.scheme,
    version: base.version,
  });
  const next = chain.head.versions.length + 1;
  if (next > mostVersions) throw new Refused('schemes.versions-full', { maximum: mostVersions });
  const version = { ...begun(next, hash, { by: caller.id, at: now }), basedOn: base.version };
  const head = withVersion(chain.head, version);
  const { writes, n } = services.record(
    chain,
    { what: 'schemes.version-begun', data: { version: next, basedOn: base.version } },
    { head, items: [documentItem({ version: next, hash, scheme })] },
  );
  const location = `/v1/schemes/${params.scheme}/${next}`;
  return services.commit(writes, { status: 201, body: documentView(chain.head, version, scheme), etag: n, location });
}
