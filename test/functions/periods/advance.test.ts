import { describe, expect, test } from 'vitest';
import { sort } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { refusal } from '../../make/refusal.ts';
import { bureau, drafted, enrolled, id, makeScene, opened, opening, params } from './scene.ts';
import { after, chainOf, period, run } from './schedule.ts';

const engine = withEngine();

describe('the schedule moves what is due', () => {
  test('at the deadline nothing, after it one phase, and a second run nothing more', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await run(it, '2026-07-15T23:59:59.999')).toEqual([]);
    expect(await run(it, after.planning)).toEqual(['implementation']);
    expect(await run(it, after.planning)).toEqual([]);
    expect((await period(it)).phase).toBe('implementation');
  });

  test('two runs at once move a period once', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const moved = (
      await Promise.all([run(it, after.planning), run(it, after.planning), run(it, after.planning)])
    ).flat();
    expect(moved).toEqual(['implementation']);
    expect((await chainOf(it)).filter(({ what }) => what === 'periods.planning-ended')).toHaveLength(1);
  });

  test('unsigned agreements are listed when planning ends', async () => {
    const it = await makeScene(engine());
    await opened(it);
    await run(it, after.planning);
    const ended = (await chainOf(it)).find(({ what }) => what === 'periods.planning-ended');
    expect(ended?.data).toEqual({ unsigned: 3, subjects: [1, 2, 3].map((n) => `unit.${bureau(n)}`) });
  });

  test('an opening that was left unfinished is completed', async () => {
    const it = await makeScene(engine(), 60);
    await drafted(it);
    const { table } = it.world;
    let writes = 0;
    const dying = {
      ...table,
      write: async (all: Parameters<typeof table.write>[0]) =>
        (writes += 1) > 2 ? Promise.reject(new Error('killed')) : table.write(all),
    };
    Object.assign(it.world.platform, { table: dying });
    await refusal(it.office.call('periods.open', { params, body: opening }));
    Object.assign(it.world.platform, { table });
    expect(await run(it, '2026-06-25T09:05:00')).toEqual(['planning']);
    expect((await period(it)).enrolled).toEqual([60]);
    expect(await enrolled(it)).toHaveLength(60);
  });
});

describe('after the schedule stood still', () => {
  test('missed phases catch up one after another, each with its entry, and the close begins', async () => {
    const it = await makeScene(engine());
    await opened(it);
    expect(await run(it, '2026-10-28T09:00:00')).toEqual(['implementation', 'assessment', 'closing']);
    expect((await chainOf(it)).map(({ what }) => what).slice(-3)).toEqual([
      'periods.planning-ended',
      'periods.implementation-ended',
      'periods.assessment-ended',
    ]);
  });
});

test('a period that cannot be moved does not hold up the others, and the run says that it failed', async () => {
  const broken = await makeScene(engine());
  await opened(broken);
  const it = await makeScene(engine());
  await opened(it);
  const { table, jurisdiction, partition } = broken.world;
  const pk = partition.period(jurisdiction, id);
  const head = await table.get({ pk, sk: sort.head });
  await table.write([{ put: { ...head, pk, sk: sort.head, phase: 'nonsense' } }]);
  await expect(run(it, after.planning)).rejects.toThrow('1 due items could not be advanced');
  expect((await period(it)).phase).toBe('implementation');
});
