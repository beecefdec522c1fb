import { beforeEach, describe, expect, it } from 'vitest';
import type { Phase } from '../../../shared/domain/period/period.ts';
import type { Results } from '../../../shared/domain/result/result.ts';
import { append } from '../../../shared/storage/record.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { resultsItem } from '../../../shared/storage/results.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, graded, openPeriod, period, quarter } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { chinaTime } from '../../make/world.ts';
import { agreedScheme, county, implementing, params, type County } from '../goals/stage.ts';

const engine = withEngine();

const mine = async (world: County, person: string) => (await world.as(person).call('duties.mine')).body.duties;
const waitingFor = async (world: County, person: string) =>
  (await mine(world, person)).map(({ what, subject }) => (subject === undefined ? what : `${what} ${subject}`));
const inPeriod = async (world: County, person: string) =>
  (await world.as(person).call('duties.period', { params: { period }, query: {} })).body.duties.map(
    ({ what, subject }) => (subject === undefined ? what : `${what} ${subject}`),
  );

const objectionUntil = chinaTime('2026-10-30T23:59:59.999');

/** A county whose quarter is over: everybody has a score but who is named. */
async function over(
  phase: Phase,
  unscored: Readonly<Record<string, string>> = {},
  meter?: Parameters<typeof county>[2],
) {
  const world = await county(engine(), 'planning', meter);
  await world.person('gao', 'county', ['committee']);
  const scheme = { id: agreedScheme.id, version: 1 };
  await openPeriod(world, phase, { scheme, provisionalAt: chinaTime('2026-10-21T09:00:00'), objectionUntil });
  await graded(world, { 'unit.services': '90', 'official.officer': '80' });
  for (const [subject, name] of Object.entries(unscored))
    await enrol(world, subject, {
      state: 'closed',
      setAside: { why: 'open-items', items: [{ id: 'budget', name: { zh: name, en: name } }] },
      standing: { rank: null, of: 2, normalised: null, band: null, grade: null, reasons: [] },
    });
  world.clock.now = chinaTime(phase === 'feedback' ? '2026-10-22T09:00:00' : '2026-11-05T09:00:00');
  return world;
}

async function results(world: County, kept: Results) {
  const chain = await existingPeriod(world.table, world.jurisdiction, period);
  const items = [resultsItem(kept)];
  await world.table.write(append(chain, happened('results.proposed', world.clock.now), { items }).writes);
}
const by = (id: string) => ({ by: id, at: 1, meeting: '第3次会议' });
const proposal = { by: 'office', at: 1, exceptions: [] };

describe('the results of a period', () => {
  let world: County;
  beforeEach(async () => {
    world = await over('application');
  });

  it('wait for the office to lay them before the committee, by the end of the phase, and about no subject', async () => {
    expect(await mine(world, 'office')).toEqual([
      {
        what: 'results.propose',
        name: { zh: '提请审定考核结果', en: 'Lay the results before the committee' },
        period,
        periodName: { zh: '2026年第三季度', en: 'Third quarter of 2026' },
        due: new Date(quarter.deadlines.application).toISOString(),
        overdue: false,
        roles: ['performance-office'],
      },
    ]);
    expect(await waitingFor(world, 'gao')).toEqual([]);
    expect(await inPeriod(world, 'gao')).toEqual(['results.propose']);
    world.clock.now = quarter.deadlines.application + 1;
    expect(await mine(world, 'office')).toMatchObject([{ what: 'results.propose', overdue: true }]);
  });

  it('then for the committee, but for whoever proposed them, and then for the office to publish them', async () => {
    await world.person('both', 'county', ['committee', 'performance-office']);
    await results(world, { state: 'proposed', version: 1, proposal: { ...proposal, by: 'both' } });
    expect(await waitingFor(world, 'office')).toEqual([]);
    expect(await waitingFor(world, 'gao')).toEqual(['results.approve']);
    expect(await waitingFor(world, 'both')).toEqual([]);
    await results(world, { state: 'approved', version: 1, proposal, approval: by('gao') });
    expect(await waitingFor(world, 'gao')).toEqual([]);
    expect(await waitingFor(world, 'office')).toEqual(['results.publish']);
    const lastPublished = { version: 1, by: 'office', at: 1, generation: 2 };
    await results(world, { state: 'published', version: 1, proposal, approval: by('gao'), lastPublished });
    expect(await waitingFor(world, 'office')).toEqual([]);
  });

  it('that a decision changed are due by the clock that was given for approving them again', async () => {
    const approvalDue = chinaTime('2026-11-12T23:59:59.999');
    await results(world, { state: 'provisional', version: 2, approvalDue });
    expect(await mine(world, 'office')).toMatchObject([{ due: new Date(approvalDue).toISOString() }]);
  });

  it('wait for nobody while the subjects may still object', async () => {
    expect(await waitingFor(await over('feedback'), 'office')).toEqual([]);
  });
});

describe('a subject that was set aside', () => {
  const unscored = { 'unit.finance': '预算执行率' };

  it('waits for the office to ask for a recheck while there is time to, with why it has no score', async () => {
    const world = await over('feedback', unscored);
    const [duty] = await mine(world, 'office');
    expect(duty).toMatchObject({
      what: 'matters.rechecks.ask',
      subject: 'unit.finance',
      due: new Date(objectionUntil).toISOString(),
      about: { zh: expect.stringContaining('预算执行率') },
      roles: ['performance-office'],
    });
    expect(await inPeriod(world, 'office')).toEqual(['matters.rechecks.ask unit.finance']);
    world.clock.now = objectionUntil + 1;
    expect(await waitingFor(world, 'office')).toEqual([]);
  });

  it('waits to be named one by one when the results are laid before the committee, and no longer once they are', async () => {
    const world = await over('application', unscored);
    const due = new Date(quarter.deadlines.application).toISOString();
    expect(await waitingFor(world, 'office')).toEqual(['results.propose', 'results.propose unit.finance']);
    expect((await mine(world, 'office')).map((duty) => duty.due)).toEqual([due, due]);
    expect(await inPeriod(world, 'gao')).toEqual(['results.propose', 'results.propose unit.finance']);
    await results(world, { state: 'proposed', version: 1, proposal });
    expect(await waitingFor(world, 'office')).toEqual([]);
  });

  it('is found however many stand before it, with no more questions for two hundred than for twenty', async () => {
    let asked = 0;
    const world = await over('application', { 'unit.zz': '预算执行率' }, (_operation, read) => {
      if (read > 0) asked += 1;
    });
    const asks = async (units: number) => {
      await graded(world, Object.fromEntries(Array.from({ length: units }, (_, n) => [`unit.u${units}-${n}`, '85'])));
      await world.as('office').call('duties.mine');
      asked = 0;
      expect(await waitingFor(world, 'office')).toEqual(['results.propose', 'results.propose unit.zz']);
      return asked;
    };
    const few = await asks(20);
    expect(await asks(200)).toBe(few);
  });
});

describe('a rater group without a rater', () => {
  const groups = { zh: '市领导、部门互评', en: 'City leaders, Other departments' };
  const until = new Date(quarter.deadlines.assessment).toISOString();
  const seats = async (world: County, person = 'office') =>
    (await mine(world, person)).filter(({ what }) => what === 'scoring.assign');

  it('waits for the office to seat one where items are rated, by the end of assessment', async () => {
    const world = await implementing(engine());
    await world.person('wang', 'audit', ['rater']);
    await enrol(world, 'unit.services', { seated: [] });
    expect(await seats(world)).toMatchObject([{ subject: 'unit.services', about: groups, due: until }]);
    await world
      .as('office')
      .call('scoring.assign', { params, body: { raters: [{ rater: 'wang', group: 'leaders' }] } });
    expect(await seats(world)).toMatchObject([{ about: { zh: '部门互评' } }]);
    expect(await inPeriod(world, 'office')).toContain('scoring.assign unit.services');
    await world.as('office').call('scoring.recuse', { params, body: { rater: 'wang', reason: '近亲属在该单位' } });
    expect(await seats(world)).toMatchObject([{ about: groups }]);
    expect(await seats(world, 'leader')).toEqual([]);
  });

  it('is not made up for a record of before it was kept, and is told from the record itself', async () => {
    const world = await implementing(engine());
    expect(await seats(world)).toEqual([]);
    expect(await inPeriod(world, 'office')).toContain('scoring.assign unit.services');
  });
});

describe('what cannot be read', () => {
  const told = async (world: County, person: string) => (await world.as(person).call('duties.mine')).body;

  it('of results is named, and hides nothing else', async () => {
    const world = await over('application', { 'unit.finance': '预算执行率' });
    const pk = partition.period(world.jurisdiction, period);
    await world.table.write([{ put: { pk, sk: sort.results, state: 7 } }]);
    expect(await told(world, 'office')).toMatchObject({
      duties: [],
      incomplete: [{ period, reason: { zh: expect.stringContaining('考核结果') } }],
    });
  });

  it('of the calendar leaves filings without their instant, and nobody without a list', async () => {
    const world = await implementing(engine());
    await world.calendar(2026, []);
    const pk = partition.organisation(world.jurisdiction);
    await world.table.write([{ put: { pk, sk: sort.calendar(2026), year: 'x' } }]);
    const { duties, incomplete } = await told(world, 'clerk');
    expect(duties).toMatchObject([{ what: 'progress.file', subject: 'unit.services' }]);
    expect(duties[0]).not.toHaveProperty('due');
    expect(incomplete).toMatchObject([{ period, reason: { zh: expect.stringContaining('工作日历') } }]);
    const whole = (await world.as('office').call('duties.period', { params: { period }, query: {} })).body;
    expect(whole.duties.map(({ what }) => what)).toContain('progress.file');
    expect(whole.incomplete).toEqual(incomplete);
  });
});
