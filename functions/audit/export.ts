import type { CollectionExport } from '../../shared/domain/audit/chain-check.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { examine } from '../../shared/storage/examined.ts';
import { recorded } from '../access.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { collectionFor } from './collections.ts';

export function existingCopy(copy: CollectionExport | undefined, name: string): CollectionExport {
  if (!copy) throw new Refused('audit.empty', { name });
  return copy;
}

type Asked = Request<unknown, unknown, { of: string; why: string }>;

/**
 * Hands out a collection as it stands: what is damaged in it goes along, for the verifier to name. Made again, it ends where it
 * ended: the access log has grown at least by the entry of the export itself.
 */
export async function exportCollection(
  services: Services,
  caller: Caller,
  { body, asOf = Infinity }: Asked,
): Promise<Reply<CollectionExport>> {
  const { copy } = await examine(services.table, await collectionFor(services, caller, body.of));
  const collection = until(asOf, existingCopy(copy, body.of));
  return recorded(services, caller, { what: 'audit.exported', ...body }, ok(collection, lastOf(collection)));
}

const until = (end: number, { entries, unreadable, ...copy }: CollectionExport): CollectionExport => ({
  ...copy,
  entries: entries.filter(({ n }) => n <= end),
  ...(unreadable ? { unreadable: unreadable.filter(({ place }) => place <= end) } : {}),
});

const lastOf = ({ entries, unreadable = [] }: CollectionExport): number =>
  Math.max(0, ...entries.map(({ n }) => n), ...unreadable.map(({ place }) => place));
