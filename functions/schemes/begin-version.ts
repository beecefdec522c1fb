import { Refused } from '../../shared/domain/refused.ts';
import { begun } from '../../shared/domain/scheme-version.ts';
import { append } from '../../shared/storage/chained.ts';
import { documentItem, existingScheme, schemeDocument, versionOf, withVersion } from '../../shared/storage/schemes.ts';
import type { Reply, Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { documentView, type DocumentBody } from './views.ts';

/** A new draft that starts as a copy of an approved version; one open version at a time, so that nobody's work is lost. */
export async function beginVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<{ scheme: string }, unknown, { basedOn: number }>,
): Promise<Reply<DocumentBody, 201>> {
  const { table, now, trace } = services;
  const chain = await existingScheme(table, caller.jurisdiction, params.scheme);
  const base = versionOf(chain.head, body.basedOn);
  const open = chain.head.versions.find(({ state }) => state !== 'approved');
  if (open) throw new Refused('schemes.version-open', { version: open.version }, { field: 'basedOn' });
  const { scheme, hash } = await schemeDocument(table, caller.jurisdiction, {
    id: params.scheme,
    version: base.version,
  });
  const next = chain.head.versions.length + 1;
  const version = { ...begun(next, hash, { by: caller.id, at: now }), basedOn: base.version };
  const head = withVersion(chain.head, version);
  const { writes, n } = append(
    chain,
    { what: 'schemes.version-begun', by: caller, at: now, trace, data: { version: next, basedOn: base.version } },
    { head, items: [documentItem({ version: next, hash, scheme })] },
  );
  const location = `/v1/schemes/${params.scheme}/${next}`;
  return services.commit(writes, { status: 201, body: documentView(version, scheme), etag: n, location });
}
