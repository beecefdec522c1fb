import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { Entry, digest, genesis, link } from '../../shared/domain/audit/chain.ts';
import { bare } from '../../shared/storage/record.ts';
import { sort, isEntry } from '../../shared/storage/keys.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import type { Engine } from './engine.ts';

/** What somebody with the database's password can do behind the system's back. */
export function tamperer(engine: Engine, table: Table) {
  const put = (item: Item) => table.write([{ put: item as Item & { pk: string; sk: string } }]);

  return {
    async change(pk: string, sk: string, change: (item: Item) => Item): Promise<void> {
      await put({ ...change((await table.get({ pk, sk })) ?? {}), pk, sk });
    },

    async remove(pk: string, sk: string): Promise<void> {
      const Key = { pk: { S: pk }, sk: { S: sk } };
      await engine.client.send(new DeleteItemCommand({ TableName: engine.name, Key }));
    },

    /** Gives items and entries of a collection other contents and the chain, from the entry that wrote them on, other hashes: consistently. */
    async rewrite(
      pk: string,
      changes: Readonly<Record<string, (value: Record<string, unknown>) => Item>>,
    ): Promise<void> {
      const { items } = await table.query({ partition: pk });
      const told = new Map<string, string>();
      for (const item of items.filter((one) => changes[String(one['sk'])] && !isEntry(one))) {
        const { chainAt, ...value } = bare(item);
        const after = { ...value, ...changes[String(item['sk'])]!(value) };
        if (item['sk'] === sort.head) {
          for (const [field, now] of Object.entries(after))
            told.set(`${field} ${digest(value[field] ?? null)}`, digest(now));
        } else told.set(`${String(item['sk'])} ${digest(value)}`, digest(after));
        await put({ ...item, ...after });
      }
      let previous = genesis;
      const again = (hashes: Readonly<Record<string, string | null>> | undefined) =>
        hashes &&
        Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [name, told.get(`${name} ${hash}`) ?? hash]));
      for (const item of items.filter(isEntry)) {
        const { hash: _, changes: fields, items: others, ...entry } = Entry.parse(bare(item));
        const after = changes[String(item['sk'])]?.(entry) ?? {};
        const rewritten = link({
          ...entry,
          ...(fields ? { changes: again(fields)! } : {}),
          ...(others ? { items: again(others) as Record<string, string> } : {}),
          ...after,
          previous,
        });
        previous = rewritten.hash;
        await put({ ...item, ...rewritten });
      }
    },
  };
}
