import * as z from 'zod';
import { due } from './keys.ts';
import type { Item, Key, Table } from './table.ts';

const Row = z.object({ pk: z.string(), sk: z.string(), gsi2sk: z.string() });
type Row = z.infer<typeof Row>;

/** Keys of everything due by an instant, oldest first, whichever shard of the index they stand in. */
export async function* dueBy(table: Table, instant: number): AsyncGenerator<Key> {
  for await (const { pk, sk } of deadlinesBy(table, instant)) yield { pk, sk };
}

/** The same with the instant from which each is due. */
export async function* deadlinesBy(table: Table, instant: number): AsyncGenerator<Key & { readonly due: number }> {
  // A shard that cannot be read holds up none of the others; that it could not is told at the end.
  const faults: unknown[] = [];
  const nextOf = async (rows: AsyncGenerator<Row>): Promise<Row | undefined> => {
    try {
      const { done, value } = await rows.next();
      return done ? undefined : value;
    } catch (error) {
      faults.push(error);
      return undefined;
    }
  };
  const shards = due.partitions.map((partition) => rowsIn(table, partition, instant));
  const waiting = await Promise.all(shards.map(async (shard) => ({ shard, row: await nextOf(shard) })));
  for (;;) {
    const [first] = waiting
      .flatMap(({ shard, row }) => (row ? [{ shard, row }] : []))
      .toSorted((a, b) => (a.row.gsi2sk < b.row.gsi2sk ? -1 : 1));
    if (!first) break;
    yield { pk: first.row.pk, sk: first.row.sk, due: due.instantOf(first.row.gsi2sk) };
    const place = waiting.findIndex(({ shard }) => shard === first.shard);
    waiting[place] = { shard: first.shard, row: await nextOf(first.shard) };
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} shards of what is due could not be read`);
}

async function* rowsIn(table: Table, partition: string, instant: number): AsyncGenerator<Row> {
  let after: Item | undefined;
  do {
    const page = await table.query({ index: 'byDue', partition, to: due.until(instant), after });
    yield* page.items.map((item) => Row.parse(item));
    after = page.next;
  } while (after);
}
