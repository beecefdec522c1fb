import { describe, expect, it } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { refuseStaleRanking } from '../../../functions/results/ranking.ts';
import { headsOf } from '../../../shared/storage/appraisal-lists.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { groupsInRanking, loadResults } from '../../../shared/storage/results.ts';
import { withEngine } from '../../make/engine.ts';
import { period, smallScheme } from '../../make/enrolled.ts';
import { drained, objected, ranked, upheld } from './ranked.ts';

const engine = withEngine();

async function decided() {
  const world = await ranked(engine());
  const { body } = await objected(world);
  await upheld(world, body.id);
  return world;
}

describe('a group that is being ranked again', () => {
  it('is told at every moment, also while its job begins between two reads', async () => {
    const world = await decided();
    const { table, jurisdiction, clock } = world;
    const turn = { holder: 'worker', now: clock.now, hasTime: () => true };
    let reads = 0;
    const between = async () => {
      reads += 1;
      if (reads === 2) await work(world.platform, kinds, world.sent.shift()!, turn);
    };
    const slow = {
      ...table,
      get: async (key: Parameters<typeof table.get>[0]) => between().then(() => table.get(key)),
      query: async (question: Parameters<typeof table.query>[0]) => between().then(() => table.query(question)),
    };
    expect(await groupsInRanking(slow, jurisdiction, period)).toEqual(['economic']);
    expect(await groupsInRanking(table, jurisdiction, period)).toEqual(['economic']);
    await drained(world);
    expect(await groupsInRanking(table, jurisdiction, period)).toEqual([]);
  });

  it('holds up nobody who had read it before its ranking was over', async () => {
    const world = await decided();
    const { table, jurisdiction, platform, clock } = world;
    const chain = await existingPeriod(table, jurisdiction, period);
    const { heads } = await headsOf(table, { jurisdiction, period: chain.head });
    await drained(world);
    const services = { ...platform, now: clock.now, trace: 'test' } as unknown as Parameters<
      typeof refuseStaleRanking
    >[0];
    const caller = { jurisdiction } as unknown as Parameters<typeof refuseStaleRanking>[1];
    const results = await loadResults(table, jurisdiction, period);
    await refuseStaleRanking(services, caller, { period: chain, scheme: smallScheme, results, heads });
    expect(world.sent).toEqual([]);
  });
});
