import { expect, test } from 'vitest';
import { Moved } from '../../shared/storage/attempt.ts';
import type { Item, Table, Write } from '../../shared/storage/table.ts';
import { onEachEngine, own } from './engines.ts';

const numbered = (n: number) => `item/${String(n).padStart(4, '0')}`;

async function fill(table: Table, pk: string, count: number, more: (n: number) => Item = () => ({})) {
  for (let start = 0; start < count; start += 100) {
    const these = Array.from({ length: Math.min(100, count - start) }, (_, n) => start + n);
    await table.write(these.map((n) => ({ put: { pk, sk: numbered(n), n, ...more(n) } })));
  }
}

const numbers = (items: readonly Item[]) => items.map(({ n }) => n);

onEachEngine('the table', (engine) => {
  test('gives back what was put, and nothing for what was not', async () => {
    const table = engine().table();
    const item = { pk: own(), sk: 'a', text: '绩效 䶮𠮷', number: 12, list: [1, { deep: null }], absent: undefined };
    await table.write([{ put: item }]);
    const { absent: _, ...kept } = item;
    expect(await table.get(item)).toEqual(kept);
    expect(await table.get({ pk: item.pk, sk: 'b' })).toBeUndefined();
  });

  test('reads any number of items by key, leaving out those that are not there', async () => {
    const table = engine().table();
    const pk = own();
    await fill(table, pk, 250);
    const keys = Array.from({ length: 260 }, (_, n) => ({ pk, sk: numbered(n) }));
    expect((await table.getMany(keys)).length).toBe(250);
    expect(await table.getMany([])).toEqual([]);
  });

  test('answers a range with both its ends, a prefix, and either backwards', async () => {
    const table = engine().table();
    const pk = own();
    await fill(table, pk, 12);
    const ask = async (more: object) => numbers((await table.query({ partition: pk, ...more })).items);
    expect(await ask({ from: numbered(3), to: numbered(5) })).toEqual([3, 4, 5]);
    expect(await ask({ from: numbered(10) })).toEqual([10, 11]);
    expect(await ask({ to: numbered(1) })).toEqual([0, 1]);
    expect(await ask({ prefix: 'item/000', backwards: true, limit: 2 })).toEqual([9, 8]);
    expect(await ask({ prefix: 'other/' })).toEqual([]);
  });

  test('pages so that every item comes once, also where a page is full at 1 MB', async () => {
    const table = engine().table();
    const pk = own();
    await fill(table, pk, 30, () => ({ text: '佐'.repeat(20_000) }));
    const seen: unknown[] = [];
    let after: Item | undefined;
    let pages = 0;
    do {
      const page = await table.query({ partition: pk, ...(after ? { after } : {}) });
      seen.push(...numbers(page.items));
      after = page.next;
      pages += 1;
    } while (after);
    expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(pages).toBeGreaterThan(1);
  });

  test('lists by an index what has its keys, moves it when they change and drops it when they go', async () => {
    const table = engine().table();
    const [pk, gsi1pk] = [own(), own()];
    const listed = async () => numbers((await table.query({ index: 'byList', partition: gsi1pk })).items);
    await fill(table, pk, 3, (n) => ({ gsi1pk, gsi1sk: `1#${n}` }));
    expect(await listed()).toEqual([0, 1, 2]);
    await table.write([{ put: { pk, sk: numbered(0), n: 0, gsi1pk, gsi1sk: '2#0' } }]);
    expect(await listed()).toEqual([1, 2, 0]);
    await table.write([{ put: { pk, sk: numbered(1), n: 1 } }]);
    expect(await listed()).toEqual([2, 0]);
  });

  test('shows of what is due the keys only', async () => {
    const table = engine().table();
    const [pk, gsi2pk] = [own(), own()];
    await fill(table, pk, 1, () => ({ gsi2pk, gsi2sk: '1' }));
    const { items } = await table.query({ index: 'byDue', partition: gsi2pk, to: '1' });
    expect(items).toEqual([{ pk, sk: numbered(0), gsi2pk, gsi2sk: '1' }]);
  });

  test('writes all of a transaction or nothing of it', async () => {
    const table = engine().table();
    const pk = own();
    await table.write([{ put: { pk, sk: 'taken' }, unless: 'exists' }]);
    const both: Write[] = [{ put: { pk, sk: 'free' } }, { put: { pk, sk: 'taken', again: true }, unless: 'exists' }];
    await expect(table.write(both)).rejects.toThrow(Moved);
    expect((await table.query({ partition: pk })).items).toEqual([{ pk, sk: 'taken' }]);
  });

  test('writes under a condition on what stands there, or on what it only looks at', async () => {
    const table = engine().table();
    const pk = own();
    const turn = (from: number): Write => ({
      put: { pk, sk: 'part', turn: from + 1 },
      when: { expression: 'attribute_not_exists(pk) OR turn = :turn', values: { ':turn': from } },
    });
    await table.write([turn(0)]);
    await table.write([turn(1)]);
    await expect(table.write([turn(1)])).rejects.toThrow(Moved);
    const look = { check: { pk, sk: 'part' }, when: { expression: 'turn = :turn', values: { ':turn': 1 } } };
    await expect(table.write([look, { put: { pk, sk: 'other' } }])).rejects.toThrow(Moved);
    expect(await table.get({ pk, sk: 'other' })).toBeUndefined();
  });

  test('lets one of many who write the same place at once win', async () => {
    const table = engine().table();
    const pk = own();
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, who) => table.write([{ put: { pk, sk: 'entry', who }, unless: 'exists' }])),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.flatMap((one) => (one.status === 'rejected' ? [one.reason instanceof Moved] : []))).toEqual(
      Array.from({ length: 19 }, () => true),
    );
  });

  test('takes a hundred actions at once and refuses more as a fault, not as a lost race', async () => {
    const table = engine().table();
    const pk = own();
    await table.write(Array.from({ length: 100 }, (_, n) => ({ put: { pk, sk: numbered(n) } })));
    const tooMany = Array.from({ length: 101 }, (_, n) => ({ put: { pk, sk: numbered(n) } }));
    await expect(table.write(tooMany)).rejects.not.toThrow(Moved);
  });
});
