import { beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { routes as duties } from '../../../functions/duties/routes.ts';
import type { Correction } from '../../../shared/domain/matter/correction.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { assessed, closingAt, periodHead } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { closed, workedOff } from '../../make/published.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...matters, ...results, ...duties]);
let world: ReturnType<typeof start>;
const params = { period, subject: 'official.zhang' };
const scheme: Scheme = {
  ...smallScheme,
  subjects: ['official'],
  clocks: { ...smallScheme.clocks, objection: { days: 30, calendar: 'natural' } },
};
const day = 86_400_000;
const reason = '经核对统计局台账';

/** Two officials are assessed and the period closes: Zhang has 78 points, Sun 83. Results are given on 21 October. */
async function closedBy(by: Scheme): Promise<void> {
  world = start();
  await world.settings();
  for (const name of ['zhang', 'sun']) await world.person(name, 'finance');
  for (const name of ['chen', 'li']) await world.person(name, 'supervision', ['supervisor']);
  for (const name of ['shen', 'gao']) await world.person(name, 'personnel', ['appeal-body']);
  await world.person('both', 'personnel', ['appeal-body', 'supervisor']);
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('chair', 'government', ['committee', 'appeal-body']);
  world.clock.now = chinaTime('2026-10-19T09:00:00');
  await openPeriod(world, 'assessment', { shards: 1, enrolled: [2], groups: ['economic'] }, by);
  await assessed(world, 'official.zhang', { filed: '80', mark: '75' });
  await assessed(world, 'official.sun', { filed: '90', mark: '75' });
  await closed(world);
  world.clock.now = closingAt + day;
}
beforeEach(() => closedBy(scheme));

const appeal = (items = ['budget']) =>
  world.as('zhang').call('matters.appeals.appeal', { params, body: { reason, items } });
const act = (by: string, move: 'accept' | 'reject' | 'extend' | 'dismiss' | 'withdraw', matter: string) =>
  world.as(by).call(`matters.appeals.${move}`, { params: { ...params, matter }, body: { reason } });
const uphold = (by: string, matter: string, corrections: Correction[]) =>
  world.as(by).call('matters.appeals.uphold', { params: { ...params, matter }, body: { reason, corrections } });
const replaced = (number: string): Correction => ({
  kind: 'filing-replaced',
  indicator: 'budget',
  value: { kind: 'number', number },
});
const object = () => world.as('zhang').call('matters.rechecks.object', { params, body: { reason, items: ['budget'] } });
const dismissed = async (by = 'chen') => {
  const { body } = await object();
  return world.as(by).call('matters.rechecks.dismiss', { params: { ...params, matter: body.id }, body: { reason } });
};
const until = async () => (await world.as('zhang').call('results.feedback', { params })).body.appealUntil?.slice(0, 10);
const schedule = async (local: string) => {
  const { table, jobs } = world.platform;
  world.clock.now = chinaTime(local);
  await advance({ table, jobs, now: world.clock.now, trace: 'run' });
  await workedOff(world, world.sent.splice(0), world.clock.now);
  return (await periodHead(world)).phase;
};
const approved = async () => {
  await workedOff(world, world.sent.splice(0), world.clock.now);
  await world.as('office').call('results.propose', { params: { period }, body: { exceptions: [] } });
  const body = { finding: 'approved' as const, meeting: '第3次会议' };
  await world.as('chair').call('results.approve', { params: { period }, body });
  await workedOff(world, world.sent.splice(0), world.clock.now);
};

describe('an official appeals', () => {
  it('directly within thirty days of the result, and then takes no recheck of it', async () => {
    expect(await until()).toBe('2026-11-20');
    const { body } = await appeal();
    expect(body).toMatchObject({ state: 'appealed', waitsFor: ['appeal-body'], opened: { inTime: true, sheet: 1 } });
    expect(await refused(object())).toBe('appeals.instead');
    expect(await refused(appeal())).toBe('appeals.already-lodged');
    await act('zhang', 'withdraw', body.id);
    expect((await object()).status).toBe(201);
  });

  it('within fifteen days of the decision on the recheck, once, and not before it', async () => {
    const { body: lodged } = await object();
    expect(await refused(appeal())).toBe('appeals.recheck-undecided');
    const at = { params: { ...params, matter: lodged.id }, body: { reason } };
    const { body: ruled } = await world.as('chen').call('matters.rechecks.dismiss', at);
    expect(ruled.steps[0]).toMatchObject({ appealUntil: chinaTime('2026-11-06T23:59:59.999') });
    expect(await until()).toBe('2026-11-06');
    const { body } = await appeal();
    expect(body.opened).toMatchObject({ against: lodged.id, inTime: true });
    await act('shen', 'accept', body.id);
    expect((await act('shen', 'dismiss', body.id)).body.state).toBe('dismissed');
    expect(await refused(appeal())).toBe('appeals.already-lodged');
    const { body: shown } = await world.as('zhang').call('results.feedback', { params });
    expect(shown.appeals.map(({ state }) => state)).toEqual(['dismissed']);
  });

  it('late too, which the body rejects for good', async () => {
    await dismissed();
    world.clock.now = chinaTime('2026-11-07T00:00:00');
    const { body: late } = await appeal();
    expect(late.opened).toMatchObject({ inTime: false });
    expect((await act('shen', 'reject', late.id)).body.state).toBe('late');
    expect(await refused(act('shen', 'accept', late.id))).toBe('matters.state');
    expect(await refused(appeal())).toBe('appeals.already-lodged');
  });

  it('and a late one with good reason is accepted as any', async () => {
    world.clock.now = chinaTime('2026-11-21T00:00:00');
    const { body: late } = await appeal();
    expect(late.opened).toMatchObject({ inTime: false });
    expect((await act('shen', 'accept', late.id)).body.state).toBe('accepted');
  });

  it('and one that came in time is not rejected as late', async () => {
    const { body } = await appeal();
    expect(await refused(act('shen', 'reject', body.id))).toBe('appeals.in-time');
  });

  it('nobody else does, and no unit', async () => {
    expect(
      await refused(world.as('sun').call('matters.appeals.appeal', { params, body: { reason, items: ['budget'] } })),
    ).toBe('access.scope');
    expect(await refused(appeal(['weather']))).toBe('matters.unknown-item');
  });
});

describe('the body of appeal', () => {
  it('decides within sixty days of accepting, extended once by thirty', async () => {
    const { body } = await appeal();
    const { body: accepted } = await act('shen', 'accept', body.id);
    expect(accepted.due).toBe('2026-12-21T15:59:59.999Z');
    const { body: extended } = await act('shen', 'extend', body.id);
    expect(extended).toMatchObject({ state: 'extended', due: '2027-01-20T15:59:59.999Z' });
    expect(await refused(act('shen', 'extend', body.id))).toBe('matters.state');
  });

  it('is nobody who decided the recheck, approved the results or had a part in the appraisal', async () => {
    await dismissed('both');
    const { body } = await appeal();
    expect(await refused(act('both', 'accept', body.id))).toBe('rechecks.involved');
    expect(await refused(act('chen', 'accept', body.id))).toBe('access.role');
    await schedule('2026-11-05T00:10:00');
    await approved();
    expect(await refused(act('chair', 'accept', body.id))).toBe('appeals.own-result');
    expect((await act('shen', 'accept', body.id)).body.state).toBe('accepted');
  });

  it('sees it among its duties, and late where it is', async () => {
    const { body } = await appeal();
    const waiting = async () => {
      const { body: list } = await world.as('shen').call('duties.mine', {});
      return list.duties.map(({ what, matter }) => [what, matter]);
    };
    expect(await waiting()).toEqual([['matters.appeals.read', body.id]]);
    await act('shen', 'accept', body.id);
    await act('shen', 'dismiss', body.id);
    expect(await waiting()).toEqual([]);
  });
});

describe('申诉不加重: a decision on an appeal', () => {
  it('makes a new sheet and ranks the group again, and approved results go back while they had gone on', async () => {
    const { body } = await appeal();
    await act('shen', 'accept', body.id);
    await schedule('2026-11-05T00:10:00');
    await approved();
    expect((await world.as('office').call('results.read', { params: { period } })).body.state).toBe('approved');
    const { body: ruled } = await uphold('shen', body.id, [replaced('100')]);
    expect(ruled.difference).toMatchObject({ before: '78.00', after: '90.00' });
    await workedOff(world, world.sent.splice(0), world.clock.now);
    const { body: standing } = await world.as('zhang').call('results.standing', { params });
    expect(standing).toMatchObject({ rank: 1, score: '90.00' });
    const { body: reopened } = await world.as('office').call('results.read', { params: { period } });
    expect(reopened).toMatchObject({ state: 'provisional', version: 2 });
    const { body: read } = await world
      .as('zhang')
      .call('matters.appeals.read', { params: { ...params, matter: body.id } });
    expect(read.difference).toMatchObject({ before: '78.00', after: '90.00' });
  });

  it('never lowers the score, nor adds a bar', async () => {
    const { body } = await appeal();
    await act('shen', 'accept', body.id);
    expect(await refused(uphold('shen', body.id, [replaced('70')]))).toBe('rechecks.heavier');
  });

  it('and what was appealed against is not made heavier by a supervisor afterwards either', async () => {
    const { body } = await appeal();
    await act('shen', 'accept', body.id);
    await act('shen', 'dismiss', body.id);
    const opening = { params, body: { reason, items: ['budget'] } };
    const { body: own } = await world.as('chen').call('matters.rechecks.open', opening);
    const at = { params: { ...params, matter: own.id }, body: { reason, corrections: [replaced('70')] } };
    expect(await refused(world.as('li').call('matters.rechecks.uphold', at))).toBe('rechecks.heavier-on-objected');
  });

  it('corrects the sheet that a recheck beside it has left', async () => {
    const { body } = await appeal();
    await act('shen', 'accept', body.id);
    const opening = { params, body: { reason, items: ['service'] } };
    const { body: own } = await world.as('chen').call('matters.rechecks.open', opening);
    const at = { params: { ...params, matter: own.id }, body: { reason, corrections: [replaced('90')] } };
    await world.as('li').call('matters.rechecks.uphold', at);
    const { body: ruled } = await uphold('shen', body.id, [replaced('100')]);
    expect(ruled).toMatchObject({ difference: { before: '84.00', after: '90.00' }, steps: [{}, { sheet: 3 }] });
  });
});

describe('the archive', () => {
  it('waits for the days to appeal and for an appeal in time, until its clock is over, and the decision makes the next version', async () => {
    await schedule('2026-11-05T00:10:00');
    await approved();
    await world.as('office').call('results.publish', { params: { period }, body: {} });
    await workedOff(world, world.sent.splice(0), world.clock.now);
    world.clock.now = chinaTime('2026-11-20T23:00:00');
    const { body: objection } = await object();
    const at = { params: { ...params, matter: objection.id }, body: { reason } };
    world.clock.now = chinaTime('2026-12-01T09:00:00');
    await world.as('chen').call('matters.rechecks.dismiss', at);
    // Every objection is over and decided; fifteen days to appeal are not.
    expect(await schedule('2026-12-01T10:00:00')).toBe('application');
    world.clock.now = chinaTime('2026-12-16T23:00:00');
    const { body } = await appeal();
    expect(body.opened).toMatchObject({ inTime: true });
    await act('shen', 'accept', body.id);
    expect(await schedule('2026-12-17T00:10:00')).toBe('application');
    expect(await schedule('2027-02-14T23:50:00')).toBe('application');
    expect(await schedule('2027-02-15T00:10:00')).toBe('archived');
    world.clock.now = chinaTime('2027-03-01T09:00:00');
    const { body: ruled } = await uphold('shen', body.id, [replaced('100')]);
    expect(ruled).toMatchObject({ state: 'upheld', steps: [{}, { late: true }] });
    const { body: read } = await world.as('office').call('results.read', { params: { period } });
    expect(read).toMatchObject({ state: 'provisional', version: 2 });
  });
});

it('never by more points for a lower grade, as where a rise into a tie loses the place of both', async () => {
  const grade = (id: string, from: string | null, to: string | null) => ({
    grade: id,
    name: { zh: id, en: id },
    from,
    to,
  });
  const one = (id: string) =>
    ({ grade: id, limit: { by: 'count', count: 1 }, per: 'peer-group', ties: 'exclude' }) as const;
  await closedBy({
    ...scheme,
    bands: [grade('top', '80', null), grade('middle', '70', '80'), grade('low', null, '70')],
    vetoes: [],
    consequences: [],
    quotas: [one('top'), one('middle')],
  });
  const { body } = await appeal();
  await act('shen', 'accept', body.id);
  const problem = await refusal(uphold('shen', body.id, [replaced('90')]));
  expect(problem).toMatchObject({ type: 'urn:jixiao:problem:rechecks.lower-grade', field: 'corrections' });
  expect(problem['detail']).toContain('由“middle”变为“low”');
  expect((await uphold('shen', body.id, [replaced('89')])).body.state).toBe('upheld');
});
