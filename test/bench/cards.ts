import { work } from '../../functions/jobs/engine.ts';
import { kinds } from '../../functions/jobs/kinds.ts';
import type { Platform } from '../../functions/services.ts';
import { type AppraisalHead, appraisals, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { beginCards } from '../../shared/storage/cards.ts';
import { wakesFor, type Wake } from '../../shared/storage/jobs.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { append } from '../../shared/storage/record.ts';
import { startEngine } from '../make/engine.ts';
import { openPeriod, period } from '../make/enrolled.ts';
import { happened } from '../make/happened.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import { printTable, ratio } from './figures.ts';

const subjects = 5_000;
const shards = 2;
/** Three entries and a head each. */
const atOnce = 24;
/** Two items each, as the job writes them. */
const perWrite = 33;

/** A warning for every subject, beside the bare engine writing as many items in as large transactions. */
export async function benchCards(): Promise<void> {
  const engine = await startEngine();
  try {
    const world = makeWorld(engine, []);
    const { table, jurisdiction, clock } = world;
    await world.settings();
    const enrolled = Array.from({ length: shards }, () => subjects / shards);
    const head = await openPeriod(world, 'assessment', { shards, enrolled });
    const hash = 'a'.repeat(64);
    const chair = { id: 'chair', rolesUsed: [] };
    const laid = {
      version: 1,
      side: 'assessor' as const,
      hash,
      goals: [{ item: 'budget', target: '95', owner: 'li' }],
    };
    const named = (n: number) => `bureau-${String(n).padStart(5, '0')}`;
    for (let start = 0; start < subjects; start += atOnce) {
      const writes = Array.from({ length: Math.min(atOnce, subjects - start) }, (_, n) => {
        const id = named(start + n);
        const one: AppraisalHead = {
          period,
          subject: `unit.${id}`,
          kind: 'unit',
          name: { zh: id, en: id },
          unit: id,
          path: [],
          group: 'economic',
          shard: (start + n) % shards,
          state: 'open',
          agreement: { state: 'imposed', version: 1 },
        };
        const none = appraisals.none(jurisdiction, period, one.subject);
        const first = append(none, happened('goals.countered', clock.now, { data: laid }));
        const second = append(
          first.chain,
          happened('goals.imposed', clock.now, { by: chair, data: { version: 1, hash } }),
        );
        const third = append(second.chain, happened('periods.enrolled', clock.now), { head: one });
        return [first, second, third].flatMap((change) => change.writes);
      });
      await table.write(writes.flat());
    }
    await table.write(await beginCards(table, jurisdiction, head, chinaTime('2026-10-12T09:00:00')));

    const queue: Wake[] = [];
    const platform: Platform = { ...world.platform, jobs: { send: async (wakes) => void queue.push(...wakes) } };
    const run = async (now: number): Promise<number> => {
      const begun = performance.now();
      queue.push(...(await wakesFor(table, { pk: partition.job(jurisdiction, 'cards', period), sk: sort.job }, now)));
      for (let wake = queue.shift(); wake; wake = queue.shift())
        await work(platform, kinds, wake, { holder: 'bench', now, hasTime: () => true });
      return performance.now() - begun;
    };
    const warned = chinaTime('2026-10-13T00:00:00');
    const shown = await run(warned);
    const again = await run(warned + 300_000);
    const last = await existingAppraisal(table, jurisdiction, period, `unit.${named(subjects - 1)}`);
    if (last.head.cards?.warned !== 1) throw new Error('the last subject was not warned');

    const began = performance.now();
    for (let start = 0; start < subjects; start += perWrite) {
      const some = Array.from({ length: Math.min(perWrite, subjects - start) }, (_, n) => named(start + n));
      const items = some.flatMap((id) => ['entry', 'head'].map((sk) => ({ pk: `bench#${id}`, sk, ...last.head })));
      await table.write(items.map((put) => ({ put })));
    }
    const bare = performance.now() - began;
    const row = (what: string, time: number) => [what, (time / 1000).toFixed(1), ratio(time, bare)];
    printTable(
      `cards: ${subjects} subjects`,
      ['', 'seconds', 'ratio'],
      [
        row('as many items in as large transactions', bare),
        row('the job that warns each', shown),
        row('the schedule again, with nothing due', again),
      ],
    );
  } finally {
    await engine.stop();
  }
}
