import { expect, test } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { withEngine } from '../../make/engine.ts';
import { county } from './county.ts';

const engine = withEngine();

test('units and strategy items are listed page by page, each once', async () => {
  const world = await county(engine());
  for (const unit of ['a', 'b', 'c']) await world.unit(unit);
  const listed = await everyPage(
    (query) => world.as('system').call('organisation.units', { query: { ...query, limit: 2 } }),
    ({ units }) => units.map(({ id }) => id),
  );
  const whole = await world.as('system').call('organisation.units');
  expect(listed).toEqual(whole.body.units.map(({ id }) => id));
  expect(listed).toEqual(expect.arrayContaining(['a', 'b', 'c', 'county']));
  expect(new Set(listed).size).toBe(listed.length);

  await world.person('planner', 'county', ['performance-office']);
  for (const item of ['roads', 'schools', 'water']) {
    const body = { name: { zh: item, en: item }, source: '2026年政府工作报告' };
    await world.as('planner').call('organisation.save-strategy-item', { params: { item }, ifMatch: 0, body });
  }
  const items = await everyPage(
    (query) => world.as('planner').call('organisation.strategy', { query: { ...query, limit: 2 } }),
    (page) => page.items.map(({ id }) => id),
  );
  expect(items).toEqual(['roads', 'schools', 'water']);
});

test('everybody is listed across the units, each once, and by role only who holds it', async () => {
  const world = await county(engine());
  for (const unit of ['a', 'b', 'c']) await world.unit(unit);
  for (const id of ['p1', 'p2', 'p3']) await world.person(id, 'b', [{ role: 'unit-leader', unit: 'b' }]);
  await world.person('p4', 'c');
  const listed = (person: string, role?: 'unit-leader') =>
    everyPage(
      (query) => world.as(person).call('organisation.people', { query: { ...query, limit: 2, role } }),
      ({ officials }) => officials.map(({ id }) => id),
    );
  expect(await listed('security')).toEqual(['p1', 'p2', 'p3', 'p4', 'clerk', 'security', 'system']);
  expect(await listed('system', 'unit-leader')).toEqual(['p1', 'p2', 'p3']);
});
