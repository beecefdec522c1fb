import { describe, expect, test } from 'vitest';
import { everyPage, type ProblemReply } from '../../../functions/client.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, onTable, params, signBy, subject, type County } from './stage.ts';

const engine = withEngine();

const propose = (world: County, ifMatch: number, agreed = goals(), as: 'draft' | 'proposal' = 'proposal') =>
  world.as('clerk').call('goals.propose', { params, ifMatch, body: { as, goals: agreed } });
const headOf = async ({ table, jurisdiction }: County) =>
  (await existingAppraisal(table, jurisdiction, period, subject)).head;

describe('agreeing on goals', () => {
  test('goals are proposed, countered and signed by both sides, and every text stays readable', async () => {
    const world = await county(engine());
    await propose(world, 0);
    await world.as('office').call('goals.counter', { params, ifMatch: 1, body: { goals: goals('97') } });
    await signBy(world, 'leader', 'subject');
    const { body } = await signBy(world, 'office', 'assessor');
    expect(body.state).toBe('signed');

    const read = await world.as('clerk').call('goals.read', { params });
    expect(read.body.inForce?.goals[0]?.target).toBe('97');
    expect(read.body.signatures.map(({ side, by }) => [side, by])).toEqual([
      ['subject', 'leader'],
      ['assessor', 'office'],
    ]);
    const versions = await world.as('clerk').call('goals.versions', { params });
    expect(versions.body.versions.map(({ version, side, goals: [first] }) => [version, side, first?.target])).toEqual([
      [1, 'subject', '95'],
      [2, 'assessor', '97'],
    ]);
    const paged = await everyPage(
      (query) => world.as('clerk').call('goals.versions', { params, query: { ...query, limit: 1 } }),
      (page) => [page.versions],
    );
    expect(paged).toEqual(versions.body.versions.map((version) => [version]));
    expect((await headOf(world)).agreement).toEqual({ state: 'signed', version: 2 });
  });

  test('a draft may be unfinished and shows everything that is missing; a proposal may not', async () => {
    const world = await county(engine());
    const [online] = goals();
    const unfinished = [{ item: 'online', target: online!.target }];
    const { body } = await propose(world, 0, unfinished, 'draft');
    expect(body.findings.map(({ code }) => code)).toEqual([
      'goals.no-strategy',
      'goals.no-owner',
      'goals.no-evidence-plan',
      'goals.fraction-target',
      'schemes.items-count',
      'schemes.no-weight',
      'schemes.points-sum',
      'goals.function-uncovered',
    ]);
    const problem = await refusal(propose(world, 1, unfinished));
    expect(problem).toMatchObject({ status: 400, field: 'goals.0.strategy', detail: '目标“网办率”未对应战略目标。' });
    expect((await headOf(world)).agreement).toEqual({ state: 'none', version: 0 });
    expect((await world.as('leader').call('goals.read', { params })).body.onTable?.goals).toEqual(unfinished);
    expect((await world.as('office').call('goals.read', { params })).body).toMatchObject({
      state: 'none',
      findings: [],
    });
  });

  test('an agreement longer than an entry of the record can be is refused', async () => {
    const world = await county(engine());
    const long = Array.from({ length: 60 }, (_, i) => {
      const own = { ...goals()[1]!.own!.indicator, id: `item-${i}`, standard: '准'.repeat(2_000) };
      return { item: `item-${i}`, own: { section: 'specific', indicator: own } };
    });
    expect(await refusal(propose(world, 0, long, 'draft'))).toMatchObject({ status: 413 });
  });

  test('an owner who is not registered is not an owner', async () => {
    const world = await county(engine());
    const [online, visits] = goals();
    const problem = await refusal(propose(world, 0, [{ ...online!, owner: 'nobody' }, visits!]));
    expect(problem).toMatchObject({ status: 400, field: 'goals.0.owner' });
  });

  test('of two editors at once one wins and the other is told which version is current', async () => {
    const world = await county(engine());
    const results = await Promise.allSettled([propose(world, 0, goals('94')), propose(world, 0, goals('96'))]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const problem = await refusal(propose(world, 0));
    expect(problem).toMatchObject({ status: 412, field: 'If-Match' });
    expect(String(problem['detail'])).toContain('第 1 版');
  });

  test('of 50 who sign at once, one signature a side takes effect and all others are told', async () => {
    const world = await county(engine());
    const deputies = Array.from({ length: 25 }, (_, i) => `deputy-${i}`);
    const officers = Array.from({ length: 25 }, (_, i) => `officer-${i}`);
    for (const id of deputies) await world.person(id, 'services', ['unit-leader']);
    for (const id of officers) await world.person(id, 'county', ['performance-office']);
    await propose(world, 0);
    const { version, hash } = await onTable(world);
    const signing = (side: 'subject' | 'assessor') => (person: string) =>
      world
        .as(person)
        .call('goals.sign', { params, body: { version, hash, side } })
        .then(
          () => 'signed',
          (error: ProblemReply) => String(error.problem['type']),
        );
    const outcomes = await Promise.all([...deputies.map(signing('subject')), ...officers.map(signing('assessor'))]);

    expect(outcomes.filter((outcome) => outcome === 'signed')).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome.endsWith('goals.already-signed'))).toHaveLength(48);
    const { pk, head } = await existingAppraisal(world.table, world.jurisdiction, period, subject);
    const record = await entries(world.table, pk);
    expect(record.filter(({ what }) => what === 'goals.signed')).toHaveLength(2);
    expect(chainFaults({ entries: record, head, items: {} })).toEqual([]);
  });

  test('nobody signs for the other side, and not for a unit of which they are not the leader', async () => {
    const world = await county(engine());
    await propose(world, 0);
    expect(await refused(signBy(world, 'leader', 'assessor'))).toBe('goals.other-side');
    expect(await refused(signBy(world, 'office', 'subject'))).toBe('goals.other-side');
    expect(await refused(signBy(world, 'clerk', 'subject'))).toBe('access.role');
    expect(await refused(signBy(world, 'stranger', 'subject'))).toBe('access.scope');
  });

  test("an official's agreement is between the official and the leader of the unit, handed down or proposed", async () => {
    const world = await county(engine());
    const who = { period, subject: 'official.officer' };
    await world.as('leader').call('goals.counter', { params: who, ifMatch: 0, body: { goals: goals() } });
    await signBy(world, 'officer', 'subject', who);
    const { body } = await signBy(world, 'leader', 'assessor', who);
    expect(body.state).toBe('signed');
  });

  test('a leader who is assessed as an official cannot sign for both sides', async () => {
    const world = await county(engine());
    await enrol(world, 'official.leader', { unit: 'services' });
    const who = { period, subject: 'official.leader' };
    await world
      .as('leader')
      .call('goals.propose', { params: who, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
    await signBy(world, 'leader', 'subject', who);
    expect(await refused(signBy(world, 'leader', 'assessor', who))).toBe('goals.other-side');
  });

  test('after the deadline goals are refused with the day it was, though no job has run', async () => {
    const world = await county(engine());
    world.clock.now = chinaTime('2026-07-14T23:59:59.999');
    await propose(world, 0);
    world.clock.now += 1;
    const problem = await refusal(propose(world, 1));
    expect(problem).toMatchObject({ status: 409, type: 'urn:jixiao:problem:goals.deadline-passed' });
    expect(String(problem['detail'])).toContain('2026-07-14');
    expect(await refused(signBy(world, 'leader', 'subject'))).toBe('goals.deadline-passed');
  });

  test('the office sees whose agreement is not signed, page by page', async () => {
    const world = await county(engine());
    await propose(world, 0);
    await signBy(world, 'leader', 'subject');
    const office = world.as('office');
    const first = await office.call('goals.list', { params: { period }, query: { limit: 1, open: 'true' } });
    expect(first.body.subjects).toMatchObject([{ subject: 'official.officer', state: 'none', waits: ['subject'] }]);
    const second = await office.call('goals.list', {
      params: { period },
      query: { limit: 1, open: 'true', cursor: first.body.next! },
    });
    const half = {
      state: 'half-signed',
      version: 1,
      onTable: { laid: 'subject', signed: 'subject' },
      waits: ['assessor'],
    };
    expect(second.body.subjects).toMatchObject([{ subject, ...half }]);
    await signBy(world, 'office', 'assessor');
    const all = await office.call('goals.list', { params: { period }, query: { open: 'true' } });
    expect(all.body.subjects.map((listed) => listed.subject)).toEqual(['official.officer']);
    expect(all.body.next).toBeUndefined();
  });

  test('a post that is sent twice is signed once', async () => {
    const world = await county(engine());
    await propose(world, 0);
    const { version, hash } = await onTable(world);
    const body = { version, hash, side: 'subject' } as const;
    const leader = world.as('leader');
    const first = await leader.call('goals.sign', { params, body, key: 'the-same-key' });
    const again = await leader.call('goals.sign', { params, body, key: 'the-same-key' });
    expect(again).toEqual(first);
  });
});

describe('capacity', () => {
  test('a signature writes head, entry, idempotency record, what the leader did, and one line of the list', async () => {
    const used: number[] = [];
    const world = await county(engine(), 'planning', (_, __, write) => used.push(write));
    await propose(world, 0);
    const { version, hash } = await onTable(world);
    used.length = 0;
    await world.as('leader').call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    // Four items of at most 1 KB in a transaction, 2 × 4, and 1 for the index.
    expect(used.reduce((sum, write) => sum + write, 0)).toBe(9);
  });
});
