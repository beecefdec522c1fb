import { describe, expect, test } from 'vitest';
import type { Given } from '../../../shared/domain/filing/filing.ts';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { indicator } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { period, recorded } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, implementing, params, signBy, subject, type County } from '../goals/stage.ts';
import { accept, file, signOff, slotOf } from './acts.ts';

const engine = withEngine();

describe('what nobody may say of themselves', () => {
  const satisfaction: AgreedGoal = {
    item: 'satisfaction',
    own: {
      section: 'specific',
      indicator: indicator(
        'satisfaction',
        '40',
        { kind: 'survey', minResponses: 1, figure: { by: 'top-box', from: '4' } },
        { name: { zh: '群众满意度', en: 'Satisfaction' }, value: 'survey', frequency: 'quarter' },
      ),
    },
    strategy: 'climate',
    owner: 'clerk',
    evidencePlan: '第三方调查报告',
  };
  const happy: Given = { kind: 'survey-figure', figure: '0.9876', responses: 400 };
  const filing = { indicator: 'satisfaction', slot: 'period', given: happy };

  async function surveyed() {
    const world = await county(engine());
    const agreed = [...goals().slice(0, 1), satisfaction];
    await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: agreed } });
    await signBy(world, 'leader', 'subject');
    await signBy(world, 'office', 'assessor');
    world.clock.now = chinaTime('2026-10-09T10:00:00');
    return world;
  }
  const survey = (world: County) => slotOf(world, 'period', 'satisfaction');

  test('how satisfied people are with a unit is filed by the office, never by the unit or its leader', async () => {
    const world = await surveyed();
    for (const person of ['clerk', 'leader']) {
      const problem = await refusal(file(world, filing, person));
      expect(problem).toMatchObject({ status: 403, type: 'urn:jixiao:problem:progress.other-provider' });
      expect(String(problem['detail'])).toContain('群众满意度');
    }
    await world.person('both', 'services', [{ role: 'performance-office', unit: 'county' }]);
    expect(await refused(file(world, filing, 'both'))).toBe('access.conflict');
    const { n } = (await file(world, filing, 'office')).body;
    expect(await survey(world)).toMatchObject({ filing: { provider: 'office' }, lacks: 'acceptance' });
    expect(await refused(accept(world, [n], 'office'))).toBe('access.same-person');
    await accept(world, [n]);
    expect(await survey(world)).toMatchObject({ counts: n });
  });

  test('a survey the subject filed before is not accepted', async () => {
    const world = await surveyed();
    const data = { ...filing, source: '自行调查' };
    const n = await recorded(world, subject, 'clerk', 'progress.filed', data);
    await signOff(world, [n]);
    expect(await refused(accept(world, [n]))).toBe('progress.other-provider');
  });
});

describe('before assessment ends', () => {
  test('the office is shown everything that does not count yet, page by page', async () => {
    const world = await implementing(engine());
    const unaccepted = async (person = 'office') =>
      (await world.as(person).call('progress.unaccepted', { params: { period }, query: { limit: 50 } })).body;
    world.clock.now = chinaTime('2026-10-09T10:00:00');
    const online = (await file(world, { slot: '2026-09' })).body.n;
    const visits = (
      await file(world, { indicator: 'visits', slot: 'period', given: { kind: 'number', number: '290' } })
    ).body.n;
    await signOff(world, [visits]);
    const mine = async () => (await unaccepted()).subjects.find((one) => one.subject === subject)?.items;
    expect(await mine()).toMatchObject([
      { indicator: 'online', slot: '2026-09', lacks: 'sign-off', n: online },
      { indicator: 'complaints', slot: 'period', lacks: 'filing' },
      { indicator: 'visits', slot: 'period', lacks: 'acceptance', n: visits },
    ]);
    await accept(world, [visits]);
    expect((await mine())?.map(({ indicator: id }) => id)).toEqual(['online', 'complaints']);
    const query = { limit: 1 };
    const first = await world.as('office').call('progress.unaccepted', { params: { period }, query });
    const { next = '' } = first.body;
    const second = await world
      .as('office')
      .call('progress.unaccepted', { params: { period }, query: { ...query, cursor: next } });
    expect([...first.body.subjects, ...second.body.subjects].map((one) => one.subject)).toEqual([
      'official.officer',
      subject,
    ]);
    expect(await refused(unaccepted('leader'))).toBe('access.role');
  });

  test('a bonus and a veto nobody has decided are shown too, as long as they are not', async () => {
    const world = await implementing(engine());
    const document = { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' };
    const about = { document, date: '2026-08-03', reason: '获市级先进集体称号' };
    const veto = await recorded(world, subject, 'office', 'scoring.vetoed', { event: 'false-report', ...about });
    const bonus = await recorded(world, subject, 'office', 'scoring.adjusted', {
      line: 'awards',
      points: '2',
      ...about,
    });
    const lines = async () => {
      const { body } = await world
        .as('office')
        .call('progress.unaccepted', { params: { period }, query: { limit: 50 } });
      return body.subjects.find((one) => one.subject === subject)?.lines;
    };
    expect(await lines()).toMatchObject([
      { n: veto, kind: 'veto' },
      { n: bonus, kind: 'adjustment' },
    ]);
    await recorded(world, subject, 'chair', 'scoring.line-approved', { line: veto, reason: '查证属实' });
    expect(await lines()).toMatchObject([{ n: bonus }]);
  });
});

describe('a last month without data', () => {
  test('is not all the office accepts: the month before stands for the period, and waits until it is accepted too', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-10-09T10:00:00');
    const august = (await file(world, { slot: '2026-08' })).body.n;
    const none: Given = { kind: 'no-data', reason: '系统升级，本月无统计' };
    const september = (await file(world, { slot: '2026-09', given: none })).body.n;
    const once = { slot: 'period', given: { kind: 'number', number: '290' } } as const;
    const others = [];
    for (const indicator of ['visits', 'complaints']) others.push((await file(world, { ...once, indicator })).body.n);
    await signOff(world, [august, september, ...others]);
    const { body } = await accept(
      world,
      [september, ...others],
      'checker',
      others.map((filing) => ({ filing, why: '经核实无误' })),
    );
    expect(body).toMatchObject({ accepted: false });
    expect((await accept(world, [august], 'checker', [{ filing: august, why: '经核实无误' }])).body.accepted).toBe(
      true,
    );
  });

  test('waits for the newest filing of a slot, whatever stood there before', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-10-09T10:00:00');
    const first = (await file(world, { slot: '2026-09' })).body.n;
    await signOff(world, [first]);
    const correction = (await file(world, { slot: '2026-09' })).body.n;
    const { subjects } = (
      await world.as('office').call('progress.unaccepted', { params: { period }, query: { limit: 50 } })
    ).body;
    const items = subjects.find((one) => one.subject === subject)?.items;
    expect(items?.[0]).toMatchObject({ slot: '2026-09', lacks: 'sign-off', n: correction });
  });
});

describe('a figure that looks wrong', () => {
  test('is asked about when filed, and accepted only with the reason why it is right', async () => {
    const world = await implementing(engine());
    world.clock.now = chinaTime('2026-10-09T10:00:00');
    const visits = { indicator: 'visits', slot: 'period', given: { kind: 'number', number: '29000' } } as const;
    const { n, warnings } = (await file(world, visits)).body;
    expect(warnings).toMatchObject([{ code: 'progress.far-from-target' }]);
    await signOff(world, [n]);
    const problem = await refusal(accept(world, [n]));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:progress.unconfirmed', field: 'confirmed' });
    expect(String(problem['detail'])).toContain('与目标值相差悬殊');
    await accept(world, [n], 'checker', [{ filing: n, why: '经核实，为年内累计数' }]);
    expect(await slotOf(world, 'period', 'visits')).toMatchObject({
      counts: n,
      filing: { warnings: ['progress.far-from-target'], confirmation: '经核实，为年内累计数' },
    });
  });
});
