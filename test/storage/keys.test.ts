import { expect, describe, test } from 'vitest';
import { due, dueAt, dueIn, list, listed, partition, sort } from '../../shared/storage/keys.ts';
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
    const longer = [list.officials, list.cases, list.orders].map((of) => of('330199', 'a'));
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
      sort.order('x'),
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

  test('finds everything due by an instant and nothing due a millisecond later', async () => {
    const table = engine().table();
    const pk = own();
    const at = 1_790_000_000_000;
    await table.write(
      [at - 1, at, at + 1].map((instant) => ({ put: { pk, sk: `${instant}`, ...dueAt(instant, pk, `${instant}`) } })),
    );
    const { items } = await table.query({ index: 'byDue', partition: due.partition, to: due.until(at) });
    expect(items.filter((item) => item['pk'] === pk).map(({ sk }) => sk)).toEqual([`${at - 1}`, `${at}`]);
  });
});
