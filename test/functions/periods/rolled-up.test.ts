import { beforeAll, describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { toldToWholes } from '../../../functions/stale.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import {
  from,
  golden,
  kept,
  quarters,
  reads,
  recordedYear,
  untilTheLastQuarter,
  year,
  type CountyYear,
} from './year.ts';
import { nodesOf } from '../../../shared/domain/scoring/sheet.ts';

const engine = withEngine();
const zhou = 'official.zhou-ming';
const chen = 'official.chen-jing';
type Moment = Awaited<ReturnType<typeof kept>>;
/** All is on record; the year ends before its last quarter is approved; it closed. */
let [recorded, ending, closed]: Moment[] = [];
const goingOn = (moment: Moment | undefined) => from(engine(), moment!);

beforeAll(async () => {
  const it = await recordedYear(engine());
  recorded = await kept(engine(), it);
  await untilTheLastQuarter(it);
  ending = await kept(engine(), it);
  await close(it);
  closed = await kept(engine(), it);
});

async function close(it: CountyYear) {
  await it.after(quarters.q4, 'feedback');
  await it.approve(quarters.q4);
  return it.schedule(it.world.clock.now + 300_000);
}

describe('a year out of its quarters', () => {
  test('equals the golden results of the library, each quarter cited by its sheet', async () => {
    const it = await goingOn(ending);
    expect((await it.head(year)).phase).toBe('assessment');
    expect(await close(it)).toContain(`${it.world.jurisdiction}/${year}/closing`);
    expect((await it.head(year)).phase).toBe('feedback');
    for (const { input, expected } of golden) {
      const sheet = await it.sheetOf(year, input.subject);
      expect(
        sheet.input.periods.map(({ period, score, fullMark }) => ({ period, score: Number(score), fullMark })),
      ).toEqual(input.periods.map(({ period, score, fullMark }) => ({ period, score: Number(score), fullMark })));
      expect(sheet.score).toBe(expected.score);
      for (const section of sheet.trace.parts)
        if (section.what === 'section') expect(section.rounded).toBe(expected.sections[section.id]);
      const { standing } = await it.headOf(year, input.subject);
      expect(standing).toMatchObject({ rank: expected.rank, band: expected.band, grade: expected.grade });
    }
    const { input } = await it.sheetOf(year, chen);
    expect(input.periods[0]!.source).toMatchObject({
      id: '2026-q1/sheet-1',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await it.sheetOf(year, zhou)).input.absentPeriods).toEqual([
      { period: 'q1', why: 'not-enrolled' },
      { period: 'q2', why: 'not-enrolled' },
    ]);
  }, 120_000);

  test('waits for a quarter that is not approved, and says for which, until the committee decides otherwise', async () => {
    const it = await goingOn(ending);
    const params = { period: year };
    const { body } = await it.office.call('periods.read', { params });
    expect(body).toMatchObject({ phase: 'closing', awaits: [{ part: 'q4', period: quarters.q4, phase: 'feedback' }] });
    expect(body.notices?.join()).toContain('2026年第四季度');
    expect(await it.schedule(it.world.clock.now + 3_600_000)).toEqual([]);
    const waiting = async (person: 'office' | 'committee') =>
      (await it[person].call('duties.mine')).body.duties
        .filter((duty) => duty.period === year)
        .map(({ what, about, due, subject }) => ({ what, about: about?.zh, due, subject }));
    const about = '2026年第四季度';
    expect(await waiting('office')).toEqual([{ what: 'periods.read', about }]);
    expect(await waiting('committee')).toEqual([{ what: 'periods.close', about }]);
    const inYear = (await it.office.call('duties.period', { params, query: {} })).body.duties;
    expect(inYear.filter(({ subject }) => subject === undefined).map(({ what }) => what)).toEqual([
      'periods.close',
      'periods.read',
    ]);
    const decision = { params, body: { reason: '第四季度异议尚未办结' } };
    expect(await refused(it.office.call('periods.close', decision))).toBe('access.role');
    await it.committee.call('periods.close', decision);
    expect(await refused(it.committee.call('periods.close', decision))).toBe('periods.not-waiting');
    expect(await it.schedule(it.world.clock.now + 300_000)).toContain(`${it.world.jurisdiction}/${year}/closing`);
    expect((await it.office.call('periods.read', { params })).body).toMatchObject({ withoutParts: ['q4'] });
    const sheet = await it.sheetOf(year, chen);
    expect(sheet.input.absentPeriods).toEqual([{ period: 'q4', why: 'not-approved' }]);
    expect(nodesOf(sheet.trace)).toContain('q4');
    // 40 points over the three quarters there are: (96 + 97.5 + 95) ÷ 3 × 0.4.
    const usual = sheet.trace.parts.find(({ id }) => id === 'usual')!;
    expect(usual.rounded).toBe('38.47');
    expect(usual.parts[3]!.notes.map(({ code }) => code)).toEqual(['period-not-approved', 'missing-redistributed']);
  }, 120_000);
});

test('a quarter that was cancelled is not waited for, and is worth nothing to anybody: the others share its points', async () => {
  const it = await goingOn(recorded);
  await it.committee.call('periods.cancel', { params: { period: quarters.q4 }, body: { reason: '机构改革' } });
  for (const period of [quarters.q1, quarters.q2, quarters.q3]) {
    await it.after(period, 'assessment');
    await it.after(period, 'feedback');
    await it.approve(period);
  }
  const params = { period: year };
  it.world.clock.now = (await it.head(year)).deadlines.assessment + 1;
  const { body } = await it.office.call('periods.read', { params });
  expect(body).not.toHaveProperty('awaits');
  const { body: mine } = await it.committee.call('duties.mine');
  expect(mine.duties.filter(({ what }) => what === 'periods.close')).toEqual([]);
  expect(await refused(it.committee.call('periods.close', { params, body: { reason: '第四季度已撤销' } }))).toBe(
    'periods.not-waiting',
  );
  await it.after(year, 'assessment');
  expect((await it.head(year)).phase).toBe('feedback');
  const sheet = await it.sheetOf(year, chen);
  expect(sheet.input.absentPeriods).toEqual([{ period: 'q4', why: 'cancelled' }]);
  // 40 points over the three quarters there are: (96 + 97.5 + 95) ÷ 3 × 0.4.
  const usual = sheet.trace.parts.find(({ id }) => id === 'usual')!;
  expect(usual.rounded).toBe('38.47');
  expect(usual.parts[3]).toMatchObject({ state: 'not-applicable', notes: [{ code: 'period-cancelled' }] });
}, 120_000);

describe('a quarter that is changed after the year closed', () => {
  /** The year closed, and a recheck of its last quarter is to be decided: chen's tasks are worth ten points less, or as said. */
  async function changed(done = '430') {
    const it = await goingOn(closed);
    const decide = await recheck(it, done);
    return { it, decide };
  }

  async function recheck(it: CountyYear, done: string) {
    const params = { period: quarters.q4, subject: chen };
    const motion = { reason: '审计发现任务台账有误', items: ['tasks'] };
    const { body } = await it.world.as('qi').call('matters.rechecks.open', { params, body: motion });
    const value = { kind: 'number', number: done } as const;
    const corrections = [{ kind: 'filing-replaced' as const, indicator: 'tasks', value }];
    const decision = { params: { ...params, matter: body.id }, body: { reason: '经核对，台账有误', corrections } };
    return () => it.supervisor.call('matters.rechecks.uphold', decision);
  }

  const staleIn = async (it: CountyYear) =>
    (
      await it.office.call('periods.subjects', { params: { period: year }, query: { stale: 'true' } })
    ).body.subjects.map(({ subject, stale }) => [subject, stale]);
  const renewed = { reason: '按变更后的季度得分重新计分', corrections: [{ kind: 'parts-renewed' as const }] };

  test('makes the sheet of the year stale, has it rechecked ex officio once, and lets nothing be approved meanwhile', async () => {
    const { it, decide } = await changed();
    await decide();
    expect(await staleIn(it)).toEqual([[chen, 'q4']]);
    const list = async () =>
      (await it.supervisor.call('matters.rechecks.list', { params: { period: year } })).body.matters;
    const [matter] = await list();
    expect(matter).toMatchObject({ subject: chen, state: 'lodged', opened: { by: 'roll-up', items: ['q4'] } });
    // Another quarter changes: the same recheck decides on both.
    await (
      await recheck(it, '440')
    )();
    expect(await list()).toHaveLength(1);
    expect(await staleIn(it)).toEqual([[chen, 'q4']]);

    const params = { period: year, subject: chen, matter: matter!.id };
    const other = {
      kind: 'filing-replaced' as const,
      indicator: 'training-hours',
      value: { kind: 'number' as const, number: '90' },
    };
    const uphold = (body: typeof renewed | { reason: string; corrections: (typeof other)[] }) =>
      it.supervisor.call('matters.rechecks.uphold', { params, body });
    expect(await refused(uphold({ reason: '核对培训学时', corrections: [other] }))).toBe('rechecks.parts-stale');
    expect(await refused(uphold(renewed))).toBe('periods.part-not-approved');
    await it.after(year, 'feedback');
    expect((await it.head(year)).phase).toBe('feedback');
    await it.approve(quarters.q4);
    await uphold(renewed);
    expect(await staleIn(it)).toEqual([]);
    const sheet = await it.sheetOf(year, chen);
    // (96 + 97.5 + 95 + 89) ÷ 4 × 0.4 + 29.88 + 19 + 10.
    expect(sheet.score).toBe('96.63');
    expect(sheet.input.periods[3]).toMatchObject({ score: '89.00', source: { id: '2026-q4/sheet-3' } });
    expect(await refused(uphold(renewed))).toMatch(/^matters\./);
  }, 120_000);

  test('stands in the way of approving, and what the supervisor dismisses stays as it was', async () => {
    const { it, decide } = await changed();
    const { supervisor } = it;
    await decide();
    await it.after(year, 'feedback');
    const head = await it.headOf(year, chen);
    const exceptions = [{ subject: chen, reason: '复核未决' }];
    it.world.clock.now = (await it.head(year)).deadlines.feedback + 1;
    const params = { period: year, subject: chen, matter: head.case!.id };
    const before = await it.sheetOf(year, chen);
    await supervisor.call('matters.rechecks.dismiss', { params, body: { reason: '维持年度得分' } });
    expect(await it.headOf(year, chen)).not.toHaveProperty('stale');
    expect(await it.sheetOf(year, chen)).toEqual(before);
    await it.after(year, 'feedback');
    await (
      await recheck(it, '440')
    )();
    await it.schedule(it.world.clock.now + 60_000);
    const propose = it.office.call('results.propose', { params: { period: year }, body: { exceptions } });
    expect(await refusal(propose)).toMatchObject({ type: 'urn:jixiao:problem:results.stale', legal: [chen] });
  }, 120_000);

  test('changes nothing in the year where the decision moves no score', async () => {
    const { it, decide } = await changed('530');
    await decide();
    expect(await staleIn(it)).toEqual([]);
    expect((await it.headOf(year, chen)).case).toBeUndefined();
  }, 120_000);

  test('leaves the year another recheck where the one that would have decided on it is taken back', async () => {
    const { it, decide } = await changed();
    const own = it.world.as(chen.replace('official.', ''));
    const objection = { reason: '请核对培训学时', items: ['training-hours'] };
    const { body: mine } = await own.call('matters.rechecks.object', {
      params: { period: year, subject: chen },
      body: objection,
    });
    await decide();
    const at = { period: year, subject: chen, matter: mine.id };
    await own.call('matters.rechecks.withdraw', { params: at, body: { reason: '经说明已无异议' } });
    expect(await staleIn(it)).toEqual([[chen, 'q4']]);
    const { body } = await it.supervisor.call('matters.rechecks.list', { params: { period: year } });
    expect(body.matters.map(({ state, opened: { by } }) => [state, by])).toEqual([
      ['lodged', 'roll-up'],
      ['withdrawn', chen.replace('official.', '')],
    ]);
    expect((await it.headOf(year, chen)).case).toMatchObject({ id: body.matters[0]!.id, state: 'lodged' });
    await it.after(year, 'feedback');
    await it.approve(quarters.q4);
    const params = { period: year, subject: chen, matter: body.matters[0]!.id };
    await it.supervisor.call('matters.rechecks.uphold', { params, body: renewed });
    expect(await staleIn(it)).toEqual([]);
  }, 120_000);

  test('by a grade alone makes the year stale where a condition of it reads that grade, and has it rechecked', async () => {
    const it = await recordedYear(engine(), [reads('good')]);
    await untilTheLastQuarter(it);
    await close(it);
    await recheck(it, '430');
    const { table, jurisdiction, clock } = it.world;
    const telling = { table, now: clock.now, trace: 'rerank', newId: () => 'gradealone01' };
    const told = async (grades: readonly string[]) =>
      toldToWholes(telling, { jurisdiction }, { period: await it.head(quarters.q4), subject: chen, sheet: 1, grades });
    expect(await told(['fair', 'poor'])).toEqual([]);
    await table.write(await told(['good', 'fairly-good']));
    expect(await staleIn(it)).toEqual([[chen, 'q4']]);
    expect((await it.headOf(year, chen)).case).toMatchObject({ id: 'gradealone01', state: 'lodged' });
  }, 120_000);
});
