import * as z from 'zod';
import { expect, test } from 'vitest';
import { chainFaults } from '../../shared/domain/audit/chain-check.ts';
import { append, entries, unchanged, type Chained, load, loadCollection } from '../../shared/storage/record.ts';
import { sort } from '../../shared/storage/keys.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import { onEachEngine, own } from './engines.ts';
import { happened } from '../make/happened.ts';

const Head = z.strictObject({ name: z.string(), state: z.string().optional() });
type Head = z.infer<typeof Head>;
const kind = { head: Head, index: () => ({}) };

const by = { id: 'li', rolesUsed: ['performance-office'] };
const change = (data?: object) => happened('imports.written', 1_790_000_000_000, { by, ...(data ? { data } : {}) });

async function grow(table: Table, chain: Chained<Head>, changes: Parameters<typeof append<Head>>[2] = {}) {
  await table.write(append(chain, change(), changes).writes);
  return load(table, chain.pk, kind);
}

const faultsOf = async (table: Table, pk: string) => {
  const { head, entries: chain, items } = await loadCollection(table, pk, kind);
  return chainFaults({ entries: chain, ...(head ? { head } : {}), items });
};

onEachEngine('a chained collection', (engine) => {
  test('that does not exist has no head and begins at the first entry', async () => {
    const chain = await load(engine().table(), own(), kind);
    expect(chain).toMatchObject({ head: undefined, n: 0, headAt: 0 });
  });

  test('is read as it was written, head and last entry together, with one query', async () => {
    let queries = 0;
    const table = engine().table((operation) => (queries += operation === 'query' ? 1 : 0));
    let chain = await load(table, own(), kind);
    chain = await grow(table, chain, { head: { name: '财政局', state: 'open' } });
    chain = await grow(table, chain);
    chain = await grow(table, chain, { items: [{ sk: sort.sheet(1), value: { score: '78.00' } }] });
    queries = 0;
    expect(await load(table, chain.pk, kind)).toMatchObject({
      head: { name: '财政局', state: 'open' },
      n: 3,
      headAt: 1,
    });
    expect(queries).toBe(1);
    expect(await faultsOf(table, chain.pk)).toEqual([]);
  });

  test('keeps a write-once record as the data of its entry', async () => {
    const table = engine().table();
    const chain = await load(table, own(), kind);
    const filed = append(chain, change({ value: '80', note: '月报' }));
    await table.write(filed.writes);
    expect(await entries(table, chain.pk)).toEqual([filed.entry]);
  });

  test('keeps its entries in order beyond a page and beyond nine', async () => {
    const table = engine().table();
    let chain = await load(table, own(), kind);
    for (let n = 1; n <= 12; n += 1) {
      const grown = append(chain, change({ text: '填'.repeat(40_000) }));
      await table.write(grown.writes);
      chain = Object.assign(chain, { n: grown.n, hash: grown.hash });
    }
    expect((await entries(table, chain.pk)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await faultsOf(table, chain.pk)).toEqual([]);
  });

  test('lets one of two writers who read the same state win, and tells the other', async () => {
    const table = engine().table();
    const chain = await grow(table, await load(table, own(), kind), { head: { name: 'a' } });
    await table.write(append(chain, change()).writes);
    const late = append(chain, change(), { head: { name: 'b' } });
    await expect(table.write(late.writes)).rejects.toThrow(Moved);
    expect((await load(table, chain.pk, kind)).head).toEqual({ name: 'a' });
  });

  test('stays whole under twelve writers at once who try until they are through', async () => {
    const table = engine().table();
    const pk = own();
    const write = async (who: number): Promise<void> => {
      for (;;) {
        const chain = await load(table, pk, kind).catch(() => undefined);
        if (!chain) continue;
        const lost = await table.write(append(chain, change({ who }), { head: { name: `${who}` } }).writes).then(
          () => false,
          (error: unknown) => error instanceof Moved,
        );
        if (!lost) return;
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, who) => write(who)));
    const chain = await entries(table, pk);
    expect(chain.map(({ data }) => data?.['who']).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(await faultsOf(table, pk)).toEqual([]);
  });

  test('that another one relies on stops its transaction when it has grown meanwhile', async () => {
    const table = engine().table();
    const period = await grow(table, await load(table, own(), kind), { head: { name: 'open' } });
    const appraisal = await load(table, own(), kind);
    await grow(table, period, { head: { name: 'closed' } });
    const { writes } = append(appraisal, change());
    await expect(table.write([...writes, unchanged(period)])).rejects.toThrow(Moved);
    expect(await entries(table, appraisal.pk)).toEqual([]);
  });

  /** A table between whose reads of two items a writer comes: the head is of before, the last entry of after. */
  const torn = (table: Table, before: readonly Item[], times: number): Table => ({
    ...table,
    async query(question) {
      const page = await table.query(question);
      times -= 1;
      const headBefore = before.find(({ sk }) => sk === sort.head);
      return times < 0
        ? page
        : { ...page, items: page.items.map((item) => (item['sk'] === sort.head && headBefore ? headBefore : item)) };
    },
  });

  test('read in two moments is read again until head and entry belong together', async () => {
    const table = engine().table();
    const chain = await grow(table, await load(table, own(), kind), { head: { name: 'before' } });
    const { items } = await table.query({ partition: chain.pk });
    await grow(table, chain, { head: { name: 'after' } });
    expect(await load(torn(table, items, 2), chain.pk, kind)).toMatchObject({ head: { name: 'after' }, n: 2 });
    expect(await loadCollection(torn(table, items, 2), chain.pk, kind)).toMatchObject({
      head: { name: 'after' },
      n: 2,
    });
  });

  test('whose head and last entry never fit, however often they are looked at, is damaged and not busy', async () => {
    const table = engine().table();
    const chain = await grow(table, await load(table, own(), kind), { head: { name: 'before' } });
    const { items } = await table.query({ partition: chain.pk });
    await grow(table, chain, { head: { name: 'after' } });
    await expect(load(torn(table, items, 9), chain.pk, kind)).rejects.toThrow('record.damaged');
    await expect(loadCollection(torn(table, items, 9), chain.pk, kind)).rejects.toThrow('record.damaged');
  });
});
