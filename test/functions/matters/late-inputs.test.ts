import { beforeEach, describe, expect, test } from 'vitest';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import { appraisals, existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, loadCollection } from '../../../shared/storage/record.ts';
import { seatItem } from '../../../shared/storage/sheets.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { remediesEnd } from '../../../shared/storage/notices.ts';
import { bring } from '../imports/scene.ts';
import { closingAt } from '../../make/closing.ts';
import { happened } from '../../make/happened.ts';
import { withEngine } from '../../make/engine.ts';
import { period, recorded } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime } from '../../make/world.ts';
import {
  acts,
  brought,
  chainOf,
  type County,
  headOf,
  late,
  morning,
  params,
  schedule,
  setAside,
  workOff,
} from './late-inputs.ts';

const engine = withEngine();
let world: County;
const act = acts(() => world);
const duties = async (person: string) =>
  (await world.as(person).call('duties.mine', {})).body.duties.map(({ what }) => what);

beforeEach(async () => {
  world = await setAside(engine());
});

describe('a subject that was set aside', () => {
  test('brings in what is named through every gate, and is then scored, ranked and told as the others were', async () => {
    const others = ['unit.bureau-000', 'unit.bureau-003'];
    const before = await Promise.all(others.map((subject) => headOf(world, subject)));
    const { body: matter } = await act.open();
    expect(matter).toMatchObject({ state: 'open', due: '2026-10-28T15:59:59.999Z' });
    expect(await duties('clerk')).toContain('progress.file');
    await brought(act);
    const settledAt = world.clock.now;
    await act.settle(matter.id);
    await workOff(world);

    const head = await headOf(world);
    // 90 of 100 for 60 points, 80 of 100 for 40.
    expect(head.score).toMatchObject({ sheet: 2, exact: '86' });
    expect(head).not.toHaveProperty('late');
    expect(head).not.toHaveProperty('setAside');
    expect(head.standing?.rank).toEqual(expect.any(Number));
    const until = chinaTime('2026-10-27T23:59:59.999');
    expect(head.objection).toEqual({ from: settledAt, until });
    expect(await remediesEnd(world.table, { jurisdiction: world.jurisdiction, period })).toBeGreaterThanOrEqual(until);
    expect((await chainOf(world)).map(({ what }) => what).slice(-3)).toEqual([
      'matters.moved',
      'scoring.rescored',
      'scoring.ranked',
    ]);
    const after = await Promise.all(others.map((subject) => headOf(world, subject)));
    expect(after.map(({ score }) => score)).toEqual(before.map(({ score }) => score));
    const record = await loadCollection(
      world.table,
      world.partition.appraisal(world.jurisdiction, period, late),
      appraisals,
    );
    expect(chainFaults(record)).toEqual([]);
    expect(
      (await world.as('office').call('matters.late-inputs.read', { params: { ...params, matter: matter.id } })).body,
    ).toMatchObject({ state: 'scored', open: [], waitsFor: [] });
    expect(await duties('leader')).toContain('matters.rechecks.object');
    const objection = { reason: '评分偏低，请复核', items: ['service'] };
    await world.as('leader').call('matters.rechecks.object', { params, body: objection });
  });

  test('whom somebody else overtakes through it has a clock to object as after any recheck', async () => {
    const { body: matter } = await act.open();
    await brought(act);
    await act.settle(matter.id);
    await workOff(world);
    const moved = (await headOf(world, 'unit.bureau-000')).standing?.rank === 2 ? 'unit.bureau-000' : 'unit.bureau-003';
    expect((await headOf(world, moved)).objection).toMatchObject({ from: morning });
  });

  test('is scored from what there is when the time is over, and what is missing stays so with the reason', async () => {
    const { body: matter } = await act.open();
    const { body } = await act.file();
    await act.signOff(body.n);
    await act.accept(body.n);
    world.clock.now = chinaTime('2026-10-29T00:05:00');
    await schedule(world);
    const head = await headOf(world);
    expect(head).toMatchObject({ setAside: { why: 'open-items', items: [{ id: 'service' }] } });
    expect(head).not.toHaveProperty('score');
    expect(head).not.toHaveProperty('late');
    expect(await refusal(act.file('95'))).toMatchObject({ type: 'urn:jixiao:problem:progress.deadline-passed' });
    // There is another way still: a second permission for what is lacking now.
    expect(await refusal(act.open(['budget'], '2026-11-02'))).toMatchObject({
      type: 'urn:jixiao:problem:late-inputs.not-open',
      legal: ['service'],
    });
    const again = await act.open(['service'], '2026-11-02');
    await act.seat();
    await act.mark();
    await act.settle(again.body.id);
    await workOff(world);
    expect((await headOf(world)).score).toMatchObject({ sheet: 3, exact: '86' });
    expect((await chainOf(world)).filter(({ what }) => what === 'scoring.rescored')).toHaveLength(2);
    expect(matter.id).not.toBe(again.body.id);
  });

  test('has what is named taken from a file, every other row of which is refused with its reason', async () => {
    await act.open(['budget']);
    const table = 'subject,figure,rater\nunit.bureau-900,90,rater\nunit.bureau-000,95,rater\n';
    const file = { period, text: table, mode: 'accept-good-rows' } as const;
    const subject = { column: 'subject' };
    const fixed = { indicator: { constant: 'budget' }, slot: { constant: 'period' }, source: { constant: '财政系统' } };
    const given = { 'given.kind': { constant: 'number' }, 'given.number': { column: 'figure' } };
    const figures = { ...file, kind: 'filings', mapping: { fields: { subject, ...fixed, ...given } } } as const;
    const brought = await bring(world as never, 'office', figures);
    expect(brought.check.faults).toMatchObject([{ row: 3, code: 'progress.deadline-passed' }]);
    expect(brought.run).toMatchObject({ good: 1, refused: 1 });
    const mapping = { fields: { subject, rater: { column: 'rater' }, group: { constant: 'leaders' } } };
    const { check } = await bring(world as never, 'office', { ...file, kind: 'seats', mapping });
    expect(check.faults).toMatchObject([
      { row: 2, code: 'late-inputs.other-item' },
      { row: 3, code: 'phase.not-now' },
    ]);
  });

  test('may bring in nothing but what is named, and nobody else anything', async () => {
    await act.open(['service']);
    expect(await refusal(act.file())).toMatchObject({
      type: 'urn:jixiao:problem:late-inputs.other-item',
      legal: ['service'],
    });
    await world.person('clerk', 'bureau-000', ['unit-contributor']);
    expect(await refusal(act.file('90', 'unit.bureau-000'))).toMatchObject({
      type: 'urn:jixiao:problem:progress.deadline-passed',
    });
  });

  test('is permitted by the committee what the office asks for, until five working days later or the day it says', async () => {
    const { body: asked } = await act.ask();
    expect(await refusal(act.ask())).toMatchObject({ type: 'urn:jixiao:problem:late-inputs.running' });
    expect(await refusal(act.file())).toMatchObject({ type: 'urn:jixiao:problem:progress.deadline-passed' });
    expect(await refusal(act.permit(asked.id, '2026-11-05'))).toMatchObject({
      type: 'urn:jixiao:problem:late-inputs.until',
      legal: ['2026-11-04'],
    });
    const { body } = await act.permit(asked.id);
    expect(body).toMatchObject({ state: 'open', due: '2026-10-29T15:59:59.999Z' });
    await act.file();
  });

  test('is declined with the reason', async () => {
    const { body: asked } = await act.ask();
    const at = { ...params, matter: asked.id };
    await world.as('chair').call('matters.late-inputs.decline', { params: at, body: { reason: '不属于不可抗力' } });
    expect(await refusal(act.file())).toMatchObject({ type: 'urn:jixiao:problem:progress.deadline-passed' });
  });

  test('is not settled while anything named is lacking, and the office is told what', async () => {
    const { body: matter } = await act.open();
    const { body } = await act.file();
    expect(await refusal(act.settle(matter.id))).toMatchObject({
      type: 'urn:jixiao:problem:late-inputs.lacking',
      legal: ['budget', 'service'],
    });
    await act.signOff(body.n);
    await act.accept(body.n);
    await act.seat();
    await act.mark();
    await act.settle(matter.id);
    expect(await refusal(act.file('95'))).toMatchObject({ type: 'urn:jixiao:problem:progress.deadline-passed' });
    expect(await refusal(act.settle(matter.id))).toMatchObject({ type: 'urn:jixiao:problem:matters.rounds-over' });
  });

  test('keeps the feedback phase open until it is scored, and no longer', async () => {
    await act.open(['budget'], '2026-11-04');
    world.clock.now = chinaTime('2026-11-05T00:10:00');
    expect((await existingPeriod(world.table, world.jurisdiction, period)).head.phase).toBe('feedback');
    await schedule(world);
    world.clock.now = chinaTime('2026-11-05T01:10:00');
    await schedule(world);
    expect((await existingPeriod(world.table, world.jurisdiction, period)).head.phase).toBe('application');
    expect(await headOf(world)).not.toHaveProperty('late');
  });

  test('has its recheck decided only once it is scored', async () => {
    const { body: asked } = await world
      .as('office')
      .call('matters.rechecks.ask', { params, body: { reason: '季末数据补报未成，请核定', items: ['budget'] } });
    const { body: matter } = await act.open();
    await brought(act);
    const value = { kind: 'number' as const, number: '70' };
    const corrections = [{ kind: 'filing-replaced' as const, indicator: 'budget', value }];
    const uphold = () =>
      world.as('sun').call('matters.rechecks.uphold', {
        params: { ...params, matter: asked.id },
        body: { reason: '经核对台账，填报有误', corrections },
      });
    expect(await refusal(uphold())).toMatchObject({ type: 'urn:jixiao:problem:late-inputs.decide-after' });
    await act.settle(matter.id);
    await workOff(world);
    await uphold();
    await workOff(world);
    expect((await headOf(world)).score).toMatchObject({ sheet: 3, exact: '74' });
  });
});

test('a subject with a score has nothing to bring in late', async () => {
  const body = { reason: '系统故障致填报未能完成', items: ['budget'] };
  const at = { period, subject: 'unit.bureau-000' };
  expect(await refusal(world.as('chair').call('matters.late-inputs.open', { params: at, body }))).toMatchObject({
    type: 'urn:jixiao:problem:late-inputs.scored',
  });
});

test('whoever is connected with the subject neither asks for it nor decides on it', async () => {
  await world.person('chair', 'county', ['committee'], { manager: 'leader' });
  expect(await refusal(act.open())).toMatchObject({ status: 403 });
});

test('marks that counted at the close are not taken away by a recusal, nor raters seated where no marks are named', async () => {
  const recuse = () =>
    world.as('office').call('scoring.recuse', { params, body: { rater: 'harsh', reason: '与该单位有业务往来' } });
  const chain = await existingAppraisal(world.table, world.jurisdiction, period, late);
  const seat = seatItem(
    { jurisdiction: world.jurisdiction, ...params },
    { rater: 'harsh', group: 'leaders', state: 'submitted', ballot: 1, submittedAt: closingAt - 3_600_000 },
  );
  const assigned = happened('scoring.raters-assigned', morning, { data: { raters: [] } });
  await world.table.write(append(chain, assigned, { items: [seat] }).writes);
  const { body: matter } = await act.open(['budget']);
  for (const call of [act.seat, recuse])
    expect(await refusal(call())).toMatchObject({
      type: 'urn:jixiao:problem:late-inputs.other-item',
      legal: ['budget'],
    });
  world.clock.now = chinaTime('2026-10-29T00:05:00');
  expect(matter.state).toBe('open');
  await schedule(world);
  await act.open(['service'], '2026-11-02');
  await act.seat();
  expect(await refusal(recuse())).toMatchObject({ type: 'urn:jixiao:problem:late-inputs.marked' });
});

test('a rater whose marks counted at the close gives none anew', async () => {
  await recorded(world, late, 'rater', 'scoring.raters-assigned', { raters: [] });
  await act.open(['service']);
  await act.seat();
  await act.mark('80');
  expect(await refusal(act.mark('90'))).toMatchObject({ type: 'urn:jixiao:problem:late-inputs.marked' });
});
