import { beforeEach, describe, expect, it } from 'vitest';
import { entries } from '../../../shared/storage/record.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { due, routes } from '../../make/every-kind.ts';
import { workedOff } from '../../make/published.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { approved as asked, heardOut, recheckedTo, subject } from './notified.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), routes);
let world: ReturnType<typeof start>;
const worked = () => workedOff(world, world.sent.splice(0), world.clock.now);
const at = (time: string) => (world.clock.now = chinaTime(time));
const headOf = async (n: number) =>
  (await appraisals.existing(world.table, world.jurisdiction, period, subject(n).subject)).head;
const named = async (n: number, what: string) =>
  (await entries(world.table, appraisals.key(world.jurisdiction, period, subject(n).subject))).filter(
    (entry) => entry.what === what,
  );
const feedback = async (n: number) =>
  (await world.as(`leader${n}`).call('results.feedback', { params: subject(n) })).body;
const phase = async () => (await existingPeriod(world.table, world.jurisdiction, period)).head.phase;
async function approve(): Promise<void> {
  await asked(world);
  await worked();
}

async function toApplication(scheme: Partial<Scheme> = {}): Promise<void> {
  world = start();
  await heardOut(world, scheme);
}

const overtake = (n: number, number: string) => recheckedTo(world, n, number);

describe('考核结果通知: at the approval every subject is given one notice', () => {
  const acknowledge = (n: number, hash: string, more = {}) =>
    world
      .as(`leader${n}`)
      .call('results.acknowledge', { params: subject(n), body: { hash, finding: 'no-objection' as const, ...more } });

  beforeEach(async () => {
    await toApplication();
    at('2026-11-06T09:00:00');
    await due(world);
    await approve();
  });

  it('with the hash of what it tells, and three working days to acknowledge it', async () => {
    for (const n of [0, 1, 2, 3, 4, 5]) expect(await named(n, 'results.notified')).toHaveLength(1);
    const { approved } = await feedback(0);
    expect(approved).toMatchObject({ version: 1, sheet: 1, due: '2026-11-11T15:59:59.999Z' });
    const { body } = await world.as('leader0').call('duties.mine');
    expect(body.duties).toContainEqual(
      expect.objectContaining({ what: 'results.acknowledge', subject: subject(0).subject, due: approved!.due }),
    );
  });

  it('that its leader acknowledges once, seeing what holds, and says what the objection is', async () => {
    const { approved } = await feedback(0);
    expect(await refused(acknowledge(0, '0'.repeat(64)))).toBe('results.notice-changed');
    expect(await refused(acknowledge(0, approved!.hash, { finding: 'objects' }))).toBe('results.no-text');
    const { body } = await acknowledge(0, approved!.hash, { finding: 'objects', text: '对加分认定有异议' });
    expect(body.received).toMatchObject({ finding: 'objects' });
    expect(await refused(acknowledge(0, approved!.hash))).toBe('results.acknowledged');
    expect(
      await refused(
        world
          .as('leader3')
          .call('results.acknowledge', { params: subject(0), body: { hash: approved!.hash, finding: 'no-objection' } }),
      ),
    ).toBe('access.scope');
    const { body: mine } = await world.as('leader0').call('duties.mine');
    expect(mine.duties.map(({ what }) => what)).not.toContain('results.acknowledge');
  });

  it('that counts as served when nobody acknowledged it in time, once, whenever the schedule comes by', async () => {
    const { approved } = await feedback(0);
    await acknowledge(3, (await feedback(3)).approved!.hash);
    at('2026-11-11T23:59:59.999');
    await due(world);
    expect(await named(0, 'results.served')).toEqual([]);
    at('2026-11-13T10:00:00');
    expect(await refused(acknowledge(0, approved!.hash))).toBe('results.served');
    await due(world);
    await due(world);
    // Written behind the anchors of the nights before, it is not dated back before them.
    expect(await named(0, 'results.served')).toMatchObject([{ at: chinaTime('2026-11-13T10:00:00') }]);
    expect(await named(3, 'results.served')).toEqual([]);
    expect((await headOf(0)).notice?.received).toEqual({ at: chinaTime('2026-11-11T23:59:59.999'), finding: 'deemed' });
    expect(await refused(acknowledge(0, approved!.hash))).toBe('results.acknowledged');
  });
});

describe('who answers the notice with an objection', () => {
  const body = async () => ({
    hash: (await feedback(0)).approved!.hash,
    finding: 'objects' as const,
    text: '对加分认定有异议',
  });
  const waits = async () => {
    const { body: mine } = await world.as('leader0').call('duties.mine');
    return mine.duties.find(({ what }) => what === 'matters.rechecks.object');
  };

  it('has still to lodge it: that waits among the duties until it is lodged or the time to is over', async () => {
    await toApplication({ objectionFrom: 'notice' });
    at('2026-11-06T09:00:00');
    await due(world);
    await approve();
    await world.as('leader0').call('results.acknowledge', { params: subject(0), body: await body() });
    expect(await waits()).toMatchObject({ due: '2026-11-11T15:59:59.999Z', subject: subject(0).subject });
    at('2026-11-12T00:00:00');
    expect(await waits()).toBeUndefined();
    at('2026-11-11T23:00:00');
    await world
      .as('leader0')
      .call('matters.rechecks.object', { params: subject(0), body: { reason: '统计口径有误', items: ['budget'] } });
    expect(await waits()).toBeUndefined();
  });
});

describe('where the scheme lets the clock to object begin with the delivery of the notice', () => {
  beforeEach(async () => {
    await toApplication({ objectionFrom: 'notice' });
    at('2026-11-06T09:00:00');
    await due(world);
    await approve();
  });

  it('it runs from the receipt, or from the day on which the notice counts as served', async () => {
    const { approved, objectionUntil } = await feedback(0);
    expect(objectionUntil).toBeUndefined();
    const body = { hash: approved!.hash, finding: 'no-objection' as const };
    await world.as('leader0').call('results.acknowledge', { params: subject(0), body });
    expect((await feedback(0)).objectionUntil).toBe('2026-11-11T15:59:59.999Z');
    at('2026-11-12T09:00:00');
    await due(world);
    expect((await feedback(3)).objectionUntil).toBe('2026-11-16T15:59:59.999Z');
    const object = (n: number) =>
      world
        .as(`leader${n}`)
        .call('matters.rechecks.object', { params: subject(n), body: { reason: '统计口径有误', items: ['budget'] } });
    expect(await refused(object(0))).toBe('rechecks.objection-late');
    expect((await object(3)).body.state).toBe('lodged');
  });

  it('and the period is not archived before every such clock is over', async () => {
    await toApplication({ objectionFrom: 'notice' });
    at('2026-11-27T09:00:00');
    await due(world);
    await approve();
    at('2026-12-07T23:00:00');
    await due(world);
    await due(world);
    expect((await feedback(3)).objectionUntil).toBe('2026-12-07T15:59:59.999Z');
    expect(await phase()).toBe('application');
    at('2026-12-08T00:05:00');
    await due(world);
    expect(await phase()).toBe('archived');
  });
});

describe('被他人复核改变名次的: whoever is moved by somebody else’s recheck after the results were given', () => {
  beforeEach(async () => {
    await toApplication();
    at('2026-10-23T09:00:00');
  });

  it('has a clock of their own to object, counted from the decision, in the entry that says from where to where', async () => {
    const before = [(await headOf(0)).standing!.rank, (await headOf(3)).standing!.rank];
    const [lower, upper] = before[0]! > before[1]! ? [0, 3] : [3, 0];
    await overtake(lower, '100');
    await worked();
    const until = chinaTime('2026-10-28T23:59:59.999');
    expect((await headOf(upper)).objection).toEqual({ from: world.clock.now, until });
    expect((await headOf(lower)).objection).toBeUndefined();
    const [ranked] = (await named(upper, 'scoring.ranked')).slice(-1);
    expect(ranked!.data).toMatchObject({ from: { rank: 1 }, rank: 2, until });
    expect((await feedback(upper)).overtaken).toMatchObject({ until: '2026-10-28T15:59:59.999Z' });
    at('2026-10-27T09:00:00');
    const { body } = await world.as(`leader${upper}`).call('duties.mine');
    expect(body.duties).toContainEqual(
      expect.objectContaining({ what: 'matters.rechecks.object', due: '2026-10-28T15:59:59.999Z' }),
    );
    const object = { reason: '对名次变化有异议', items: ['budget'] };
    const { body: lodged } = await world
      .as(`leader${upper}`)
      .call('matters.rechecks.object', { params: subject(upper), body: object });
    expect(lodged.state).toBe('lodged');
  });

  const ranks = async () => [(await headOf(0)).standing!.rank, (await headOf(3)).standing!.rank];

  it('has it also where its own score was decided on before both were ranked, unless it would have kept its place but for that', async () => {
    const before = await ranks();
    const [lower, upper] = before[0]! > before[1]! ? [0, 3] : [3, 0];
    const score = Number((await headOf(upper)).score!.rounded);
    await overtake(lower, '100');
    // Its own recheck leaves it the better, and still behind.
    await overtake(upper, '90');
    await worked();
    expect(Number((await headOf(upper)).score!.rounded)).toBeGreaterThan(score);
    expect((await headOf(upper)).standing!.rank).toBe(2);
    const until = chinaTime('2026-10-28T23:59:59.999');
    expect((await headOf(upper)).objection).toEqual({ from: world.clock.now, until });
    expect((await headOf(lower)).objection).toBeUndefined();
  });

  it('has none where its own decision alone takes the place from it', async () => {
    const before = await ranks();
    const [lower, upper] = before[0]! > before[1]! ? [0, 3] : [3, 0];
    await overtake(upper, '1');
    await worked();
    expect((await headOf(upper)).standing!.rank).toBe(2);
    expect((await headOf(upper)).objection).toBeUndefined();
    expect((await headOf(lower)).objection).toMatchObject({ from: world.clock.now });
  });

  it('nobody else has one, and ranking twice gives none anew', async () => {
    const before = [(await headOf(0)).standing!.rank, (await headOf(3)).standing!.rank];
    const [lower, upper] = before[0]! > before[1]! ? [0, 3] : [3, 0];
    await overtake(lower, '100');
    const woken = world.sent.splice(0);
    await workedOff(world, [...woken, ...woken], world.clock.now);
    at('2026-10-24T09:00:00');
    await due(world);
    for (const n of [1, 2, 4, 5]) expect((await headOf(n)).objection).toBeUndefined();
    expect((await named(upper, 'scoring.ranked')).filter(({ data }) => data && 'until' in data)).toHaveLength(1);
  });
});
