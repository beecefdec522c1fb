import { beforeEach, describe, expect, it } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, recorded, scored } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { acts, feedbackOf, noticeAt, params, replaced, type World } from './scene.ts';

const engine = withEngine();
let world: World;
beforeEach(async () => {
  world = await feedbackOf(engine());
});
const { object, uphold, dismiss } = acts(() => world);

describe('feedback', () => {
  it('tells the subject its score, the trace behind it and until when it may object', async () => {
    const { body } = await world.as('leader').call('results.feedback', { params });
    expect(body).toMatchObject({ version: 1, score: { rounded: '78.00' }, objectionUntil: '2026-10-26T15:59:59.999Z' });
    expect(body.sheet.trace.parts[0]?.parts.map(({ rounded }) => rounded)).toEqual(['48.00', '30.00']);
    await world.person('stranger', 'health', ['unit-leader']);
    expect(await refused(world.as('stranger').call('results.feedback', { params }))).toBe('access.scope');
  });

  it('shows what was objected to, and what its reader can do about it', async () => {
    const { body: lodged } = await object();
    const seen = async (by: string) => {
      const { body } = await world.as(by).call('results.feedback', { params });
      return body.rechecks.map(({ id, waitsFor, open }) => [id, waitsFor, open.map(({ move }) => move)]);
    };
    expect(await seen('leader')).toEqual([[lodged.id, ['supervisor'], ['withdraw']]]);
    expect(await seen('chen')).toEqual([[lodged.id, ['supervisor'], ['extend', 'uphold', 'dismiss']]]);
    expect(await seen('office')).toEqual([[lodged.id, ['supervisor'], []]]);
  });

  it('keeps what was said in the interview', async () => {
    const said = { date: '2026-10-22', present: ['李明', '王芳'], summary: '通报得分构成' };
    await world.as('office').call('results.interview', { params, body: said });
    expect((await world.as('leader').call('results.feedback', { params })).body.interviews).toEqual([said]);
    expect(await refused(world.as('leader').call('results.interview', { params, body: said }))).toBe('access.role');
    for (let held = 1; held < 50; held += 1)
      await recorded(world, params.subject, 'office', 'review.interviewed', said);
    expect((await world.as('leader').call('results.feedback', { params })).body.interviews).toHaveLength(50);
    const another = world.as('office').call('results.interview', { params, body: said });
    expect(await refused(another)).toBe('results.interviews-full');
  });
});

describe('an objection', () => {
  it('is in time for three working days, weekends not counted', async () => {
    world.clock.now = chinaTime('2026-10-26T23:59:59.999');
    const { body } = await object();
    expect(body).toMatchObject({ state: 'lodged', overdue: false, due: '2026-11-09T15:59:59.999Z' });
    const open = await world.as('chen').call('matters.rechecks.list', { params: { period }, query: { open: 'true' } });
    expect(open.body.matters.map(({ id }) => id)).toEqual([body.id]);
  });

  it('is in time to the day that was told, though an edit of the calendar would have it end before', async () => {
    await openPeriod(world, 'feedback', {
      provisionalAt: noticeAt,
      objectionUntil: chinaTime('2026-10-26T23:59:59.999'),
    });
    await world.calendar(2026, ['2026-10-24', '2026-10-25']);
    const { body } = await world.as('leader').call('results.feedback', { params });
    expect(body.objectionUntil).toBe('2026-10-26T15:59:59.999Z');
    world.clock.now = chinaTime('2026-10-26T23:59:59.999');
    expect((await object()).status).toBe(201);
  });

  it('comes too late one millisecond after', async () => {
    world.clock.now = chinaTime('2026-10-27T00:00:00');
    expect((await refusal(object()))['detail']).toBe('异议期已于 2026-10-26 届满。');
  });

  it('names what it objects to, once for a result', async () => {
    expect(await refused(object('leader', ['weather']))).toBe('matters.unknown-item');
    await object();
    expect(await refused(object())).toBe('rechecks.already-lodged');
  });

  it('can be withdrawn by who leads the unit by then, and lodged again', async () => {
    const { body } = await object();
    await world.person('leader', 'health', ['unit-leader']);
    await world.person('next', 'finance', ['unit-leader']);
    world.clock.now += 61_000;
    const gone = { params: { ...params, matter: body.id }, body: { reason: '经说明已无异议' } };
    expect(await refused(world.as('leader').call('matters.rechecks.withdraw', gone))).toBe('access.scope');
    expect((await world.as('next').call('matters.rechecks.withdraw', gone)).body.state).toBe('withdrawn');
    expect((await object('next')).status).toBe(201);
  });

  it('can be withdrawn by who lodged it, and lodged again', async () => {
    const { body } = await object();
    const where = { params: { ...params, matter: body.id }, body: { reason: '经说明已无异议' } };
    expect((await world.as('leader').call('matters.rechecks.withdraw', where)).body.state).toBe('withdrawn');
    expect((await object()).status).toBe(201);
  });
});

describe('a recheck', () => {
  it('that corrects a value makes a new version, asks for a new ranking and shows the difference', async () => {
    const { body: lodged } = await object();
    const { body } = await uphold(lodged.id, 'chen', [replaced('95')]);
    expect(body).toMatchObject({ state: 'upheld', opened: { sheet: 1 }, steps: [{ sheet: 2, late: false }] });
    expect(body.difference).toMatchObject({ before: '78.00', after: '87.00' });
    expect(body.difference?.sentences).toContain('“指标budget”得分由 48.00 变为 57.00。');
    expect(world.sent).toMatchObject([{ kind: 'rerank', part: 'economic' }]);
    const old = await world.as('leader').call('scoring.sheet', { params, query: { version: 1 } });
    const now = await world.as('leader').call('scoring.sheet', { params });
    expect([old.body.sheet.score, now.body.sheet.score]).toEqual(['78.00', '87.00']);
    expect(now.body).toMatchObject({ version: 2, previous: 1 });
    const read = await world
      .as('leader', 'en')
      .call('matters.rechecks.read', { params: { ...params, matter: lodged.id } });
    expect(read.body.difference?.sentences).toContain('The score of “Indicator budget” changes from 48.00 to 57.00.');
  });

  it('brings the figure that a subject set aside was lacking, and so its first score', async () => {
    const lacking = { period, subject: 'unit.archive' };
    await enrol(world, lacking.subject);
    await recorded(world, lacking.subject, 'wang', 'scoring.rated', {
      group: 'leaders',
      marks: [{ indicator: 'service', mark: '75' }],
      submitted: true,
    });
    expect((await scored(world, lacking.subject)).state).toBe('blocked');
    const asked = { params: lacking, body: { reason: '季末数据补报未成，请核定', items: ['budget'] } };
    const { body: lodged } = await world.as('office').call('matters.rechecks.ask', asked);
    const { body } = await world.as('chen').call('matters.rechecks.uphold', {
      params: { ...lacking, matter: lodged.id },
      body: { reason: '据财政系统台账核定', corrections: [replaced('80')] },
    });
    expect(body).toMatchObject({ state: 'upheld', steps: [{ sheet: 2 }] });
    expect(body.difference).toMatchObject({ after: '78.00' });
  });

  it('records every correction as an entry and can exclude a rating and add a line at once', async () => {
    const { body: lodged } = await object('leader', ['service']);
    const adjustment = {
      line: 'award',
      points: '2',
      date: '2026-08-03',
      reason: '漏登的市级表彰',
      document: { number: '示政发〔2026〕12号', title: '表彰决定', issuer: '示例县人民政府' },
    };
    const corrections = [
      { kind: 'rating-excluded' as const, ballot: 5 },
      { kind: 'adjustment-added' as const, adjustment },
    ];
    const { body } = await uphold(lodged.id, 'chen', corrections);
    expect(body.difference).toMatchObject({ before: '78.00', after: '86.00' });
    expect(body.steps[0]?.['corrections']).toHaveLength(2);
  });

  it('is never decided by somebody who took part or belongs to the unit', async () => {
    const { body: lodged } = await object();
    await world.person('wang', 'audit', ['supervisor']);
    expect(await refused(dismiss(lodged.id, 'wang'))).toBe('rechecks.involved');
    await world.person('inside', 'finance', ['supervisor']);
    expect(await refused(dismiss(lodged.id, 'inside'))).toBe('access.conflict');
    expect(await refused(uphold(lodged.id, 'office', [replaced('95')]))).toBe('access.role');
  });

  it('that dismisses changes nothing, and is final', async () => {
    const { body: lodged } = await object();
    const correcting = { reason: '填报数与台账一致', corrections: [replaced('95')] };
    const place = { ...params, matter: lodged.id };
    expect(
      await refusal(world.as('chen').call('matters.rechecks.dismiss', { params: place, body: correcting })),
    ).toMatchObject({ status: 400 });
    const { body } = await dismiss(lodged.id, 'chen');
    expect(body).toMatchObject({ state: 'dismissed', open: [], waitsFor: [], steps: [{ sheet: 1, corrections: [] }] });
    expect(body.due).toBeUndefined();
    expect(world.sent).toEqual([]);
    expect(await refused(uphold(lodged.id, 'chen', [replaced('95')]))).toBe('matters.state');
    expect(await refused(object())).toBe('rechecks.already-lodged');
  });

  it('has ten working days and can be given ten more once, by who may decide', async () => {
    const { body: lodged } = await object();
    const extend = (by: string) =>
      world.as(by).call('matters.rechecks.extend', {
        params: { ...params, matter: lodged.id },
        body: { reason: '需调取原始台账' },
      });
    await world.person('inside', 'finance', ['supervisor']);
    expect(await refused(extend('inside'))).toBe('access.conflict');
    expect((await extend('chen')).body).toMatchObject({ state: 'extended', due: '2026-11-18T15:59:59.999Z' });
    expect(await refused(extend('chen'))).toBe('matters.state');
    world.clock.now = chinaTime('2026-11-19T00:00:00');
    expect(
      (await world.as('chen').call('matters.rechecks.list', { params: { period } })).body.matters[0]?.overdue,
    ).toBe(true);
    expect((await dismiss(lodged.id, 'chen')).body.steps.at(-1)?.late).toBe(true);
  });

  it('by two supervisors at once is decided once', async () => {
    const { body: lodged } = await object();
    await world.person('zhou', 'supervision', ['supervisor']);
    const tries = await Promise.allSettled([
      uphold(lodged.id, 'chen', [replaced('95')]),
      uphold(lodged.id, 'zhou', [replaced('99')]),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
