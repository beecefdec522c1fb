import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { county, goals, params, signBy, subject, type County } from './stage.ts';

const engine = withEngine();
const propose = (world: County, ifMatch: number) =>
  world.as('clerk').call('goals.propose', { params, ifMatch, body: { as: 'proposal', goals: goals() } });

describe('an agreement as people read it', () => {
  test('a list of agreements shows each reader their own: a leader the unit and whom they judge, an official themselves', async () => {
    const world = await county(engine());
    await propose(world, 0);
    const seen = async (person: string) =>
      (await world.as(person).call('goals.list', { params: { period } })).body.subjects.map((one) => one.subject);
    expect(await seen('office')).toEqual(['official.officer', subject]);
    expect(await seen('leader')).toEqual(['official.officer', subject]);
    expect(await seen('clerk')).toEqual([subject]);
    expect(await seen('officer')).toEqual(['official.officer']);
    expect(await seen('stranger')).toEqual([]);
  });

  test('an agreement as a document names everybody, tells what changed and what happened, and says who may do what', async () => {
    const world = await county(engine());
    await propose(world, 0);
    await world.as('office').call('goals.counter', { params, ifMatch: 1, body: { goals: goals('96') } });
    const read = async (person: string, query = {}) =>
      (await world.as(person).call('goals.contract', { params, query })).body;
    const clerk = await read('clerk');
    expect(clerk.text).toMatchObject({ version: 2, side: 'assessor', name: 'office', isDraft: false });
    expect(clerk.against).toMatchObject({ version: 1, changes: [{ zh: '“网办率”的目标值由 95 改为 96。' }] });
    expect(clerk.events.map(({ step, version, name }) => [step, version, name])).toEqual([
      ['propose', 1, 'clerk'],
      ['counter', 2, 'office'],
    ]);
    expect(clerk.strategies).toEqual({ climate: { zh: '优化营商环境', en: 'Business climate' } });
    expect(clerk.steps).toEqual([{ step: 'propose', side: 'subject' }]);
    expect((await read('clerk', { version: '1' })).text).toMatchObject({ version: 1, side: 'subject', name: 'clerk' });
    expect(await refused(read('clerk', { version: '3' }))).toBe('goals.no-version');
    const legal = ({ steps }: Awaited<ReturnType<typeof read>>) =>
      steps.flatMap(({ step, why }) => (why ? [] : [step])).sort();
    expect(legal(await read('leader'))).toEqual(['propose', 'return', 'sign']);
    await signBy(world, 'leader', 'subject');
    const signed = await read('leader');
    expect(signed.steps.find(({ step }) => step === 'sign')?.why?.code).toBe('goals.already-signed');
    expect(signed.signatures).toMatchObject([{ side: 'subject', name: 'leader' }]);
    world.clock.now = chinaTime('2026-07-15T09:00:00');
    expect(legal(await read('office'))).toEqual(['counter']);
    expect((await read('leader')).steps.find(({ step }) => step === 'sign')?.why?.code).toBe('goals.deadline-passed');
  });

  test('a text is sent back with the reason instead of being signed, and waits for another of the side that laid it', async () => {
    const world = await county(engine());
    await propose(world, 0);
    const why = '目标值低于上年实绩，请重新测算。';
    const back = (person: string, side: 'subject' | 'assessor') =>
      world.as(person).call('goals.return', { params, body: { version: 1, side, why } });
    expect(await refused(back('leader', 'assessor'))).toBe('goals.other-side');
    expect((await back('office', 'assessor')).body.state).toBe('returned');
    const read = (await world.as('clerk').call('goals.contract', { params })).body;
    expect(read.events.at(-1)).toMatchObject({ step: 'return', side: 'assessor', name: 'office', why });
    const { subjects } = (await world.as('office').call('goals.list', { params: { period } })).body;
    expect(subjects.find((one) => one.subject === subject)).toMatchObject({ state: 'returned', waits: ['subject'] });
    const { duties } = (await world.as('clerk').call('duties.mine')).body;
    expect(duties.filter((duty) => duty.subject === subject).map(({ what }) => what)).toEqual(['goals.propose']);
    expect((await propose(world, 2)).body).toMatchObject({ state: 'proposed', version: 2 });
  });

  test('goals are told with the strategy item they serve and whoever answers for them', async () => {
    const world = await county(engine());
    await propose(world, 0);
    const { subjects } = (await world.as('office').call('goals.cascade', { params: { period } })).body;
    expect(subjects).toMatchObject([{ subject, goals: [{ item: 'online', strategy: 'climate', owner: 'clerk' }, {}] }]);
  });
});
