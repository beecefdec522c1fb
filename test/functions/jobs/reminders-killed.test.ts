import { describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import { Moved } from '../../../shared/storage/attempt.ts';
import { done, type Wake } from '../../../shared/storage/jobs.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { county, params } from '../goals/stage.ts';
import { both, minute, morning, remindedFrom, sentence, turn } from './reminded.ts';
import { mortal } from './worker.ts';

const engine = withEngine();
const all = both('near');
const now = morning('2026-07-09');

async function begin() {
  const it = await remindedFrom('2026-07-08T12:00:00', county(engine()));
  await it.wakes(now);
  return it;
}

describe('whatever happens to the worker of reminders,', () => {
  test('killed before or after any act, each comes, and what came twice has the same id', async () => {
    const living = await begin();
    const immortal = mortal(living.platform, { at: 0, when: 'before' });
    await living.drain(immortal.platform, now);
    expect(living.said()).toEqual(all);
    const acts = immortal.acts();
    expect(acts).toBeGreaterThan(6);
    let again = 0;
    for (let act = 1; act <= acts; act += 1)
      for (const when of ['before', 'after'] as const) {
        const { drain, comesBy, platform, announced, job } = await begin();
        await expect(drain(mortal(platform, { at: act, when }).platform, now)).rejects.toThrow();
        const before = announced.length;
        // Runs of the schedule, each when the leases of the one before have run out.
        for (let run = 1; run < 5; run += 1) await comesBy(now + run * 7 * minute);
        expect(await job()).toMatchObject({ stage: done, generation: 2 });
        const once = new Map(announced.map((event) => [event.id, event]));
        expect([act, when, [...once.values()].map(sentence).sort()]).toEqual([act, when, all]);
        // Only who dies between the sending and the note of it has it sent again.
        expect(announced.length === 2 || before === 2).toBe(true);
        again += announced.length - 2;
      }
    expect(again).toBe(4);
  });

  test('with every message twice, in any order and two workers at once, each comes once', async () => {
    const { queue, platform, said } = await begin();
    const told: Wake[] = [];
    while (queue.length > 0) {
      const batch = queue.splice(0).toReversed();
      told.push(...batch);
      await Promise.all(
        ['one', 'two'].flatMap((holder) => batch.map((wake) => work(platform, kinds, wake, turn(now, holder)))),
      );
    }
    for (const wake of told.toReversed()) await work(platform, kinds, wake, turn(now, 'late'));
    expect(said()).toEqual(all);
  });

  test('while the table or the bus is busy, nothing is lost', async () => {
    const { platform, comesBy, said, job } = await begin();
    let acts = 0;
    const busy = <T>(deed: () => Promise<T>, fault: Error): Promise<T> => {
      acts += 1;
      return acts % 3 === 0 ? Promise.reject(fault) : deed();
    };
    const throttled: Platform = {
      ...platform,
      table: {
        ...platform.table,
        write: (writes) => busy(() => platform.table.write(writes), new Moved('the table is busy')),
      },
      bus: { put: (events) => busy(() => platform.bus.put(events), new Error('slow down')) },
    };
    for (let run = 0; run < 9; run += 1) await comesBy(now + run * 7 * minute, throttled).catch(() => undefined);
    expect([...new Set(said())]).toEqual(all);
    expect(await job()).toMatchObject({ stage: done, generation: 2 });
  });

  test('what the bus did not take is offered again, and only that', async () => {
    const { platform, drain, announced, said } = await begin();
    const offers: number[] = [];
    const put: Platform['bus']['put'] = async (events) => {
      offers.push(events.length);
      const refused = events.length > 1 ? events.slice(0, 1) : [];
      announced.push(...events.slice(refused.length));
      return new Set(refused.map(({ id }) => id));
    };
    await drain({ ...platform, bus: { put } }, now);
    expect(offers).toEqual([2, 1]);
    expect(said()).toEqual(all);
  });

  test('what broke off unsent is sent the next morning, beside what is new then', async () => {
    const { platform, drain, comesBy, said } = await begin();
    const deaf: Platform = { ...platform, bus: { put: async () => Promise.reject(new Error('no bus')) } };
    await expect(drain(deaf, now)).rejects.toThrow('no bus');
    await comesBy(morning('2026-07-14'));
    expect(said()).toEqual([...all, ...both('due')].sort());
  });

  test('a subject whose record cannot be read hides no other', async () => {
    const { world, platform, drain, said } = await begin();
    const pk = partition.appraisal(world.jurisdiction, period, params.subject);
    await world.table.write([{ put: { pk, sk: sort.head, left: 'nothing' } }]);
    await drain(platform, now);
    expect(said()).toEqual(['near goals.propose official.officer']);
  });
});
