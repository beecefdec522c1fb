import * as z from 'zod';
import type { CollectionExport } from '../../shared/domain/collection-export.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { loadCollection } from '../../shared/storage/chained.ts';
import type { Table } from '../../shared/storage/table.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { recordAccess } from './access.ts';
import { collectionOf } from './collections.ts';

/** Whatever the head holds: an audit looks at what is there, not at what should be. */
const AnyHead = z.record(z.string(), z.unknown());

export async function readCollection(table: Table, jurisdiction: string, of: string): Promise<CollectionExport> {
  const { head, entries, items } = await loadCollection(table, collectionOf(jurisdiction, of), AnyHead);
  if (entries.length === 0) throw new Refused('audit.empty', { name: of });
  const copy = { format: 'jixiao.collection/1' as const, collection: of, entries: [...entries], items: { ...items } };
  return head ? { ...copy, head } : copy;
}

type Asked = Request<unknown, unknown, { of: string; why: string }>;

export async function exportCollection(
  services: Services,
  caller: Caller,
  { body }: Asked,
): Promise<Reply<CollectionExport>> {
  const collection = await readCollection(services.table, caller.jurisdiction, body.of);
  const access = await recordAccess(services, caller, 'audit.exported', body);
  await services.commit(access, ok({ of: body.of }));
  return ok(collection);
}
