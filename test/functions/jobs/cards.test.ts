import { describe, expect, test } from 'vitest';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { implementing, subject, type County } from '../goals/stage.ts';
import { file, rate } from '../progress/acts.ts';
import { cardedCounty, cardsOf, countsOf, july, minute, others, showing } from './carded.ts';
import { mortal, redelivered, throttled } from './worker.ts';

const engine = withEngine();
const carded = () => cardedCounty(implementing(engine()));
const everybody = [subject, ...others];
const all = async (world: County) =>
  Promise.all(everybody.map(async (one) => [await cardsOf(world, one), await countsOf(world, one)]));

describe('the card of a filing that is missing', () => {
  test('is shown when it is to be warned of, from its due day on yellow, and red two working days later, each once', async () => {
    const world = await carded();
    const run = showing(world);
    expect(await run.due()).toBe(july.warned);
    await run.comesBy(july.warned - 1);
    expect(await cardsOf(world)).toEqual([]);
    await run.comesBy(july.warned);
    await run.comesBy(july.warned + 5 * minute);
    expect(await cardsOf(world)).toEqual(['online 2026-07 warned']);
    expect(await run.due()).toBe(july.yellow);
    await run.comesBy(july.yellow);
    expect(await countsOf(world)).toEqual({ warned: 1, yellow: 1, red: 0, late: 0 });
    await run.comesBy(july.red);
    await run.comesBy(july.red + 5 * minute);
    expect(await cardsOf(world)).toEqual(['warned', 'yellow', 'red'].map((state) => `online 2026-07 ${state}`));
    expect(await countsOf(world)).toEqual({ warned: 1, yellow: 1, red: 1, late: 0 });
  });

  test('is shown no more to who has left the period, nor listed', async () => {
    const world = await carded();
    await showing(world).comesBy(july.warned);
    const document = { number: '编〔2026〕3号', title: '关于撤销的通知', issuer: '县委编办' };
    const life = { state: 'withdrawn', ground: 'dissolved', document, by: 'office', at: world.clock.now } as const;
    await enrol(world, 'unit.a', { life });
    await showing(world).comesBy(july.red);
    expect(await cardsOf(world, 'unit.a')).toEqual(['online 2026-07 warned']);
    expect(await cardsOf(world, 'unit.b')).toHaveLength(3);
    const { body } = await world.as('office').call('progress.cards', { params: { period }, query: {} });
    const listed = body.subjects.map((one) => one.subject);
    expect(listed).toContain('unit.b');
    expect(listed).not.toContain('unit.a');
  });

  test('names the side that was to file it and the person who answers for the goal', async () => {
    const world = await carded();
    await showing(world).comesBy(july.warned);
    const { entries } = await existingRecord(world.table, world.jurisdiction, period, subject);
    expect(entries.at(-1)?.by.id).toBe('cards');
    expect(entries.at(-1)?.data).toMatchObject({ responsible: { side: subject, person: 'clerk' } });
  });

  test('comes in order with all that were missed, however late the schedule runs', async () => {
    const [late, daily] = [await carded(), await carded()];
    const september = chinaTime('2026-09-10T03:00:00');
    await showing(late).comesBy(september);
    const run = showing(daily);
    for (let now = july.warned; now <= september; now += 24 * 60 * minute) await run.comesBy(now);
    await run.comesBy(september);
    expect(await all(late)).toEqual(await all(daily));
    expect(await cardsOf(late)).toEqual([
      ...['warned', 'yellow', 'red'].map((state) => `online 2026-07 ${state}`),
      ...['warned', 'yellow', 'red'].map((state) => `online 2026-08 ${state}`),
    ]);
  });

  test('is cleared by a filing in time, and by one that declares no data', async () => {
    const world = await carded();
    const run = showing(world);
    await run.comesBy(july.warned);
    world.clock.now = july.yellow - 1;
    await file(world, { given: { kind: 'no-data', reason: '统计系统升级，本月无数' } });
    expect(await cardsOf(world)).toEqual(['online 2026-07 warned', 'online 2026-07 cleared']);
    await run.comesBy(july.red);
    expect(await countsOf(world)).toEqual({ warned: 1, yellow: 0, red: 0, late: 0 });
  });

  test('is cleared late by a filing after it, whose correction changes nothing more', async () => {
    const world = await carded();
    await showing(world).comesBy(july.yellow);
    world.clock.now = july.yellow + minute;
    const { body } = await file(world);
    await file(world, { given: rate('880') });
    expect((await cardsOf(world)).at(-1)).toBe('online 2026-07 cleared-late');
    expect(await countsOf(world)).toEqual({ warned: 1, yellow: 1, red: 0, late: 1 });
    const { entries } = await existingRecord(world.table, world.jurisdiction, period, subject);
    expect(entries.find(({ n }) => n === body.n + 1)?.data).toMatchObject({ state: 'cleared-late' });
  });

  test('is the same where the filing comes late and the schedule later still', async () => {
    const world = await carded();
    const run = showing(world);
    await run.comesBy(july.warned);
    world.clock.now = july.yellow + minute;
    await file(world);
    expect(await cardsOf(world)).toEqual(['online 2026-07 warned']);
    await run.comesBy(july.red + minute);
    expect(await cardsOf(world)).toEqual(
      ['warned', 'yellow', 'cleared-late'].map((state) => `online 2026-07 ${state}`),
    );
    expect(await countsOf(world)).toMatchObject({ yellow: 1, red: 0, late: 1 });
  });

  test('is shown to nobody who has no goals, or whose appraisal is closed, and in no cancelled period', async () => {
    const world = await carded();
    await enrol(world, 'unit.a', { state: 'closed' });
    const run = showing(world);
    await run.comesBy(july.yellow);
    expect(await cardsOf(world, 'official.officer')).toEqual([]);
    expect(await cardsOf(world, 'unit.a')).toEqual([]);
    expect(await cardsOf(world, 'unit.b')).toHaveLength(2);
    const { head } = await existingPeriod(world.table, world.jurisdiction, period);
    await openPeriod(world, 'cancelled', { ...head, phase: 'cancelled' });
    await run.comesBy(july.red);
    expect(await cardsOf(world, 'unit.b')).toHaveLength(2);
    expect(await run.due()).toBe(0);
  });

  test('of what is due with the end of assessment is the warning alone, and with that end the cards are over', async () => {
    const world = await carded();
    const run = showing(world);
    await run.comesBy(chinaTime('2026-10-13T00:00:00'));
    expect((await cardsOf(world)).slice(6)).toEqual([
      'online 2026-09 warned',
      'complaints period warned',
      'visits period warned',
    ]);
    expect(await run.due()).toBe(chinaTime('2026-10-21T00:00:00'));
    await run.comesBy(chinaTime('2026-10-21T00:00:00'));
    expect(await cardsOf(world)).toHaveLength(9);
    expect(await run.due()).toBe(0);
  });
});

describe('whatever becomes of its workers and messages', () => {
  const at = july.red + minute;

  test('a job killed before or after any act shows the same cards as one that lived', async () => {
    const lived = await carded();
    const run = showing(lived);
    const immortal = mortal(run.platform, { at: 0, when: 'before' });
    await run.comesBy(at, immortal.platform);
    const left = await all(lived);
    expect(left).toEqual(everybody.map(() => [expect.toSatisfy((cards) => cards.length === 3), expect.anything()]));
    expect(immortal.acts()).toBeGreaterThan(4);
    for (let act = 1; act <= immortal.acts(); act += 1)
      for (const when of ['before', 'after'] as const) {
        const world = await carded();
        const again = showing(world);
        await expect(again.comesBy(at, mortal(again.platform, { at: act, when }).platform)).rejects.toThrow();
        for (let hour = 1; hour < 4; hour += 1) await again.comesBy(at + hour * 60 * minute);
        expect(await all(world), `killed ${when} act ${act}`).toEqual(left);
      }
  });

  test('messages that come twice, in another order or to a worker without time show each card once', async () => {
    const world = await carded();
    const run = showing(world);
    await run.wakes(at);
    run.queue.push(...run.queue);
    let turns = 0;
    for (let left = 40; run.queue.length > 0 && left > 0; left -= 1) {
      run.queue.reverse();
      run.queue.push(...run.queue.slice(0, 1));
      await run.drain(at, run.platform, () => (turns += 1) % 3 > 0);
    }
    await run.comesBy(at + 60 * minute);
    expect(await cardsOf(world)).toEqual(['warned', 'yellow', 'red'].map((state) => `online 2026-07 ${state}`));
    expect(await countsOf(world, 'unit.c')).toEqual({ warned: 1, yellow: 1, red: 1, late: 0 });
  });

  test('a worker that is throttled shows the same cards as one that is not', async () => {
    const [lived, world] = [await carded(), await carded()];
    await showing(lived).comesBy(at);
    const run = showing(world);
    await run.wakes(at);
    const turn = { holder: 'worker', now: at, hasTime: () => true };
    expect(await redelivered(throttled(run.platform), run.queue, turn)).toBeGreaterThan(0);
    await run.comesBy(at + 60 * minute);
    expect(await all(world)).toEqual(await all(lived));
  });

  test('a run that is not through keeps the next from beginning, which then takes up what came meanwhile', async () => {
    const world = await carded();
    const run = showing(world);
    await run.wakes(july.warned);
    const broken = mortal(run.platform, { at: 3, when: 'before' }).platform;
    await expect(run.drain(july.warned, broken)).rejects.toThrow();
    await run.comesBy(july.yellow);
    await run.comesBy(july.yellow + 60 * minute);
    expect(await cardsOf(world)).toEqual(['online 2026-07 warned', 'online 2026-07 yellow']);
  });
});
