import { beforeEach, describe, expect, it } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import { loadCollection } from '../../../shared/storage/record.ts';
import { dueBy } from '../../../shared/storage/due.ts';
import type { Key } from '../../../shared/storage/table.ts';
import { existingMatter, markOverdue, matterAt, matterItem } from '../../../shared/storage/matters.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, scored } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...matters, ...results]);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const approval = { by: 'chair', at: 1, meeting: '2026年第3次会议' };
const wanted = { finding: '预算执行率低于标准', basis: 'budget', requirement: '查明原因，十个工作日内书面报告' };

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-11-10T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('second', 'office-unit', ['performance-office']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('other', 'health', ['unit-leader']);
  await openPeriod(world, 'application', { provisionalAt: chinaTime('2026-10-21T09:00:00'), approval });
  await enrol(world, params.subject);
  await scored(world, params.subject);
});

const issue = (body: object = {}) =>
  world.as('office').call('matters.orders.issue', { params, body: { ...wanted, ...body } });
const answer = (matter: string, by = 'leader') =>
  world
    .as(by)
    .call('matters.orders.answer', { params: { ...params, matter }, body: { text: '已逐项核减结余', evidence: [] } });
const accept = (matter: string, by: string) =>
  world.as(by).call('matters.orders.accept', { params: { ...params, matter }, body: { reason: '现场核实，整改到位' } });

/** What the schedule does with the rows of the due index that are this world's orders. */
async function sweep(): Promise<number> {
  const mine: Key[] = [];
  for await (const key of dueBy(world.table, world.clock.now))
    if (matterAt(key) && key.pk.startsWith(world.jurisdiction)) mine.push(key);
  const by = { id: 'schedule', jurisdiction: world.jurisdiction, rolesUsed: [] };
  let marked = 0;
  for (const key of mine) {
    const found = await markOverdue(world.table, key, { by, at: world.clock.now, trace: 'schedule' });
    if (!found) continue;
    await world.table.write(found.writes);
    marked += 1;
  }
  return marked;
}

describe('a rectification order', () => {
  it('is due in ten working days, and rests on an item of an approved result', async () => {
    expect((await issue()).body).toMatchObject({ state: 'issued', due: '2026-11-24T15:59:59.999Z' });
    expect(await refused(issue({ basis: 'weather' }))).toBe('matters.unknown-item');
    expect(await refused(issue({ due: '2026-11-09' }))).toBe('matters.due-past');
    await openPeriod(world, 'application', { provisionalAt: 1 });
    expect(await refused(issue())).toBe('results.not-approved');
  });

  it('is answered by the leader of the unit and verified by a third person', async () => {
    const { body } = await issue();
    expect(await refused(answer(body.id, 'other'))).toBe('access.scope');
    expect((await answer(body.id)).body).toMatchObject({ state: 'answered', steps: [{ by: 'leader', late: false }] });
    expect(await refused(accept(body.id, 'office'))).toBe('access.same-person');
    expect((await accept(body.id, 'second')).body).toMatchObject({
      state: 'accepted',
      steps: [{ move: 'answer' }, { move: 'accept', by: 'second' }],
    });
    expect(await refused(answer(body.id))).toBe('matters.state');
    const { body: mine } = await world.as('leader').call('matters.orders.of-subject', { params });
    expect(mine.matters.map(({ state }) => state)).toEqual(['accepted']);
  });

  it('sent back is due again on the day named', async () => {
    const { body } = await issue();
    await answer(body.id);
    const returned = await world.as('chen').call('matters.orders.return', {
      params: { ...params, matter: body.id },
      body: { reason: '未附证明材料', due: '2026-12-01' },
    });
    expect(returned.body).toMatchObject({
      state: 'returned',
      due: '2026-12-01T15:59:59.999Z',
      steps: [{ move: 'answer' }, { move: 'return', by: 'chen' }],
    });
  });

  it('that nobody answers is marked overdue once, however often the schedule runs, and its answer is late', async () => {
    const { body } = await issue();
    world.clock.now = chinaTime('2026-11-24T23:59:59.999');
    expect(await sweep()).toBe(0);
    world.clock.now += 1;
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    const open = await world.as('chen').call('matters.orders.list', { params: { period }, query: { open: 'true' } });
    expect(open.body.matters.map(({ id, state, overdue }) => [id, state, overdue])).toEqual([
      [body.id, 'issued', true],
    ]);
    expect((await answer(body.id)).body).toMatchObject({ state: 'answered', overdue: false, steps: [{ late: true }] });
  });

  it('is found page by page among those of its subject, more than one read of the table brings', async () => {
    const { body } = await issue();
    const pk = world.partition.appraisal(world.jurisdiction, period, params.subject);
    const order = await existingMatter(world.table, pk, 'orders', body.id);
    const ids = Array.from({ length: 100 }, (_, at) => `${body.id}${String(at).padStart(3, '0')}`);
    // A hundred of 12 KB: a query of the table ends at 1 MB.
    const others = ids.map((id) => ({
      ...order,
      id,
      opened: { ...order.opened, finding: '执'.repeat(2000), requirement: '改'.repeat(2000) },
    }));
    const puts = others.map((other) => matterItem(pk, other));
    await world.table.write(puts.map(({ sk, value }) => ({ put: { ...value, pk, sk } })));
    const lengths: number[] = [];
    const found = await everyPage(
      async (query) => {
        const page = await world
          .as('leader')
          .call('matters.orders.of-subject', { params, query: { ...query, limit: 200 } });
        lengths.push(page.body.matters.length);
        return page;
      },
      ({ matters }) => matters.map(({ id }) => id),
    );
    expect(found).toEqual([body.id, ...ids]);
    expect(lengths.length).toBeGreaterThan(1);
  });

  it('leaves a chain that accounts for every item of it', async () => {
    const { body } = await issue();
    await answer(body.id);
    const pk = world.partition.appraisal(world.jurisdiction, period, params.subject);
    const { entries, items, head } = await loadCollection(world.table, pk, appraisals);
    expect(chainFaults({ entries, items, head })).toEqual([]);
  });
});

describe('the register of use', () => {
  it('says for each use whether and why, and names those nobody spoke of', async () => {
    const register = (use: 'bonus' | 'notice', used: boolean) =>
      world.as('office').call('results.register-use', { params, body: { use, used, why: '据以核定年度绩效奖金' } });
    await register('bonus', false);
    await register('bonus', true);
    await register('notice', true);
    const { body } = await world.as('leader').call('results.uses', { params });
    expect(body.uses.map(({ use, used }) => [use, used])).toEqual([
      ['bonus', true],
      ['notice', true],
    ]);
    expect(body.silent).toEqual(['responsibility', 'improvement']);
  });
});
