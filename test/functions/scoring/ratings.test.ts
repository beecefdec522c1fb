import { beforeEach, describe, expect, it } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { routes } from '../../../functions/scoring/routes.ts';
import type { Seat } from '../../../shared/domain/rating/rating.ts';
import { entries } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const used: number[] = [];
const start = () =>
  makeWorld(engine(), routes, (_operation, _read, write) => {
    if (write > 0) used.push(write);
  });
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const ballot = (mark: string, submitted = true) => ({ marks: [{ indicator: 'service', mark }], submitted });

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('wang', 'audit', ['rater']);
  await world.person('sun', 'health', ['rater']);
  await world.person('insider', 'finance', ['rater']);
  await world.person('chen', 'supervision', ['supervisor']);
  await openPeriod(world, 'assessment');
  await enrol(world, params.subject);
});

const assign = (...raters: string[]) =>
  world
    .as('office')
    .call('scoring.assign', { params, body: { raters: raters.map((rater) => ({ rater, group: 'leaders' })) } });

describe('raters', () => {
  it('are seated by the office, and find what they have to rate', async () => {
    expect((await assign('wang', 'sun')).body.seats).toHaveLength(2);
    const { body } = await world.as('wang').call('scoring.seats', { params: { period } });
    expect(body.seats).toEqual([{ rater: 'wang', group: 'leaders', state: 'assigned', subject: 'unit.finance' }]);
  });

  it('read their whole sheet at once: what is asked by name, their own sealed marks, and why no mark is taken any more', async () => {
    await assign('wang', 'sun');
    const sheetOf = async (person: string) =>
      (await world.as(person).call('scoring.ballots', { params: { period } })).body.ballots;
    await world.as('wang').call('scoring.rate', { params, body: ballot('90', false) });
    const [mine] = await sheetOf('wang');
    expect(mine).toMatchObject({ subject: 'unit.finance', state: 'sealed', lost: false, marks: ballot('90').marks });
    expect(mine?.asked).toMatchObject([{ indicator: 'service', by: 'marks', max: '100', points: '40' }]);
    expect(mine).not.toHaveProperty('why');
    const [others] = await sheetOf('sun');
    expect(others).not.toHaveProperty('marks');
    world.clock.now = chinaTime('2026-10-21T00:00:00');
    expect((await sheetOf('wang'))[0]?.why).toContain('结算');
  });

  it('are never seated for their own unit, twice, or without the role', async () => {
    expect(await refused(assign('insider'))).toBe('scoring.not-admitted');
    expect(await refused(assign('chen'))).toBe('scoring.no-rater');
    expect(await refused(assign('wang', 'wang'))).toBe('scoring.seat-taken');
    await assign('wang');
    expect(await refused(assign('wang'))).toBe('scoring.seat-taken');
  });

  it('do not rate what they were not assigned to', async () => {
    expect(await refused(world.as('wang').call('scoring.rate', { params, body: ballot('90') }))).toBe(
      'scoring.no-seat',
    );
  });

  it('rate in the assessment phase only, by the time of the request', async () => {
    await assign('wang');
    world.clock.now = chinaTime('2026-10-20T23:59:59.999');
    await world.as('wang').call('scoring.rate', { params, body: ballot('90') });
    world.clock.now += 1;
    expect(await refused(world.as('wang').call('scoring.rate', { params, body: ballot('91') }))).toBe('phase.not-now');
  });
});

describe('a rater who moved since being seated', () => {
  const rates = (person: string) => world.as(person).call('scoring.rate', { params, body: ballot('90') });

  it('to the assessed unit, by registration, role or manager, rates it no more', async () => {
    await assign('wang');
    await world.person('boss', 'finance');
    const rater = { role: 'rater', unit: 'audit' } as const;
    await world.person('wang', 'finance', [rater]);
    expect(await refused(rates('wang'))).toBe('scoring.not-admitted');
    await world.person('wang', 'audit', [rater, { role: 'unit-contributor', unit: 'finance' }]);
    expect(await refused(rates('wang'))).toBe('scoring.not-admitted');
    await world.person('wang', 'audit', [rater], { manager: 'boss' });
    expect(await refused(rates('wang'))).toBe('scoring.not-admitted');
    await world.person('wang', 'audit', [rater]);
    expect((await rates('wang')).status).toBe(201);
  });

  it('between reading and rating is refused all the same', async () => {
    await assign('wang');
    const { table } = world;
    let moved = false;
    const slow: Table = {
      ...table,
      async write(writes) {
        if (!moved) await world.person('wang', 'finance', [{ role: 'rater', unit: 'audit' }]);
        moved = true;
        return table.write(writes);
      },
    };
    Object.assign(world.platform, { table: slow });
    expect(await refused(rates('wang'))).toBe('scoring.not-admitted');
  });

  it('is shown to the office with the reason, while the marks given before stand', async () => {
    await assign('wang', 'sun');
    await rates('wang');
    await world.person('wang', 'finance', [{ role: 'rater', unit: 'audit' }]);
    const { body } = await world.as('office').call('scoring.progress', { params });
    expect(body).toMatchObject({ submitted: 1, waiting: 1 });
    const improper = Object.fromEntries(body.seats.map((seat) => [seat.rater, seat.improper]));
    expect(improper).toEqual({
      sun: undefined,
      wang: expect.stringContaining('wang 是该对象的本单位人员'),
    });
  });
});

describe('the seats of a subject', () => {
  it('are all counted and shown page by page, more than one read of the table brings', async () => {
    await assign('wang');
    const pk = world.partition.appraisal(world.jurisdiction, period, params.subject);
    const raters = Array.from({ length: 700 }, (_, at) => `x${String(at).padStart(3, '0')}`);
    // 1.5 KB each: a query of the table ends at 1 MB.
    const seats = raters.map((rater): Seat => {
      return { rater, group: 'leaders', state: 'recused', recusedAt: 1, reason: '亲'.repeat(500) };
    });
    const puts = seats.map((seat) => ({ put: { ...seat, pk, sk: sort.seat(seat.rater) } }));
    for (let at = 0; at < puts.length; at += 100) await world.table.write(puts.slice(at, at + 100));
    const counts = new Set<string>();
    const found = await everyPage(
      async (query) => {
        const page = await world.as('office').call('scoring.progress', { params, query });
        counts.add(`${page.body.submitted} ${page.body.waiting}`);
        return page;
      },
      (body) => body.seats.map(({ rater }) => rater),
    );
    expect(found).toEqual(['wang', ...raters]);
    expect([...counts]).toEqual(['0 1']);
  });
});

describe('a ballot', () => {
  it('is seen by nobody but its rater until it is submitted', async () => {
    await assign('wang');
    await world.as('wang').call('scoring.rate', { params, body: ballot('88.5', false) });
    const where = { params: { ...params, rater: 'wang' } };
    expect((await world.as('wang').call('scoring.ballot', where)).body.marks).toEqual([
      { indicator: 'service', mark: '88.5' },
    ]);
    for (const person of ['office', 'chen', 'sun']) {
      expect(await refused(world.as(person).call('scoring.ballot', where))).toBe('scoring.sealed');
    }
    const { body } = await world.as('office').call('scoring.progress', { params });
    expect(body).toMatchObject({ submitted: 0, waiting: 1, seats: [{ state: 'sealed' }] });
    expect(JSON.stringify(body)).not.toContain('88.5');

    await world.as('wang').call('scoring.rate', { params, body: ballot('90') });
    expect((await world.as('chen').call('scoring.ballot', where)).body.marks).toEqual([
      { indicator: 'service', mark: '90' },
    ]);
    expect(await refused(world.as('sun').call('scoring.ballot', where))).toBe('scoring.sealed');
  });

  it('opened by anybody but its rater leaves an entry with who opened whose', async () => {
    await assign('wang');
    await world.as('wang').call('scoring.rate', { params, body: ballot('90') });
    const where = { params: { ...params, rater: 'wang' } };
    await world.as('wang').call('scoring.ballot', where);
    await world.as('chen').call('scoring.ballot', where);
    const log = await entries(world.table, world.partition.access(world.jurisdiction));
    expect(log.map(({ what, by, data }) => [what, by.id, data])).toEqual([
      ['scoring.ballot-read', 'chen', { of: `ballot/${period}/${params.subject}/wang` }],
    ]);
  });

  it('that is not submitted stands in the record as a cipher only', async () => {
    await assign('wang');
    const marks = [{ indicator: 'service', mark: '61.25', comment: '窗口服务不规范' }];
    await world.as('wang').call('scoring.rate', { params, body: { marks, submitted: false } });
    const items = await world.collection(world.partition.appraisal(world.jurisdiction, period, params.subject));
    expect(JSON.stringify(items)).not.toMatch(/61\.25|不规范/);
    await world.as('wang').call('scoring.rate', { params, body: { marks, submitted: true } });
    const later = await world.collection(world.partition.appraisal(world.jurisdiction, period, params.subject));
    expect(JSON.stringify(later)).toMatch(/61\.25/);
  });

  it('off the scale is refused, exactly', async () => {
    await assign('wang');
    expect(await refused(world.as('wang').call('scoring.rate', { params, body: ballot('100.9') }))).toBe(
      'scoring.off-scale',
    );
    expect((await world.as('wang').call('scoring.rate', { params, body: ballot('99.95') })).status).toBe(201);
  });

  it('costs one entry and one seat, and nothing of the head', async () => {
    await assign('wang');
    await world.as('wang').call('scoring.rate', { params, body: ballot('90') });
    const items = await world.collection(world.partition.appraisal(world.jurisdiction, period, params.subject));
    expect(items.map((item) => String(item['sk'])).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'chain/00000001',
      'chain/00000002',
      'chain/00000003',
      'chain/head',
      'seat/wang',
    ]);
    expect(items.find((item) => item['sk'] === 'chain/head')).toMatchObject({ chainAt: 2, seated: ['leaders'] });
  });
});

describe('a recusal', () => {
  it('is declared by the rater or the office, and ends the seat', async () => {
    await assign('wang', 'sun');
    await world.as('wang').call('scoring.recuse', { params, body: { reason: '与被考核单位负责人系近亲属' } });
    expect(await refused(world.as('wang').call('scoring.rate', { params, body: ballot('90') }))).toBe(
      'scoring.recused',
    );
    const other = { rater: 'sun', reason: '曾在被考核单位任职' };
    expect(await refused(world.as('wang').call('scoring.recuse', { params, body: other }))).toBe('scoring.no-seat');
    const { body } = await world.as('office').call('scoring.recuse', { params, body: other });
    expect(body.seat).toMatchObject({ rater: 'sun', state: 'recused' });
  });
});

describe('capacity', () => {
  it('a ballot writes its entry, its seat and the record of the reply, and moves one line of the worklist', async () => {
    await assign('wang');
    used.length = 0;
    await world.as('wang').call('scoring.rate', { params, body: ballot('90') });
    // Three items of at most 1 KB, what the seat rests on and the line of what one did lately, 5 × 2 units, and one for the index that shows
    // the seat's state.
    expect(used).toEqual([11]);
  });
});
