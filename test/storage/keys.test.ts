import { expect, describe, test } from 'vitest';
import { dueBy } from '../../shared/storage/due.ts';
import { due, dueAt, dueIn, list, listed, partition, sort, standsIn } from '../../shared/storage/keys.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';
import type { Table } from '../../shared/storage/table.ts';
import { onEachEngine, own } from './engines.ts';

describe('keys', () => {
  test('begin with the jurisdiction, whatever they are of', () => {
    const { access, ...named } = partition;
    const partitions = [
      access('330199'),
      access('330199', 2),
      ...Object.values(named).map((of) => of('330199', 'a', 'b')),
    ];
    const lists = [list.schemes, list.periods].map((of) => of('330199'));
    const longer = [
      list.officials('330199', 'a'),
      ...KindName.options.map((kind) => list.matters('330199', 'a', kind)),
    ];
    const all = [...partitions, ...lists, ...longer, list.appraisals('330199', 'p', 0), list.seats('330199', 'p', 'r')];
    expect(all.filter((key) => !key.startsWith('330199#'))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('of what is due tell whose it is', () => {
    expect(dueIn(partition.appraisal('330199', '2026q3', 'unit.finance'))).toEqual({
      jurisdiction: '330199',
      of: 'appraisal',
      period: '2026q3',
    });
    expect(() => dueIn(partition.organisation('330199'))).toThrow();
  });

  test('of instants sort as the instants do', () => {
    const instants = [0, 999, 1_000, 1_790_000_000_000, 9_999_999_999_999];
    const keys = instants.map((instant) => due.at(instant, 'pk', 'sk'));
    expect(keys.toSorted()).toEqual(keys);
  });
});

onEachEngine('order in the table', (engine) => {
  test('puts the head right behind the entries, and every other item apart from them', async () => {
    const table = engine().table();
    const pk = own();
    const keys = [
      sort.entry(1),
      sort.entry(99_999_999),
      sort.head,
      sort.calendar(2026),
      sort.sheet(1),
      sort.matter('orders', 'x'),
      sort.seat('y'),
    ];
    await table.write(keys.map((sk) => ({ put: { pk, sk } })));
    const { items } = await table.query({
      partition: pk,
      from: sort.entries,
      to: sort.head,
      backwards: true,
      limit: 2,
    });
    expect(items.map(({ sk }) => sk)).toEqual([sort.head, sort.entry(99_999_999)]);
  });

  test('goes on behind a subject without leaving out the one whose name begins with it', async () => {
    const table = engine().table();
    const pk = list.appraisals(own(), '2026q3', 0);
    const subjects = ['unit.a', 'unit.a-1', 'unit.a.b', 'unit.a0', 'unit.b'];
    await table.write(
      subjects.map((subject) => ({
        put: { pk: own(), sk: sort.head, subject, ...listed(pk, list.inGroup('g', subject)) },
      })),
    );
    const seen: unknown[] = [];
    let from: string | undefined;
    for (;;) {
      const { items } = await table.query({
        index: 'byList',
        partition: pk,
        limit: 1,
        ...(from === undefined ? {} : { from }),
      });
      if (items.length === 0) break;
      seen.push(items[0]?.['subject']);
      from = list.behind('g', String(items[0]?.['subject']));
    }
    expect(seen).toEqual(subjects);
  });

  test('finds everything due by an instant, oldest first, and nothing due a millisecond later', async () => {
    const table = engine().table();
    const at = 1_790_000_000_000;
    const jurisdiction = own();
    const dueOf = (n: number, instant: number) => {
      const pk = partition.period(jurisdiction, `${n}`);
      return { pk, sk: sort.head, ...dueAt(instant, pk, sort.head) };
    };
    const rows = Array.from({ length: 40 }, (_, n) => dueOf(n, at - 40 + ((n * 7) % 40)));
    const before = { ...dueOf(40, at - 41), gsi2pk: 'due' };
    await table.write([...rows, before, dueOf(41, at + 1)].map((put) => ({ put })));
    expect(new Set(rows.map(({ gsi2pk }) => gsi2pk)).size).toBeGreaterThan(10);
    const expected = [before, ...rows.toSorted((a, b) => (a.gsi2sk < b.gsi2sk ? -1 : 1))];
    const found: string[] = [];
    for await (const { pk } of dueBy(table, at)) if (pk.startsWith(jurisdiction)) found.push(pk);
    expect(found).toEqual(expected.map(({ pk }) => pk));
  });

  test('finds what is due in every other shard where one cannot be read, and says in the end that one could not', async () => {
    const table = engine().table();
    const at = 1_790_000_000_000;
    const jurisdiction = own();
    const dueOf = (n: number) => {
      const pk = partition.appraisal(jurisdiction, 'q', `unit.u${n}`);
      return { pk, sk: sort.head, ...dueAt(at, pk, sort.head) };
    };
    const rows = Array.from({ length: 40 }, (_, n) => dueOf(n));
    await table.write(rows.map((put) => ({ put })));
    const throttled = String(rows[0]?.gsi2pk);
    const slow: Table = {
      ...table,
      query: async (question) => {
        if (question.partition === throttled) throw new Error('slow down');
        return table.query(question);
      },
    };
    const found: string[] = [];
    const listing = async () => {
      for await (const { pk } of dueBy(slow, at)) if (pk.startsWith(jurisdiction)) found.push(pk);
    };
    await expect(listing()).rejects.toThrow('1 shards');
    const others = rows.filter(({ gsi2pk }) => gsi2pk !== throttled).map(({ pk }) => pk);
    expect(found.toSorted()).toEqual(others.toSorted());
  });

  test('takes what was due before there were shards for standing where it should, and nothing else', () => {
    const pk = partition.period('t', 'p');
    const index = dueAt(5, pk, sort.head);
    expect(standsIn({ ...index }, index)).toBe(true);
    expect(standsIn({ ...index, gsi2pk: 'due' }, index)).toBe(true);
    expect(standsIn({ ...index, gsi2pk: 'due#99' }, index)).toBe(false);
    expect(standsIn({ gsi2pk: 'due' }, {})).toBe(false);
  });
});
