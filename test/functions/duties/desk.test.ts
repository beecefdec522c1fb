import { describe, expect, test } from 'vitest';
import { routes } from '../../../functions/duties/routes.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { makeWorld } from '../../make/world.ts';
import { county, goals, params, type County } from '../goals/stage.ts';

const engine = withEngine();
const deskOf = async (world: Pick<County, 'as'>, person: string) => (await world.as(person).call('duties.desk')).body;

describe('what a person did lately', () => {
  test('is told the latest first with names, the same in a row as one line, and to nobody else', async () => {
    const world = await county(engine());
    const lately = async (person: string) => (await world.as(person).call('duties.lately')).body.acts;
    expect(await lately('clerk')).toEqual([]);
    for (const [ifMatch, target] of ['95', '96'].entries())
      await world.as('clerk').call('goals.propose', { params, ifMatch, body: { as: 'draft', goals: goals(target) } });
    world.clock.now += 60_000;
    await world.as('clerk').call('duties.link-calendar');
    expect(await lately('clerk')).toMatchObject([
      { what: 'duties.link-calendar', count: 1, at: new Date(world.clock.now).toISOString() },
      {
        what: 'goals.propose',
        name: { zh: '起草或提出目标' },
        periodName: { zh: '2026年第三季度' },
        subjectName: { zh: '对象services' },
        count: 2,
      },
    ]);
    expect(await lately('leader')).toEqual([]);
  });
});

describe('the desk of a person', () => {
  test('is laid with who they are, their roles and units by name, and their own subjects in the periods that run', async () => {
    const world = await county(engine());
    const desk = await deskOf(world, 'clerk');
    expect(desk).toMatchObject({
      id: 'clerk',
      name: 'clerk',
      settings: { name: { zh: '示例县' }, timeZone: 'Asia/Shanghai' },
      unit: { id: 'services', name: { zh: '单位services' } },
    });
    expect(desk.now).toBe(new Date(world.clock.now).toISOString());
    expect(desk.grants).toContainEqual({
      role: 'unit-contributor',
      unit: { id: 'services', name: { zh: '单位services', en: 'services' } },
    });
    expect(
      desk.periods.map(({ id, phase, roles, subjects }) => [id, phase, roles, subjects.map((one) => one.subject)]),
    ).toEqual([[period, 'planning', [], ['unit.services']]]);
  });

  test('tells a body over which periods it acts', async () => {
    const world = await county(engine());
    const { periods } = await deskOf(world, 'office');
    expect(periods.map(({ id, roles, subjects }) => [id, roles, subjects])).toEqual([
      [period, ['performance-office'], []],
    ]);
  });

  test('stands before the government is set up, for whoever founds it', async () => {
    const world = makeWorld(engine(), routes);
    await world.person('founder', '', [{ role: 'security-administrator', unit: '' }]);
    const desk = await deskOf(world, 'founder');
    expect([desk.settings, desk.unit, desk.periods]).toEqual([undefined, undefined, []]);
    expect(desk.grants).toEqual([{ role: 'security-administrator' }]);
  });
});
