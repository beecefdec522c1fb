import { beforeEach, describe, expect, it } from 'vitest';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as scoring } from '../../../functions/scoring/routes.ts';
import { kinds } from '../../../shared/domain/matter/kinds.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...matters, ...scoring]);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const reason = { reason: '文件属实，符合细则第八条' };

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-09-14T09:00:00');
  await world.settings();
  await world.unit('finance');
  await world.person('clerk', 'finance', ['unit-contributor']);
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('chair', 'office-unit', ['committee']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('sun', 'supervision', ['supervisor']);
  await openPeriod(world, 'implementation');
  await enrol(world, params.subject);
});

const wanted = { ...kinds.applications.moves.apply.example, line: 'award', evidence: [] };
const apply = (more: object = {}) =>
  world.as('clerk').call('matters.applications.apply', { params, body: { ...wanted, ...more } });
const lines = async () => (await world.as('office').call('scoring.lines', { params })).body.lines;

describe('an application for a bonus', () => {
  it('is verified by the office with the points it finds, granted by the committee, and then a line that counts', async () => {
    const { body } = await apply();
    expect(body).toMatchObject({ state: 'applied', waitsFor: ['performance-office'], due: expect.any(String) });
    const at = { ...params, matter: body.id };
    await world.as('office').call('matters.applications.verify', { params: at, body: { ...reason, points: '1' } });
    expect(await lines()).toEqual([]);
    await world.as('chair').call('matters.applications.grant', { params: at, body: reason });
    expect(await lines()).toMatchObject([
      { state: 'approved', by: 'office', checkedBy: 'chair', adjustment: { line: 'award', points: '1' } },
    ]);
    expect(await refused(apply())).toBe('scoring.same-document');
  });

  it('is asked once for a document, for a bonus line, and for what happened in the period', async () => {
    await apply();
    expect(await refused(apply())).toBe('scoring.same-document');
    expect(await refused(apply({ line: 'spot-check' }))).toBe('scoring.unknown-line');
    expect(await refused(apply({ date: '2025-08-03' }))).toBe('scoring.outside-period');
  });

  it('says in its form what a line gives at most, and asks for and verifies no more', async () => {
    const { choices } = (await world.as('clerk').call('matters.openings', { params })).body;
    expect(choices['bonus-line']?.[0]?.name.zh).toBe('上级表彰加分（最多 3 分）');
    expect(await refused(apply({ points: '50' }))).toBe('scoring.above-line');
    const at = { ...params, matter: (await apply()).body.id };
    const verify = world
      .as('office')
      .call('matters.applications.verify', { params: at, body: { ...reason, points: '4' } });
    expect(await refused(verify)).toBe('scoring.above-line');
  });

  it('sent back waits for the unit, and refused stays to be seen with the reason', async () => {
    const at = { ...params, matter: (await apply()).body.id };
    const back = await world.as('office').call('matters.applications.return', { params: at, body: reason });
    expect(back.body.waitsFor).toEqual(['unit-contributor', 'unit-leader', 'official']);
    await world.as('leader').call('matters.applications.supply', { params: at, body: { text: '补充表彰决定全文' } });
    await world.as('office').call('matters.applications.refuse', { params: at, body: reason });
    const query = { kind: 'applications' as const, matter: at.matter };
    const { body } = await world.as('clerk').call('matters.acts', { params, query });
    expect(body).toMatchObject({ settled: true, stateName: { zh: '不予加分' } });
    expect(body.history.at(-1)?.said[0]?.says.zh).toBe(reason.reason);
    expect(body.history[0]?.said.map(({ says }) => says.zh)).toContain('2026年8月3日');
  });
});

describe('a bonus or deduction of the office', () => {
  it('stands among the matters of the period, with the routes that decide it', async () => {
    const { evidence: _, ...body } = wanted;
    await world.as('office').call('scoring.adjust', { params, body });
    await world.person('second', 'office-unit', ['performance-office']);
    const list = async () => (await world.as('second').call('matters.every', { params: { period } })).body.matters;
    expect(await list()).toMatchObject([{ kind: 'adjustments', state: 'proposed', mine: true, settled: false }]);
    const [{ id: matter } = { id: '' }] = await list();
    const query = { kind: 'adjustments' as const, matter };
    const { moves } = (await world.as('second').call('matters.acts', { params, query })).body;
    expect(moves).toMatchObject([
      { route: 'scoring.check-adjustment', sent: { n: 2, body: { finding: 'approved' } } },
      { route: 'scoring.check-adjustment', sent: { n: 2, body: { finding: 'rejected' } } },
    ]);
    const decision = { finding: 'approved' as const, ...reason };
    await world.as('second').call('scoring.check-adjustment', { params: { ...params, n: 2 }, body: decision });
    expect(await list()).toMatchObject([{ state: 'approved', settled: true }]);
    const { history } = (await world.as('leader').call('matters.acts', { params, query })).body;
    expect(history.map(({ name, said }) => [name.zh, said.at(-1)?.says.zh])).toEqual([
      ['登记加减分', wanted.reason],
      ['审核通过', reason.reason],
    ]);
  });
});

describe('a spot check', () => {
  const record = { ...kinds.visits.moves.record.example, inspectors: ['王监督', '李绩效'], evidence: [] };
  const deduction = kinds.visits.moves.deduct.example;
  const enter = async () => ({
    ...params,
    matter: (await world.as('chen').call('matters.visits.record', { params, body: record })).body.id,
  });
  const deduct = (by: string, at: typeof params & { matter: string }) =>
    world.as(by).call('matters.visits.deduct', { params: at, body: deduction });

  it('costs points by a third person after the unit has answered, by the line of the scheme', async () => {
    const at = await enter();
    expect(await refused(deduct('sun', at))).toBe('visits.unheard');
    await world.as('leader').call('matters.visits.answer', { params: at, body: { text: '已补充备岗制度' } });
    expect(await refused(deduct('chen', at))).toBe('access.same-person');
    await deduct('sun', at);
    expect(await lines()).toMatchObject([
      { state: 'approved', by: 'chen', checkedBy: 'sun', adjustment: { line: 'spot-check', date: record.date } },
    ]);
  });

  it('that nobody answers is decided on what was seen once the time is over', async () => {
    const at = await enter();
    world.clock.now = chinaTime('2026-09-29T09:00:00');
    expect((await deduct('office', at)).body.state).toBe('deducted');
  });
});
