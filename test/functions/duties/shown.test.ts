import { describe, expect, it } from 'vitest';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { appraisalPage } from '../../../shared/storage/appraisal-lists.ts';
import { append } from '../../../shared/storage/record.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { unreadNames } from '../../../shared/text/duties.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, recorded } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import { happened } from '../../make/happened.ts';
import { refused } from '../../make/refused.ts';
import { county, goals, implementing, params, type County } from '../goals/stage.ts';

const engine = withEngine();

const waitingFor = async (world: County, person: string) =>
  (await world.as(person).call('duties.mine')).body.duties.map(({ what, subject }) => `${what} ${subject}`);
const inPeriod = async (world: County, person: string) =>
  (await world.as(person).call('duties.period', { params: { period }, query: {} })).body.duties.map(
    ({ what, subject }) => `${what} ${subject}`,
  );

describe('a record that cannot be read hides no other', () => {
  const damage = async (world: County, subject: string, sk: string) => {
    const pk = partition.appraisal(world.jurisdiction, period, subject);
    const item = await world.table.get({ pk, sk });
    await world.table.write([{ put: { ...item, pk, sk, hash: 'x', state: 7 } }]);
  };
  it.each([sort.head, sort.entry(1)])('by %s', async (sk) => {
    const world = await county(engine());
    await damage(world, 'official.officer', sk);
    expect(await waitingFor(world, 'clerk')).toEqual(['goals.propose unit.services']);
    await world.person('leader', 'services', ['unit-leader', 'unit-contributor']);
    expect(await waitingFor(world, 'leader')).toEqual(['goals.propose unit.services']);
    expect(await inPeriod(world, 'office')).toEqual(['goals.propose unit.services']);
    const lost = [{ period, subject: 'official.officer', reason: unreadNames.record }];
    expect((await world.as('leader').call('duties.mine')).body.incomplete).toEqual(lost);
    expect((await world.as('clerk').call('duties.mine')).body.incomplete).toEqual([]);
    for (const [person, told] of [
      ['office', lost],
      ['leader', lost],
      ['stranger', []],
    ] as const)
      expect(
        (await world.as(person).call('duties.period', { params: { period }, query: {} })).body.incomplete,
        person,
      ).toEqual(told);
  });

  it('by an entry whose data nobody can read', async () => {
    const world = await county(engine());
    await recorded(world, 'official.officer', 'x', 'goals.proposed', { goals: 7, version: 'x' });
    await world.person('leader', 'services', ['unit-leader', 'unit-contributor']);
    expect(await waitingFor(world, 'leader')).toEqual(['goals.propose unit.services']);
    expect(await inPeriod(world, 'office')).toEqual(['goals.propose unit.services']);
  });

  it('by a filing or line that nobody can read', async () => {
    const world = await implementing(engine());
    const before = await inPeriod(world, 'office');
    await enrol(world, 'unit.finance');
    await recorded(world, 'unit.finance', 'x', 'progress.filed', { slot: 7 });
    await recorded(world, 'unit.finance', 'x', 'scoring.adjusted', { line: 7 });
    await recorded(world, 'unit.finance', 'x', 'goals.signed', { side: 7 });
    expect(await inPeriod(world, 'office')).toEqual(before);
  });

  it('nor does a seat', async () => {
    const world = await implementing(engine());
    await world.person('wang', 'audit', ['rater']);
    world.clock.now = chinaTime('2026-10-12T09:00:00');
    await enrol(world, 'unit.finance');
    for (const subject of ['unit.services', 'unit.finance'])
      await world.as('office').call('scoring.assign', {
        params: { period, subject },
        body: { raters: [{ rater: 'wang', group: 'leaders' }] },
      });
    expect(await waitingFor(world, 'wang')).toEqual(['scoring.rate unit.finance', 'scoring.rate unit.services']);
    const pk = partition.appraisal(world.jurisdiction, period, 'unit.finance');
    const item = await world.table.get({ pk, sk: sort.seat('wang') });
    await world.table.write([{ put: { ...item, pk, sk: sort.seat('wang'), state: 7 } }]);
    expect(await waitingFor(world, 'wang')).toEqual(['scoring.rate unit.services']);
    expect(await inPeriod(world, 'office')).toContain('scoring.rate unit.services');
  });

  it('nor a unit or a person below a leader', async () => {
    const world = await county(engine());
    const before = await waitingFor(world, 'leader');
    await enrol(world, 'official.lost', { unit: 'services' });
    await world.person('lost', 'services');
    const rest = await inPeriod(world, 'leader');
    const broken = async (pk: string, sk: string) => {
      const item = await world.table.get({ pk, sk });
      await world.table.write([{ put: { ...item, pk, sk, name: 7 } }]);
    };
    await broken(partition.official(world.jurisdiction, 'lost'), sort.head);
    await broken(partition.organisation(world.jurisdiction), sort.unit('finance'));
    expect(await waitingFor(world, 'leader')).toEqual(before);
    expect(await inPeriod(world, 'leader')).toEqual(rest.filter((duty) => !duty.endsWith('lost')));
  });

  it('nor the scheme of another period', async () => {
    const world = await county(engine());
    await openPeriod(world, 'planning', { id: '2026q4', scheme: { id: 'lost', version: 3 } });
    await openPeriod(world, 'planning', { id: '2027q1', scheme: { id: 'small', version: 1 } });
    const pk = partition.scheme(world.jurisdiction, 'small');
    const item = await world.table.get({ pk, sk: sort.version(1) });
    await world.table.write([{ put: { ...item, pk, sk: sort.version(1), scheme: 7 } }]);
    expect(await waitingFor(world, 'clerk')).toEqual(['goals.propose unit.services']);
    expect((await world.as('clerk').call('duties.mine')).body).toMatchObject({
      more: false,
      incomplete: [
        { period: '2027q1', reason: unreadNames.scheme },
        { period: '2026q4', reason: unreadNames.scheme },
      ],
    });
  });
});
describe('a duty is shown to nobody', () => {
  it('whose role acts from outside, while they are connected with the subject', async () => {
    const world = await county(engine());
    await world.person('inside', 'services', [{ role: 'performance-office', unit: 'county' }]);
    await world.person('manager', 'county', ['committee', 'performance-office']);
    await enrol(world, 'official.wu', { unit: 'finance' });
    await world.person('wu', 'finance', [], { manager: 'manager' });
    await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
    expect(await waitingFor(world, 'office')).toEqual(['goals.sign unit.services']);
    expect(await waitingFor(world, 'inside')).toEqual([]);
    await enrol(world, 'official.wu', { forBodies: { accept: { count: 1, notBy: ['stranger'] } } });
    await openPeriod(world, 'implementation', { scheme: { id: 'agreed', version: 1 } });
    world.clock.now = chinaTime('2026-08-05T10:00:00');
    expect(await waitingFor(world, 'office')).toContain('progress.accept official.wu');
    expect(await waitingFor(world, 'manager')).not.toContain('progress.accept official.wu');
    expect(await waitingFor(world, 'manager')).toContain('goals.counter official.officer');
  });

  it('who was seated and has come into the unit since', async () => {
    const world = await implementing(engine());
    await world.person('wang', 'audit', ['rater']);
    world.clock.now = chinaTime('2026-10-12T09:00:00');
    const raters = [{ rater: 'wang', group: 'leaders' }];
    await world.as('office').call('scoring.assign', { params, body: { raters } });
    expect(await waitingFor(world, 'wang')).toEqual(['scoring.rate unit.services']);
    await world.person('wang', 'services', [{ role: 'rater', unit: 'audit' }]);
    const ballot = { marks: [{ indicator: 'service', mark: '90' }], submitted: true };
    expect(await refused(world.as('wang').call('scoring.rate', { params, body: ballot }))).toBe('scoring.not-admitted');
    expect(await waitingFor(world, 'wang')).toEqual([]);
  });

  it('who leads a unit and is the subject, is managed by it, or led it before', async () => {
    const world = await county(engine());
    await world.person('boss', 'services');
    await world.person('leader', 'services', ['unit-leader'], { manager: 'boss' });
    await enrol(world, 'official.boss', { unit: 'services' });
    await enrol(world, 'official.leader', { unit: 'services' });
    const ofUnit = ['goals.propose unit.services'];
    expect(await inPeriod(world, 'leader')).toEqual(['goals.propose official.officer', ...ofUnit]);
    expect(await inPeriod(world, 'stranger')).toEqual([]);
    await world.person('officer', 'finance');
    expect(await inPeriod(world, 'leader')).toEqual(ofUnit);
    expect(await inPeriod(world, 'stranger')).toEqual(['goals.propose official.officer']);
    await world.unit('finance', { path: ['services'] });
    expect(await inPeriod(world, 'leader')).toEqual(['goals.propose official.officer', ...ofUnit]);
  });
});

it('periods that are over or not begun hide none that is under way', async () => {
  const world = await county(engine());
  const later = { start: '2027-01-01', scheme: { id: 'agreed', version: 1 } };
  for (let n = 0; n < 120; n += 1) await openPeriod(world, n % 2 ? 'draft' : 'archived', { ...later, id: `x${n}` });
  const { body } = await world.as('clerk').call('duties.mine');
  expect(body).toMatchObject({ duties: [{ what: 'goals.propose', period }], more: false });
});

it('of more than an answer holds the most urgent are shown, with the word that there are more', async () => {
  const world = await county(engine());
  const proposed = { agreement: { state: 'proposed' as const, version: 1 } };
  for (let n = 0; n < 130; n += 1) await enrol(world, `unit.u${n}`, proposed);
  for (const id of ['p1', 'p2']) {
    await openPeriod(world, 'planning', { id, scheme: { id: 'agreed', version: 1 } });
    const listed = await appraisalPage(world.table, {
      jurisdiction: world.jurisdiction,
      period: { id: period, shards: 1 },
    });
    for (const head of listed.heads) {
      const chain = appraisals.none(world.jurisdiction, id, head.subject);
      await world.table.write(append(chain, happened('periods.enrolled', 1), { head: { ...head, period: id } }).writes);
    }
  }
  const { body } = await world.as('office').call('duties.mine');
  expect(body.more).toBe(true);
  expect(body.duties).toHaveLength(200);
});
