import { Entry } from '../../shared/domain/audit/chain.ts';
import { bare } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { recorded } from '../access.ts';
import { collectionOf } from './collections.ts';

interface Entries {
  entries: Entry[];
  /** Places at which something stands that is no entry. */
  unreadable?: string[];
  next?: string;
}

export async function listEntries(
  services: Services,
  caller: Caller,
  { query }: Request<unknown, Paged & { of: string }, unknown>,
): Promise<Reply<Entries>> {
  const partition = collectionOf(caller.jurisdiction, query.of);
  const { page, more } = await nextPage(services.cursors, query, (from) =>
    services.table.query({ partition, prefix: sort.entries, ...from }),
  );
  const read = page.items.map((item) => ({ item, entry: Entry.safeParse(bare(item)).data }));
  const unreadable = read.flatMap(({ item, entry }) => (entry ? [] : [String(item['sk'])]));
  return recorded(
    services,
    caller,
    { what: 'audit.read', of: query.of },
    ok({
      entries: read.flatMap(({ entry }) => entry ?? []),
      ...(unreadable.length > 0 ? { unreadable } : {}),
      ...more,
    }),
  );
}
