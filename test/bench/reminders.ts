import { work } from '../../functions/jobs/engine.ts';
import { kinds } from '../../functions/jobs/kinds.ts';
import { busNamed } from '../../functions/bus.ts';
import type { Platform } from '../../functions/services.ts';
import { callEvents, type BusEvent } from '../../local/messages/bus.ts';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { wakesFor, type Wake } from '../../shared/storage/jobs.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { append } from '../../shared/storage/record.ts';
import { beginReminders } from '../../shared/storage/reminders.ts';
import { startEngine } from '../make/engine.ts';
import { openPeriod, period } from '../make/enrolled.ts';
import { happened } from '../make/happened.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import { printTable, ratio } from './figures.ts';

/** Each waits for its goals: the least that a record can be, and so the most that there is to do beside each event. */
const subjects = 20_000;
const shards = 4;
const atOnce = 45;

/** The bus of one machine without targets. */
function startBus() {
  const taken: BusEvent[] = [];
  let calls = 0;
  const bus = { name: 'bench', arn: 'arn:aws:events:::event-bus/bench', take: (one: BusEvent) => void taken.push(one) };
  const send = async ({ input }: { input: { Entries?: readonly object[] | undefined } }) => {
    calls += 1;
    const Entries = (input.Entries ?? []).map((entry) => ({ ...entry, Time: 0 }));
    return callEvents([bus], 'PutEvents', { Entries }, () => undefined);
  };
  return { taken, calls: () => calls, bus: busNamed('bench', { send }) };
}

/** A morning on which every subject has a reminder, beside the least that could record and send as many one by one. */
export async function benchReminders(): Promise<void> {
  const engine = await startEngine();
  try {
    const world = makeWorld(engine, []);
    const { table, jurisdiction, clock } = world;
    await world.settings();
    await world.unit('county');
    await world.person('leader', 'county', ['unit-leader']);
    const enrolled = Array.from({ length: shards }, () => subjects / shards);
    const head = await openPeriod(world, 'planning', { shards, enrolled });
    const happening = happened('periods.enrolled', clock.now);
    for (let start = 0; start < subjects; start += atOnce) {
      const writes = Array.from({ length: Math.min(atOnce, subjects - start) }, (_, n) => {
        const id = `bureau-${String(start + n).padStart(5, '0')}`;
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
          agreement: { state: 'none', version: 0 },
        };
        return append(appraisals.none(jurisdiction, period, one.subject), happening, { head: one }).writes;
      });
      await table.write(writes.flat());
    }
    await table.write(await beginReminders(table, jurisdiction, head, chinaTime('2026-07-08T12:00:00')));

    const { taken, calls, bus } = startBus();
    const queue: Wake[] = [];
    const platform: Platform = { ...world.platform, bus, jobs: { send: async (wakes) => void queue.push(...wakes) } };
    const morning = async (date: string): Promise<number> => {
      const now = chinaTime(`${date}T08:30:00`);
      const key = { pk: partition.job(jurisdiction, 'reminders', period), sk: sort.job };
      const begun = performance.now();
      queue.push(...(await wakesFor(table, key, now)));
      for (let wake = queue.shift(); wake; wake = queue.shift())
        await work(platform, kinds, wake, { holder: 'bench', now, hasTime: () => true });
      return performance.now() - begun;
    };
    const first = await morning('2026-07-09');
    const [said, called] = [taken.length, calls()];
    const quiet = await morning('2026-07-10');
    if (said !== subjects || taken.length !== subjects) throw new Error(`${said}, then ${taken.length} reminders`);

    const least = startBus();
    const began = performance.now();
    for (const { id, detail } of taken) {
      await table.write([{ put: { pk: partition.job(jurisdiction, 'bench', period), sk: id, detail } }]);
      await least.bus.put([detail as never]);
    }
    const bare = performance.now() - began;
    const row = (what: string, time: number, puts: number) => [
      what,
      (time / 1000).toFixed(1),
      String(puts),
      ratio(time, bare),
    ];
    printTable(
      `reminders: ${subjects} duties of as many subjects`,
      ['', 'seconds', 'PutEvents', 'ratio'],
      [
        row('a put and a PutEvents for each, one after another', bare, least.calls()),
        row('the job of a morning on which each is new', first, called),
        row('the job of a morning without news', quiet, calls() - called),
      ],
    );
  } finally {
    await engine.stop();
  }
}
