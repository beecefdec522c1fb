import { describe, expect, test } from 'vitest';
import { completeOpening } from '../../../functions/periods/enrolment.ts';
import { schedule } from '../../../functions/periods/move.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { existingPeriod, periods } from '../../../shared/storage/periods.ts';
import { entries, loadCollection } from '../../../shared/storage/record.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { type Scene, bureau, drafted, enrolled, id, makeScene, opened, opening, params } from './scene.ts';

const engine = withEngine();
const open = { params, body: opening };
const bureaus = (count: number) => Array.from({ length: count }, (_, n) => `unit.${bureau(n + 1)}`);

/** The table as a process sees it that is killed after so many writes. */
function killAfter({ world }: Scene, writes: number): () => void {
  const { table } = world;
  let left = writes;
  const dying: Table = {
    ...table,
    async write(actions) {
      if (left === 0) throw new Error('killed');
      left -= 1;
      await table.write(actions);
    },
  };
  Object.assign(world.platform, { table: dying });
  return () => Object.assign(world.platform, { table });
}

const standing = ({ world }: Scene) => existingPeriod(world.table, world.jurisdiction, id);

describe('opening a period', () => {
  test('pins the approved scheme and enrols every active unit of the chosen peer groups', async () => {
    const it = await makeScene(engine());
    const { body, status } = await opened(it);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      phase: 'planning',
      scheme: { id: 'small', version: 1 },
      groups: ['economic'],
      subjects: 3,
    });
    expect(await enrolled(it)).toEqual(bureaus(3));
    const period = await standing(it);
    expect(period.head).toMatchObject({ shards: 1, enrolled: [3] });
  });

  test('under a scheme for units takes no group that has only officials', async () => {
    const it = await makeScene(engine());
    await it.world.person('sun', bureau(2), [], { group: 'social' });
    await drafted(it);
    const mixed = { params, body: { ...opening, groups: ['economic', 'social'] } };
    const problem = await refusal(it.office.call('periods.open', mixed));
    expect(problem).toMatchObject({ type: 'urn:jixiao:problem:periods.no-subjects', field: 'groups' });
    expect(String(problem['detail'])).toContain('social');
    expect(String(problem['detail'])).not.toContain('economic');
  });

  test('enrols officials of the peer group where the scheme is for officials', async () => {
    const it = await makeScene(engine());
    await it.world.person('sun', bureau(2), [], { group: 'economic' });
    await it.world.person('zhou', 'party', [], { group: 'party' });
    const { body } = await opened(it, { ...smallScheme, subjects: ['official'] });
    expect(body.subjects).toBe(1);
    expect(await enrolled(it)).toEqual(['official.sun']);
  });

  test('needs an approved version of a scheme', async () => {
    const it = await makeScene(engine());
    await drafted(it);
    await it.office.call('schemes.begin-version', { params: { scheme: 'small' }, body: { basedOn: 1 } });
    const draft = { ...open, body: { ...opening, scheme: { id: 'small', version: 2 } } };
    expect(await refused(it.office.call('periods.open', draft))).toBe('periods.scheme-not-approved');
    const missing = { ...open, body: { ...opening, scheme: { id: 'small', version: 9 } } };
    expect(await refused(it.office.call('periods.open', missing))).toBe('schemes.no-version');
  });

  test('needs a scheme made for such periods, and somebody to assess', async () => {
    const it = await makeScene(engine());
    await drafted(it, { ...smallScheme, periodTypes: ['year'] });
    expect(await refusal(it.office.call('periods.open', open))).toMatchObject({ field: 'scheme', legal: ['year'] });
    const other = await makeScene(engine());
    await drafted(other);
    const nobody = { params, body: { ...opening, groups: ['districts'] } };
    expect(await refused(other.office.call('periods.open', nobody))).toBe('periods.no-subjects');
  });

  test('is refused with a scheme that takes in the scores of other periods while nobody says which', async () => {
    const it = await makeScene(engine());
    const [first] = smallScheme.sections;
    const rolled: Scheme = {
      ...smallScheme,
      fullMark: '140',
      sections: [
        { ...first! },
        {
          id: 'usual',
          name: { zh: '平时考核', en: 'Quarters' },
          points: '40',
          items: 'periods',
          periods: [{ id: 'm1', name: { zh: '一月', en: 'Month 1' }, weight: '1' }],
          missing: 'redistribute',
        },
      ],
    };
    await drafted(it, rolled);
    const problem = await refusal(it.office.call('periods.open', open));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:periods.roll-up', field: 'rollsUp' });
    expect(String(problem['detail'])).toContain('m1');
    expect((await standing(it)).head.scheme).toBeUndefined();
  });

  test('is refused once the planning deadline is over, with what to do about it', async () => {
    const it = await makeScene(engine());
    await drafted(it);
    it.world.clock.now = chinaTime('2026-07-16T00:00:00');
    const problem = await refusal(it.office.call('periods.open', open));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:periods.planning-over' });
    await it.office.call('periods.extend', {
      params,
      body: { deadlines: { planning: '2026-07-24' }, reason: '推迟启动' },
    });
    expect((await it.office.call('periods.open', open)).body.phase).toBe('planning');
  });

  test('is for the office alone', async () => {
    const it = await makeScene(engine());
    await drafted(it);
    expect(await refused(it.contributor.call('periods.open', open))).toBe('access.role');
  });
});

describe('an opening that breaks off', () => {
  test.each([1, 2, 3])(
    'after %i of its transactions is completed by sending it again, nobody twice and nobody left out',
    async (writes) => {
      const it = await makeScene(engine(), 110);
      await drafted(it);
      const revive = killAfter(it, writes);
      expect(await refusal(it.office.call('periods.open', open))).toMatchObject({ status: 500 });
      revive();
      expect((await standing(it)).head.phase).toBe('draft');
      const { body } = await it.office.call('periods.open', open);
      expect(body).toMatchObject({ phase: 'planning', subjects: 110 });
      expect(await enrolled(it)).toEqual(bureaus(110));
      expect((await standing(it)).head.enrolled).toEqual([110]);
    },
  );

  test('takes no more subjects at a time than it may, and says how many are left', async () => {
    const it = await makeScene(engine(), 60);
    await drafted(it);
    const revive = killAfter(it, 1);
    await refusal(it.office.call('periods.open', open));
    revive();
    const work = { table: it.world.table, now: it.world.clock.now, trace: 'run' };
    const part = async () =>
      completeOpening(work, { caller: schedule(it.world.jurisdiction), chain: await standing(it), limit: 25 });
    expect(await part()).toMatchObject({ left: 35, writes: [], head: { phase: 'draft', enrolled: [25] } });
    expect(await part()).toMatchObject({ left: 10, head: { enrolled: [50] } });
    expect(await part()).toMatchObject({ left: 0, head: { phase: 'planning', enrolled: [60] } });
  });

  test('goes on with what it began with and nothing else', async () => {
    const it = await makeScene(engine());
    await drafted(it);
    const revive = killAfter(it, 1);
    await refusal(it.office.call('periods.open', open));
    revive();
    const other = { params, body: { ...opening, groups: ['economic', 'party'] } };
    expect(await refused(it.office.call('periods.open', other))).toBe('periods.opening-differs');
  });

  test('leaves a chain that accounts for the period', async () => {
    const it = await makeScene(engine(), 60);
    await drafted(it);
    const revive = killAfter(it, 2);
    await refusal(it.office.call('periods.open', open));
    revive();
    await it.office.call('periods.open', open);
    const pk = it.world.partition.period(it.world.jurisdiction, id);
    const { head, entries: chain } = await loadCollection(it.world.table, pk, periods);
    expect(chainFaults({ entries: chain, head, items: {} })).toEqual([]);
    expect(chain.map(({ what }) => what)).toEqual([
      'periods.created',
      'periods.opening-begun',
      'periods.enrolled',
      'periods.enrolled',
      'periods.opened',
    ]);
  });

  test('two that open at once enrol everybody once; one of them is told that it is done', async () => {
    const it = await makeScene(engine(), 110);
    await drafted(it);
    const both = await Promise.allSettled([it.office.call('periods.open', open), it.office.call('periods.open', open)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await standing(it)).head).toMatchObject({ phase: 'planning', enrolled: [110] });
    expect(await enrolled(it)).toEqual(bureaus(110));
  });
});

describe('a subject that comes late', () => {
  test('is enrolled by decision, with the reason in the period and in its own chain, and its own time to agree on goals', async () => {
    const it = await makeScene(engine());
    await opened(it);
    it.world.clock.now = chinaTime('2026-08-03T10:00:00');
    await it.world.unit('data', { group: 'economic' });
    const late = { params, body: { subject: 'unit.data', reason: '机构改革新设' } };
    expect(await it.office.call('periods.enrol', late)).toMatchObject({
      status: 201,
      body: { group: 'economic', agreeUntil: '2026-08-17T15:59:59.999Z' },
    });
    expect((await standing(it)).head.enrolled).toEqual([4]);
    const { head } = await existingRecord(it.world.table, it.world.jurisdiction, id, 'unit.data');
    expect(head.agreeUntil).toBe(chinaTime('2026-08-18T00:00:00') - 1);
    const own = await entries(it.world.table, it.world.partition.appraisal(it.world.jurisdiction, id, 'unit.data'));
    expect(own).toMatchObject([{ what: 'periods.enrolled', why: '机构改革新设', by: { id: 'wang' } }]);
    expect(await refused(it.office.call('periods.enrol', late))).toBe('periods.already-enrolled');
  });

  test('must be active, belong to a peer group of the period and come before assessment', async () => {
    const it = await makeScene(engine());
    await opened(it);
    const enrol = (subject: string) => it.office.call('periods.enrol', { params, body: { subject, reason: '补列' } });
    expect(await refused(enrol('unit.party'))).toBe('periods.group-not-in-period');
    expect(await refused(enrol('unit.office'))).toBe('periods.no-group');
    expect(await refused(enrol('unit.nowhere'))).toBe('access.no-unit');
    expect(await refused(enrol('official.nobody'))).toBe('access.no-official');
    await it.world.unit('merged', { group: 'economic', active: false });
    await it.world.person('retired', 'merged', [], { group: 'economic', active: false });
    expect(await refused(enrol('unit.merged'))).toBe('organisation.unit-inactive');
    expect(await refused(enrol('official.retired'))).toBe('organisation.inactive');
    it.world.clock.now = chinaTime('2026-10-01T00:00:00');
    expect(await refused(enrol('unit.party'))).toBe('phase.not-now');
  });
});
