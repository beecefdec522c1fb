import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { enrol } from '../../make/enrolled.ts';
import { period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { cardedCounty, cardsOf, countsOf, july, minute, showing } from '../jobs/carded.ts';
import { implementing, params, subject, type County } from '../goals/stage.ts';
import { file } from './acts.ts';

const engine = withEngine();

async function carded(until: number) {
  const world = await cardedCounty(implementing(engine()));
  await world.person('chair', 'county', ['committee']);
  await world.person('auditor', 'county', ['supervisor']);
  const run = showing(world);
  await run.comesBy(until);
  world.clock.now = until + minute;
  return { world, run };
}
const reason = '省级平台停机检修，数据无法取得';
const waive = (world: County, by: string, slot = '2026-07') =>
  world.as(by).call('progress.waive-card', { params, body: { indicator: 'online', slot, reason } });

describe('a card is waived', () => {
  test('by the office while it never was red, with a reason on record; no other card follows it', async () => {
    const { world, run } = await carded(july.yellow);
    expect(await refused(waive(world, 'chair'))).toBe('progress.waived-by');
    expect((await waive(world, 'office')).body.state).toBe('waived');
    expect(await countsOf(world)).toEqual({ warned: 0, yellow: 0, red: 0, late: 0 });
    await run.comesBy(july.red);
    world.clock.now = july.red + minute;
    await file(world);
    expect(await cardsOf(world)).toEqual(['warned', 'yellow', 'waived'].map((state) => `online 2026-07 ${state}`));
    expect(await refused(waive(world, 'office'))).toBe('progress.card-over');
    const { body } = await world
      .as('auditor')
      .call('progress.cards', { params: { period }, query: { state: 'waived' } });
    expect(body.subjects.map(({ cards }) => cards)).toMatchObject([[{ slot: '2026-07', reason }]]);
  });

  test('by the committee alone once it was red, also after the filing came', async () => {
    const { world } = await carded(july.red);
    expect(await refused(waive(world, 'office'))).toBe('progress.waived-by');
    await file(world);
    expect(await refused(waive(world, 'office'))).toBe('progress.waived-by');
    await waive(world, 'chair');
    expect(await countsOf(world)).toEqual({ warned: 0, yellow: 0, red: 0, late: 0 });
  });

  test('by the committee from the instant it is red on, also before the schedule has come by to show that', async () => {
    const { world, run } = await carded(july.yellow);
    world.clock.now = july.red + 1;
    expect(await refused(waive(world, 'office'))).toBe('progress.waived-by');
    await waive(world, 'chair');
    await run.comesBy(july.red + minute);
    expect(await cardsOf(world)).toEqual(['warned', 'yellow', 'waived'].map((state) => `online 2026-07 ${state}`));
    expect(await countsOf(world)).toEqual({ warned: 0, yellow: 0, red: 0, late: 0 });
  });

  test('by nobody who was to file it, or stands in the unit that was, and only where there is one', async () => {
    const { world } = await carded(july.yellow);
    await world.person('clerk', 'services', ['unit-contributor', { role: 'performance-office', unit: 'county' }]);
    expect(await refused(waive(world, 'clerk'))).toMatch(/access\.conflict|progress\.waived-own/);
    expect(await refused(waive(world, 'leader'))).toBe('access.role');
    expect(await refused(waive(world, 'office', '2026-08'))).toBe('progress.no-card');
    await enrol(world, subject, { state: 'closed' });
    expect(await refused(waive(world, 'office'))).toBe('progress.closed');
  });
});

describe('the list of cards', () => {
  test('says of each subject what is missing, who was to file it, and how much of what was due came on time', async () => {
    const { world } = await carded(july.yellow);
    await file(world);
    const { body } = await world.as('office').call('progress.cards', { params: { period } });
    const services = body.subjects.find((one) => one.subject === subject);
    expect(services).toMatchObject({
      counts: { warned: 1, yellow: 1, red: 0, late: 1 },
      onTime: [{ side: subject, due: 1, onTime: 0, late: 1, missing: 0, share: '0/1' }],
      cards: [{ indicator: 'online', slot: '2026-07', state: 'cleared-late', wasRed: false, person: 'clerk' }],
    });
    expect(body.subjects.find((one) => one.subject === 'unit.a')?.onTime).toMatchObject([{ missing: 1, share: '0/1' }]);
  });

  test('is narrowed by unit and state, read page by page, and shows a leader the own units only', async () => {
    const { world } = await carded(july.yellow);
    const list = async (by: string, query = {}) =>
      (await world.as(by).call('progress.cards', { params: { period }, query })).body.subjects.map(
        (one) => one.subject,
      );
    expect(await list('office', { unit: 'b' })).toEqual(['unit.b']);
    expect(await list('office', { state: 'red' })).toEqual([]);
    expect(await list('office', { state: 'yellow' })).toHaveLength(4);
    expect(await list('leader')).toEqual([subject]);
    const first = await world.as('office').call('progress.cards', { params: { period }, query: { limit: 2 } });
    expect(first.body.next).toBeDefined();
    expect(await refused(world.as('clerk').call('progress.cards', { params: { period } }))).toBe('access.role');
  });
});

test('what waits to be filed is listed with the colour of its card', async () => {
  const { world } = await carded(july.yellow);
  const { body } = await world.as('clerk').call('duties.mine', {});
  expect(body.duties.find(({ filing }) => filing?.slot === '2026-07')).toMatchObject({ card: 'yellow', overdue: true });
});
