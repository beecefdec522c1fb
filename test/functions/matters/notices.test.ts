import { beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as progress } from '../../../functions/progress/routes.ts';
import { entries } from '../../../shared/storage/record.ts';
import type { Phase } from '../../../shared/domain/period/period.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...matters, ...progress]);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const ofLi = { period, subject: 'official.li' };
const wanted = { finding: '重点项目三季度进度为零', basis: '9月进度通报', requirement: '查明原因，排出补救计划' };

/** A Monday while the work runs; two holidays of autumn and their make-up days lie before the ten working days are over. */
beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-09-14T09:00:00');
  await world.settings();
  await world.unit('finance');
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('second', 'office-unit', ['performance-office']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('other', 'health', ['unit-leader']);
  await world.person('li', 'finance');
  await world.person('clerk', 'finance', ['unit-contributor']);
  await openPeriod(world, 'implementation');
  await enrol(world, params.subject);
  await enrol(world, ofLi.subject, { unit: 'finance', path: [] });
});

const issue = (by = 'chen', to = params) => world.as(by).call('matters.notices.issue', { params: to, body: wanted });
const answer = (matter: string, by = 'leader', to = params, evidence: string[] = []) =>
  world
    .as(by)
    .call('matters.notices.answer', { params: { ...to, matter }, body: { text: '已完成招标，附开工令', evidence } });
const accept = (matter: string, by: string) =>
  world
    .as(by)
    .call('matters.notices.accept', { params: { ...params, matter }, body: { reason: '现场查看，已经开工' } });
const sendBack = (matter: string, by: string) =>
  world.as(by).call('matters.notices.return', { params: { ...params, matter }, body: { reason: '补救计划没有时限' } });
const schedule = async () => {
  const { moved } = await advance({ ...world.platform, now: world.clock.now, trace: 'run' });
  return moved.filter((name) => name.startsWith(world.jurisdiction)).map((name) => name.split('/').at(-1));
};

describe('a supervision notice', () => {
  it('is issued by the office or a supervisor, and due in the ten working days of the scheme', async () => {
    const { body } = await issue();
    expect(body).toMatchObject({
      state: 'issued',
      due: '2026-09-28T15:59:59.999Z',
      waitsFor: ['unit-leader', 'official'],
    });
    expect(body.opened).toMatchObject({ move: 'issue', by: 'chen', ...wanted, name: { zh: '发出' } });
    expect((await issue('office')).status).toBe(201);
    expect(await refused(issue('leader'))).toBe('access.role');
    const { body: all } = await world.as('office').call('matters.notices.list', { params: { period } });
    expect(all.matters).toHaveLength(2);
  });

  it.each(['planning', 'implementation', 'assessment', 'feedback', 'application'] satisfies Phase[])(
    'is issued in %s',
    async (phase) => {
      const far = chinaTime('2027-06-30T23:59:59.999');
      const deadlines = { planning: far, implementation: far, assessment: far, feedback: far, application: far };
      await openPeriod(world, phase, { deadlines });
      expect((await issue()).body.state).toBe('issued');
    },
  );

  it('is issued in no other phase, and answered whenever', async () => {
    const { body } = await issue();
    for (const phase of ['closing', 'archived'] as const) {
      await openPeriod(world, phase);
      expect(await refused(issue())).toBe('phase.not-now');
    }
    expect((await answer(body.id)).body.state).toBe('answered');
  });

  it('is answered with evidence by the leader of the unit, and by nobody else', async () => {
    const { body } = await issue();
    const file = { name: '开工令.pdf', type: 'application/pdf', bytes: 1200, sha256: 'a'.repeat(64) };
    const offered = await world.as('clerk').call('progress.offer-evidence', { params, body: file });
    expect(await refused(answer(body.id, 'other'))).toBe('access.scope');
    expect(await refused(answer(body.id, 'leader', params, ['nothingofthekind']))).toBe('progress.unknown-evidence');
    const { body: answered } = await answer(body.id, 'leader', params, [offered.body.id]);
    expect(answered).toMatchObject({ state: 'answered', waitsFor: ['performance-office', 'supervisor'] });
    expect(answered.steps).toMatchObject([{ by: 'leader', late: false, evidence: [{ sha256: file.sha256 }] }]);
  });

  it('to an official is answered by the leader who judges them or by themselves', async () => {
    const [{ body: first }, { body: second }] = [await issue('office', ofLi), await issue('chen', ofLi)];
    expect(await refused(answer(first.id, 'other', ofLi))).toBe('access.scope');
    expect((await answer(first.id, 'leader', ofLi)).body.state).toBe('answered');
    expect((await answer(second.id, 'li', ofLi)).body.state).toBe('answered');
  });

  it('is verified by a third person: neither who issued nor who answered it', async () => {
    const { body } = await issue('office');
    expect(await refused(accept(body.id, 'chen'))).toBe('matters.state');
    await answer(body.id);
    await world.person('leader', 'finance', ['unit-leader', { role: 'supervisor', unit: 'supervision' }]);
    world.clock.now += 61_000;
    expect(await refused(accept(body.id, 'office'))).toBe('access.same-person');
    expect(await refused(accept(body.id, 'leader'))).toBe('access.conflict');
    const { body: seen } = await world
      .as('second')
      .call('matters.notices.read', { params: { ...params, matter: body.id } });
    expect(seen.open.map(({ move }) => move)).toEqual(['accept', 'return']);
    expect((await accept(body.id, 'second')).body).toMatchObject({ state: 'accepted', waitsFor: [], open: [] });
    expect(await refused(answer(body.id))).toBe('matters.state');
  });

  it('sent back is due in ten working days again', async () => {
    const { body } = await issue();
    world.clock.now = chinaTime('2026-09-22T09:00:00');
    await answer(body.id);
    expect((await sendBack(body.id, 'office')).body).toMatchObject({
      state: 'returned',
      due: '2026-10-13T15:59:59.999Z',
    });
    expect((await answer(body.id)).body.steps.map(({ move }) => move)).toEqual(['answer', 'return', 'answer']);
  });

  it('nobody answers is marked overdue once by the schedule, whenever it runs, and its answer is late', async () => {
    const { body } = await issue();
    await openPeriod(world, 'archived');
    world.clock.now = chinaTime('2026-09-28T23:59:59.999');
    expect(await schedule()).toEqual([]);
    world.clock.now = chinaTime('2026-12-01T09:00:00');
    expect(await schedule()).toEqual([body.id]);
    expect(await schedule()).toEqual([]);
    const pk = world.partition.appraisal(world.jurisdiction, period, params.subject);
    expect((await entries(world.table, pk)).at(-1)).toMatchObject({
      what: 'matters.overdue',
      by: { id: 'schedule' },
      data: { kind: 'notices', matter: body.id, state: 'issued' },
    });
    const { body: open } = await world
      .as('office')
      .call('matters.notices.list', { params: { period }, query: { open: 'true' } });
    expect(open.matters).toMatchObject([{ id: body.id, overdue: true }]);
    expect((await answer(body.id)).body).toMatchObject({ state: 'answered', overdue: false, steps: [{ late: true }] });
  });
});
