import { Buffer } from 'node:buffer';
import { canonical, digest } from '../../shared/domain/canonical.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme.ts';
import { begun } from '../../shared/domain/scheme-version.ts';
import { append } from '../../shared/storage/chained.ts';
import { documentItem, loadScheme, schemeIndex } from '../../shared/storage/schemes.ts';
import type { Reply, Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { documentView, type DocumentBody } from './views.ts';

/** An item of the table ends at 400 KB; a scheme of a thousand indicators is about half of that. */
const maximumBytes = 300_000;

/** Next to the schemes in the address space: a scheme of that name could not be read. */
const reserved = new Set(['library', 'json-schema', 'validation', 'indicator-tables']);

/** A new scheme begins as the draft of its first version. It may still have problems: they are listed, not refused. */
export async function createScheme(
  services: Services,
  caller: Caller,
  { body: { scheme } }: Request<unknown, unknown, { scheme: Scheme }>,
): Promise<Reply<DocumentBody>> {
  const { table, now, trace } = services;
  if (reserved.has(scheme.id)) throw new Refused('schemes.reserved-id', { scheme: scheme.id }, { field: 'scheme.id' });
  const chain = await loadScheme(table, caller.jurisdiction, scheme.id);
  if (chain.head) throw new Refused('schemes.exists', { scheme: scheme.id }, { field: 'scheme.id' });
  const version = begun(1, hashOf(scheme), { by: caller.id, at: now });
  const head = { id: scheme.id, name: scheme.name, versions: [version] };
  const { writes, n } = append(
    chain,
    { what: 'schemes.begun', by: caller, at: now, trace },
    {
      head,
      headIndex: schemeIndex(caller.jurisdiction, head),
      items: [documentItem({ version: 1, hash: version.hash, scheme })],
    },
  );
  const location = `/v1/schemes/${scheme.id}/1`;
  return services.commit(writes, { status: 201, body: documentView(version, scheme), etag: n, location });
}

/** The name of a document: its hash. Refuses what the table could not hold. */
export function hashOf(scheme: Scheme): string {
  const bytes = Buffer.byteLength(canonical(scheme));
  if (bytes > maximumBytes) throw new Refused('schemes.document-too-large', { bytes, maximum: maximumBytes });
  return digest(scheme);
}
