import { describe, expect, test } from 'vitest';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { meanwhile } from '../jobs/worker.ts';
import { assessment, document, limited } from './lives.ts';

const engine = withEngine();
const people = {
  an: ['services', '96'],
  bo: ['services', '95'],
  chen: ['services', '94'],
  dai: ['finance', '97'],
} as const satisfies Record<string, [string, string]>;
const half = limited('unit', '0.5');
const moved = { unit: 'finance', date: '2026-08-03', document };
const scene = () => assessment(engine(), half, people);
type Scene = Awaited<ReturnType<typeof scene>>;

const transfer = ({ office, at }: Scene, body: object = {}, id = 'chen') =>
  office.call('periods.transfer', { params: at(id), body: { ...moved, ...body } });

/** 优秀不超过本单位参加考核人员的一半. */
describe('a quota counted per unit', () => {
  test('has one place for three and none for one', async () => {
    const it = await scene();
    await it.close();
    // floor(3 × 0.5) = 1 in services, floor(1 × 0.5) = 0 in finance.
    expect(await it.grades('an', 'bo', 'chen', 'dai')).toEqual({
      an: 'excellent',
      bo: 'good',
      chen: 'good',
      dai: 'good',
    });
  });

  test('counts who was transferred in the new unit: two and two have a place each', async () => {
    const it = await scene();
    await it.world.person('chen', 'finance');
    const { body } = await transfer(it);
    expect(body).toMatchObject({ from: { unit: 'services' }, to: { unit: 'finance', group: 'economic' } });
    await it.close();
    // floor(2 × 0.5) = 1 in each.
    expect(await it.grades('an', 'bo', 'chen', 'dai')).toEqual({
      an: 'excellent',
      bo: 'good',
      chen: 'good',
      dai: 'excellent',
    });
    expect((await it.headOf('chen')).score?.rounded).toBe('94.00');
  });
});

describe('a transfer', () => {
  test('is one entry, and what was on record before stays', async () => {
    const it = await scene();
    await it.world.person('chen', 'finance');
    const pk = it.world.partition.appraisal(it.world.jurisdiction, period, 'official.chen');
    const before = await entries(it.world.table, pk);
    await transfer(it);
    const after = await entries(it.world.table, pk);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({
      what: 'periods.transferred',
      by: { id: 'wang' },
      data: { date: '2026-08-03', document, from: { unit: 'services' }, to: { unit: 'finance' } },
    });
  });

  test('waits for the register, which alone says whose leader judges, and follows it', async () => {
    const it = await scene();
    const reads = (leader: string) => it.world.as(leader).call('progress.read', { params: it.at('chen') });
    expect(await refusal(transfer(it))).toMatchObject({
      status: 409,
      type: 'urn:jixiao:problem:periods.registered-elsewhere',
      legal: ['services'],
    });
    expect((await reads('services-leader')).status).toBe(200);
    await it.world.person('chen', 'finance');
    await transfer(it);
    expect(await refused(reads('services-leader'))).toBe('access.scope');
    expect((await reads('finance-leader')).status).toBe(200);
    expect(await refused(transfer(it))).toBe('periods.transfer-nothing');
  });

  test('moves the peer group only where it is said, with the reason, into one of the period', async () => {
    const it = await scene();
    await it.world.person('chen', 'finance');
    const other = { id: 'social', reason: '转任社会事业岗位' };
    expect(await refused(transfer(it, { group: other }))).toBe('periods.no-such-group');
    await openPeriod(it.world, 'assessment', { groups: ['economic', 'social'], enrolled: [4] }, half);
    await transfer(it, { group: other });
    const { body } = await it.office.call('periods.subjects', { params: { period }, query: { group: 'social' } });
    expect(body.subjects.map(({ subject, unit }) => [subject, unit])).toEqual([['official.chen', 'finance']]);
  });

  test('after the period is over leaves the subject where the period was spent, and none is recorded before its day', async () => {
    const it = await scene();
    await it.world.person('chen', 'finance');
    expect(await refused(transfer(it, { date: '2026-10-08' }))).toBe('periods.transfer-date');
    it.world.clock.now = chinaTime('2026-09-01T09:00:00');
    expect(await refused(transfer(it, { date: '2026-09-02' }))).toBe('periods.transfer-date');
    expect((await transfer(it, { date: '2026-09-01' })).status).toBe(201);
  });

  test('goes to an active unit below whoever runs the period', async () => {
    const it = await scene();
    await openPeriod(it.world, 'assessment', { owner: 'services', enrolled: [4] }, half);
    await it.world.person('chen', 'finance');
    expect(await refused(transfer(it))).toBe('periods.not-below-owner');
    await it.world.unit('finance', { path: ['services'], active: false, version: 2 });
    expect(await refused(transfer(it))).toBe('organisation.unit-inactive');
    await it.world.unit('finance', { path: ['services'], version: 3 });
    expect((await transfer(it)).body.to).toEqual({ unit: 'finance', path: ['services'], group: 'economic' });
  });

  test('of a unit takes it below the unit that is above it by now', async () => {
    const it = await scene();
    await enrol(it.world, 'unit.finance', { path: ['county'] });
    await it.world.unit('finance', { parent: 'services', path: ['services'], version: 2 });
    const params = { period, subject: 'unit.finance' };
    const call = (unit: string) => it.office.call('periods.transfer', { params, body: { ...moved, unit } });
    expect(await refused(call('county'))).toBe('periods.registered-elsewhere');
    expect((await call('services')).body.to).toMatchObject({ unit: 'finance', path: ['services'] });
  });

  test('that a close begins before it is written comes too late, and everybody stands as without it', async () => {
    const it = await scene();
    await it.world.person('chen', 'finance');
    Object.assign(it.world.platform, {
      table: meanwhile(
        it.world.table,
        () => true,
        () => it.close(),
      ),
    });
    expect(await refused(transfer(it))).toBe('phase.not-now');
    expect(await it.headOf('chen')).toMatchObject({ unit: 'services', state: 'closed' });
    expect(await it.grades('an', 'chen', 'dai')).toEqual({ an: 'excellent', chen: 'good', dai: 'good' });
  });

  test('comes too late once the period has closed', async () => {
    const it = await scene();
    await it.world.person('chen', 'finance');
    await it.close();
    it.world.clock.now = chinaTime('2026-10-22T09:00:00');
    expect(await refused(transfer(it))).toBe('phase.not-now');
  });
});

test('a withdrawal that is being decided on while a close begins falls, and the subject is scored and ranked', async () => {
  const it = await scene();
  const ask = { ground: 'left', document, reason: '八月办理退休手续' } as const;
  await it.office.call('periods.withdraw', { params: it.at('chen'), body: ask });
  Object.assign(it.world.platform, {
    table: meanwhile(
      it.world.table,
      () => true,
      () => it.close(),
    ),
  });
  const body = { finding: 'confirmed', meeting: '第6次会议', reason: '材料属实' } as const;
  const decided = it.committee.call('periods.decide-withdrawal', { params: it.at('chen'), body });
  expect(await refused(decided)).toBe('phase.not-now');
  const head = await it.headOf('chen');
  expect(head).toMatchObject({ state: 'closed', score: { rounded: '94.00' }, standing: { of: 4, grade: 'good' } });
  expect(head.life).toBeUndefined();
});
