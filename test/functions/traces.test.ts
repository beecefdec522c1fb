import { expect, test } from 'vitest';
import { routes } from '../../functions/organisation/routes.ts';
import type { Happened } from '../../shared/domain/audit/events.ts';
import { entries } from '../../shared/storage/record.ts';
import { withEngine } from '../make/engine.ts';
import { makeWorld } from '../make/world.ts';

const engine = withEngine();

test('every entry of the organisation leads to the request that made it', async () => {
  const world = makeWorld(engine(), routes);
  await world.person('system', 'county', ['system-administrator']);
  await world.person('security', 'county', ['security-administrator']);
  await world.person('office', 'county', ['performance-office']);
  const example = (id: string) => routes.find((route) => route.id === id)?.example as never;
  const system = world.as('system');
  await system.call('organisation.configure', { ifMatch: 0, body: example('organisation.configure') });
  const unit = { name: { zh: '财政局', en: 'Finance' }, level: 'department' as const };
  await system.call('organisation.save-unit', { params: { unit: 'finance' }, ifMatch: 0, body: unit });
  const params = { official: 'zhang' };
  await system.call('organisation.save-official', { params, ifMatch: 0, body: { name: '张伟', unit: 'finance' } });
  const grant = { role: 'unit-leader' as const, unit: 'finance', why: '任命' };
  await world.as('security').call('organisation.grant', { params, body: grant });
  await world.as('security').call('organisation.revoke', { params, body: grant });
  const item = { params: { item: 'climate' }, ifMatch: 0, body: example('organisation.save-strategy-item') };
  await world.as('office').call('organisation.save-strategy-item', item);

  const { organisation, official } = world.partition;
  const chains = [organisation(world.jurisdiction), official(world.jurisdiction, 'zhang')];
  const made = (await Promise.all(chains.map((pk) => entries(world.table, pk)))).flat();
  expect(made.map(({ what }) => what).sort()).toEqual([
    'organisation.configured',
    'organisation.official-saved',
    'organisation.role-granted',
    'organisation.role-revoked',
    'organisation.strategy-saved',
    'organisation.unit-saved',
  ]);
  expect(made.filter(({ trace }) => !/^request-\d+$/.test(trace ?? ''))).toEqual([]);
});

test('an event that nobody knows, or with the data of another, does not compile', () => {
  // @ts-expect-error a misspelt name
  const misspelt: Happened = { what: 'scoring.adjustd', data: { of: 'access' } };
  // @ts-expect-error the data of another event
  const other: Happened = { what: 'scoring.line-approved', data: { order: 'o1' } };
  // @ts-expect-error no data at all
  const bare: Happened = { what: 'audit.read' };
  expect([misspelt, other, bare]).toHaveLength(3);
});
