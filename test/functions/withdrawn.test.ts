import { beforeEach, describe, expect, test } from 'vitest';
import { routes as importRoutes } from '../../functions/imports/routes.ts';
import { routes as periodRoutes } from '../../functions/periods/routes.ts';
import { imports } from '../../shared/storage/imports.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { type Engine, withEngine } from '../make/engine.ts';
import { openPeriod, smallScheme } from '../make/enrolled.ts';
import { refusal } from '../make/refusal.ts';
import { refused } from '../make/refused.ts';
import { makeWorld } from '../make/world.ts';

const engine = withEngine();
const period = '2026-q3-health';

/** Runs before the next write, which then meets what it did. */
let meanwhile: (() => Promise<void>) | undefined;

function hooked(): Engine {
  return {
    ...engine(),
    table: (meter) => {
      const table = engine().table(meter);
      return {
        ...table,
        async write(writes) {
          const first = meanwhile;
          meanwhile = undefined;
          await first?.();
          return table.write(writes);
        },
      };
    },
  };
}

let world: ReturnType<typeof commissions>;
const commissions = () => makeWorld(hooked(), [...importRoutes, ...periodRoutes]);
const over = (unit: string) =>
  world.person('office', 'elsewhere', [{ role: 'performance-office', unit: '', over: unit }]);
const office = () => world.as('office');

beforeEach(async () => {
  world = commissions();
  await world.settings();
  await world.unit('elsewhere');
  await world.unit('commission');
  await world.unit('sibling');
  await world.unit('hospital', { path: ['commission'], group: 'economic' });
  await over('commission');
});

describe('a role over a unit that was replaced between admission and the first write', () => {
  test('opens no period', async () => {
    await openPeriod(world, 'planning', {}, smallScheme);
    await openPeriod(world, 'draft', { id: period, owner: 'commission', scheme: undefined, groups: undefined });
    meanwhile = () => over('sibling');
    const opening = { scheme: { id: 'small', version: 1 }, groups: ['economic'] };
    expect(await refused(office().call('periods.open', { params: { period }, body: opening }))).toBe('access.owner');
    expect((await existingPeriod(world.table, world.jurisdiction, period)).head).toMatchObject({ phase: 'draft' });
    expect((await existingPeriod(world.table, world.jurisdiction, period)).head.scheme).toBeUndefined();
  });

  test('writes no row of an import', async () => {
    await openPeriod(world, 'implementation', { id: period, owner: 'commission' });
    const file = await registered();
    await office().call('imports.check', { params: { import: file }, body: { records: 10 } });
    meanwhile = () => over('sibling');
    const run = office().call('imports.run', { params: { import: file }, body: { records: 10, removing: [] } });
    expect(await refused(run)).toBe('access.owner');
    expect((await imports.existing(world.table, world.jurisdiction, file)).head.run).toBeUndefined();
  });
});

const fields = {
  subject: { template: 'unit.{unit}' },
  indicator: { constant: 'budget' },
  slot: { constant: '2026-07' },
  'given.kind': { constant: 'number' },
  'given.number': { column: 'n' },
  source: { constant: 's' },
};
const fileOf = (of: string) => ({
  kind: 'filings' as const,
  name: 'a.csv',
  period: of,
  mode: 'accept-good-rows' as const,
  format: { type: 'csv' as const },
  mapping: { fields },
  content: { text: 'unit,n\nhospital,1\n' },
});
const registered = async (): Promise<string> =>
  (await office().call('imports.register', { body: fileOf(period) })).body.id;

test('what a request was answered is not told again to whom its owner is out of reach since', async () => {
  await openPeriod(world, 'implementation', { id: period, owner: 'commission' });
  const key = 'the-same-key-twice';
  const send = () => office().call('imports.register', { body: fileOf(period), key });
  await send();
  await over('sibling');
  expect(await refused(send())).toBe('access.owner');
});

test('whether somebody else’s period exists is not told by bringing a file for it', async () => {
  await openPeriod(world, 'implementation', { id: period, owner: 'commission' });
  await over('sibling');
  const ask = async (of: string) => {
    const { trace: _, ...problem } = await refusal(office().call('imports.register', { body: fileOf(of) }));
    return problem;
  };
  expect(await ask('2030')).toEqual(await ask(period));
});
