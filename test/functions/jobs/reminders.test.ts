import { beforeEach, describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { advance } from '../../../functions/periods/advance.ts';
import type { Platform } from '../../../functions/services.ts';
import type { DutyEvent } from '../../../shared/domain/duty/reminder.ts';
import { done, lastJob, wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { Moved } from '../../../shared/storage/attempt.ts';
import { beginReminders, remindersOf } from '../../../shared/storage/reminders.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, implementing, params, type County } from '../goals/stage.ts';
import { mortal } from './worker.ts';

const engine = withEngine();
let world: County;
let announced: DutyEvent[];
let queue: Wake[];

const minute = 60_000;
const record = remindersOf(period);
const key = () => ({ pk: partition.job(world.jurisdiction, 'reminders', period), sk: sort.job });
const job = async () => (await lastJob(world.table, { jurisdiction: world.jurisdiction, record })).job!;

const platform = (): Platform => ({
  ...world.platform,
  bus: {
    put: async (events) => {
      announced.push(...events);
      return new Set();
    },
  },
  jobs: { send: async (messages) => void queue.push(...messages) },
});

const turn = (now: number, holder = 'worker') => ({ holder, now, hasTime: () => true });

async function drain(of: Platform, now: number, holder?: string): Promise<void> {
  for (let wake = queue.shift(); wake; wake = queue.shift()) await work(of, kinds, wake, turn(now, holder));
}

/** The schedule of this one job comes by, and the worker does what it finds. */
async function comesBy(now: number, of: Platform = platform()): Promise<void> {
  queue = await wakesFor(of.table, key(), now);
  await drain(of, now);
}

async function begun(at: string, of: () => Promise<County> = () => county(engine())): Promise<void> {
  world = await of();
  announced = [];
  queue = [];
  const { head } = await existingPeriod(world.table, world.jurisdiction, period);
  await world.table.write(await beginReminders(world.table, world.jurisdiction, head, chinaTime(at)));
}

const said = () =>
  announced
    .map(({ moment, what, subject, filing }) => [moment, what, subject, filing?.slot].filter(Boolean).join(' '))
    .sort();
const morning = (date: string) => chinaTime(`${date}T08:30:00`);

describe('the reminders of a period', () => {
  test('come on a working morning, of what is near, due and late, each once', async () => {
    await begun('2026-07-06T12:00:00');
    await comesBy(morning('2026-07-07') - minute);
    expect(announced).toEqual([]);
    const both = (moment: string) => [
      `${moment} goals.propose official.officer`,
      `${moment} goals.propose unit.services`,
    ];
    // Planning ends on Tuesday the 14th.
    for (const [date, expected] of [
      ['2026-07-08', []],
      ['2026-07-09', both('near')],
      ['2026-07-10', []],
      ['2026-07-13', []],
      ['2026-07-14', both('due')],
      ['2026-07-15', []],
    ] as const) {
      announced = [];
      await comesBy(morning(date));
      await comesBy(morning(date) + minute);
      expect([date, said()]).toEqual([date, expected]);
    }
  });

  test('tell who may do it where the subject stands, and leave out who made the text on the table', async () => {
    await begun('2026-07-08T12:00:00');
    await world.as('officer').call('goals.propose', {
      params: { period, subject: 'official.officer' },
      ifMatch: 0,
      body: { as: 'proposal', goals: goals() },
    });
    await comesBy(morning('2026-07-09'));
    expect(
      announced.map(({ what, subject, roles, unit, recipients }) => ({ what, subject, roles, unit, recipients })),
    ).toEqual(
      expect.arrayContaining([
        {
          what: 'goals.propose',
          subject: 'unit.services',
          roles: ['unit-contributor', 'unit-leader'],
          unit: 'services',
          recipients: ['clerk', 'leader'],
        },
        {
          what: 'goals.sign',
          subject: 'official.officer',
          roles: ['official'],
          unit: 'services',
          recipients: ['officer'],
        },
        {
          what: 'goals.sign',
          subject: 'official.officer',
          roles: ['unit-leader'],
          unit: 'services',
          recipients: ['leader'],
        },
      ]),
    );
  });

  test('are made again of a clock that was given anew', async () => {
    await begun('2026-07-08T12:00:00');
    await comesBy(morning('2026-07-09'));
    await enrol(world, params.subject, { agreeUntil: chinaTime('2026-07-16T23:59:59.999') });
    announced = [];
    await comesBy(morning('2026-07-13'));
    expect(said()).toEqual(['near goals.propose unit.services']);
  });

  test('say of a late figure once that it is late', async () => {
    await begun('2026-08-03T12:00:00', () => implementing(engine()));
    await comesBy(morning('2026-09-14'));
    const late = said();
    expect(late).toContain('late progress.file unit.services 2026-07');
    announced = [];
    await comesBy(morning('2026-09-15'));
    expect(said().filter((one) => late.includes(one))).toEqual([]);
  });

  test('missed while the schedule stood still are told by the first run, as things stand then', async () => {
    await begun('2026-07-06T12:00:00');
    await comesBy(chinaTime('2026-07-14T15:00:00'));
    expect(said()).toEqual(['due goals.propose official.officer', 'due goals.propose unit.services']);
  });

  test.each(['archived', 'cancelled'] as const)(
    'end with a period that is %s and in which nothing waits',
    async (phase) => {
      await begun('2026-07-06T12:00:00', () => county(engine(), phase));
      await comesBy(morning('2026-07-07'));
      expect(await job()).toMatchObject({ stage: done, generation: 2 });
      expect((await world.table.get(key()))?.['gsi2pk']).toBeUndefined();
    },
  );
});

describe('whatever happens to its worker', () => {
  const all = ['near goals.propose official.officer', 'near goals.propose unit.services'];
  const now = morning('2026-07-09');
  const begin = async () => {
    await begun('2026-07-08T12:00:00');
    queue = await wakesFor(world.table, key(), now);
  };

  /** Runs of the schedule, each when the leases of the one before have run out. */
  async function redriven(): Promise<void> {
    for (let run = 1; run < 9; run += 1) {
      const later = now + run * 7 * minute;
      await comesBy(later);
    }
    expect(await job()).toMatchObject({ stage: done, generation: 2 });
  }

  test('killed before or after any act, each reminder comes, and whatever came twice has the same id', async () => {
    await begin();
    const immortal = mortal(platform(), { at: 0, when: 'before' });
    await drain(immortal.platform, now);
    expect(said()).toEqual(all);
    const acts = immortal.acts();
    expect(acts).toBeGreaterThan(6);
    let twice = 0;
    for (let act = 1; act <= acts; act += 1)
      for (const when of ['before', 'after'] as const) {
        await begin();
        await expect(drain(mortal(platform(), { at: act, when }).platform, now)).rejects.toThrow();
        const before = announced.length;
        await redriven();
        const once = new Map(announced.map((event) => [event.id, event]));
        expect([act, when, once.size]).toEqual([act, when, 2]);
        // Only whoever dies between the sending and the note of it sends again.
        expect(announced.length === 2 || before === 2).toBe(true);
        twice += announced.length - 2;
        expect([...once.values()].map(({ moment, what, subject }) => `${moment} ${what} ${subject}`).sort()).toEqual(
          all,
        );
      }
    expect(twice).toBe(4);
  });

  test('with every message twice, in any order and two workers at once, each comes, by ids once', async () => {
    await begin();
    const told: Wake[] = [];
    while (queue.length > 0) {
      const batch = queue.splice(0).toReversed();
      told.push(...batch);
      await Promise.all(
        ['one', 'two'].flatMap((holder) => batch.map((wake) => work(platform(), kinds, wake, turn(now, holder)))),
      );
    }
    for (const wake of told.toReversed()) await work(platform(), kinds, wake, turn(now, 'late'));
    expect(said()).toEqual(all);
  });

  test('while the table or the bus is busy, nothing is lost', async () => {
    await begin();
    let acts = 0;
    const busy = <T>(deed: () => Promise<T>, fault: () => Error): Promise<T> => {
      acts += 1;
      return acts % 3 === 0 ? Promise.reject(fault()) : deed();
    };
    const of = platform();
    const throttled: Platform = {
      ...of,
      table: {
        ...of.table,
        write: (writes) =>
          busy(
            () => of.table.write(writes),
            () => new Moved('the table is busy'),
          ),
      },
      bus: {
        put: (events) =>
          busy(
            () => of.bus.put(events),
            () => new Error('slow down'),
          ),
      },
    };
    for (let run = 0; run < 9; run += 1) await comesBy(now + run * 7 * minute, throttled).catch(() => undefined);
    expect([...new Set(said())]).toEqual(all);
    expect(await job()).toMatchObject({ stage: done, generation: 2 });
  });

  test('what the bus did not take is offered again, and only that', async () => {
    await begin();
    const offers: number[] = [];
    const of = platform();
    const choosy: Platform = {
      ...of,
      bus: {
        put: async (events) => {
          offers.push(events.length);
          announced.push(...events.slice(1));
          return new Set(events.length > 1 ? [events[0]!.id] : (announced.push(events[0]!), []));
        },
      },
    };
    await drain(choosy, now);
    expect(offers).toEqual([2, 1]);
    expect(said()).toEqual(all);
  });

  test('what broke off unsent is sent the next morning, beside what is new then', async () => {
    await begin();
    const deaf: Platform = { ...platform(), bus: { put: async () => Promise.reject(new Error('no bus')) } };
    await expect(drain(deaf, now)).rejects.toThrow('no bus');
    await comesBy(morning('2026-07-14'));
    expect(said()).toEqual([...all, ...all.map((one) => one.replace('near', 'due'))].sort());
  });

  test('a subject whose record cannot be read hides no other', async () => {
    await begin();
    const pk = partition.appraisal(world.jurisdiction, period, params.subject);
    await world.table.write([{ put: { pk, sk: sort.head, left: 'nothing' } }]);
    await drain(platform(), now);
    expect(said()).toEqual(['near goals.propose official.officer']);
  });
});

test('a period that was opened before there were reminders has them from its next move on', async () => {
  world = await county(engine());
  world.clock.now = chinaTime('2026-07-15T00:05:00');
  await advance({ table: world.table, jobs: { send: async () => undefined }, now: world.clock.now, trace: 'run' });
  expect(await job()).toMatchObject({ kind: 'reminders', stage: done, generation: 1 });
});
