import { beforeEach, describe, expect, it } from 'vitest';
import { routes as duties } from '../../../functions/duties/routes.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import type { KindName } from '../../../shared/domain/matter/matter.ts';
import { entries } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, scored } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { tamperer } from '../../make/tampering.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...matters, ...results, ...duties]);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const finding = '预算执行率低于标准';
const order = { finding, basis: 'budget', requirement: '查明原因，十个工作日内书面报告' };
const reason = '现场核实，整改到位';

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-10-22T09:00:00');
  await world.settings();
  await world.unit('finance');
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('second', 'office-unit', ['performance-office']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('leader', 'finance', ['unit-leader']);
  const approval = { by: 'chair', at: 1, meeting: '2026年第3次会议' };
  await openPeriod(world, 'application', { provisionalAt: chinaTime('2026-10-21T09:00:00'), approval });
  await enrol(world, params.subject);
  await scored(world, params.subject);
});

const pk = () => world.partition.appraisal(world.jurisdiction, period, params.subject);
const damage = (kind: KindName, id: string) =>
  tamperer(engine(), world.table).change(pk(), sort.matter(kind, id), (item) => ({ ...item, steps: 'gone' }));
const issue = async () => {
  world.clock.now += 1000;
  return (await world.as('office').call('matters.orders.issue', { params, body: order })).body.id;
};
const object = () =>
  world.as('leader').call('matters.rechecks.object', { params, body: { reason: '统计口径有误', items: ['budget'] } });

describe('A matter that cannot be read', () => {
  it('keeps no other of its subject from being listed, answered, sent back and accepted, nor one from being issued', async () => {
    const [gone, other] = [await issue(), await issue()];
    await damage('orders', gone);
    const at = { params: { ...params, matter: other } };
    const answer = () => world.as('leader').call('matters.orders.answer', { ...at, body: { text: '已逐项核减结余' } });
    await answer();
    await world.as('second').call('matters.orders.return', { ...at, body: { reason } });
    await answer();
    const { body } = await world.as('second').call('matters.orders.accept', { ...at, body: { reason } });
    expect(body.state).toBe('accepted');
    const third = await issue();
    const { body: list } = await world.as('office').call('matters.orders.of-subject', { params });
    expect(list.matters.map(({ id }) => id)).toEqual([other, third]);
    expect(await refused(world.as('leader').call('matters.orders.read', { params: { ...params, matter: gone } }))).toBe(
      'record.damaged',
    );
  });

  it('hides no other from the duties of its period', async () => {
    const [gone, other] = [await issue(), await issue()];
    await damage('orders', gone);
    const { body } = await world.as('leader').call('duties.period', { params: { period } });
    expect(JSON.stringify(body)).toContain(other);
  });

  it('leaves its subject the feedback, and keeps it from a second objection that may be one too many', async () => {
    const { body } = await object();
    await damage('rechecks', body.id);
    const { body: feedback } = await world.as('leader').call('results.feedback', { params });
    expect(feedback).toMatchObject({ rechecks: [], version: 1 });
    expect(await refused(object())).toBe('record.damaged');
  });
});

describe('The entry of an order', () => {
  it('says on what finding it was issued', async () => {
    await issue();
    expect((await entries(world.table, pk())).at(-1)).toMatchObject({ what: 'matters.opened', why: finding });
  });
});
