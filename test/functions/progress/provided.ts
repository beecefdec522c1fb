import { routes as dutyRoutes } from '../../../functions/duties/routes.ts';
import { routes as goalRoutes } from '../../../functions/goals/routes.ts';
import { routes as progressRoutes } from '../../../functions/progress/routes.ts';
import type { Given } from '../../../shared/domain/filing/filing.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Meter } from '../../../shared/storage/dynamodb.ts';
import { append } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { loadJurisdiction } from '../../../shared/storage/organisation.ts';
import { indicator } from '../../domain/scoring/example.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

export { period };

export const unitOf = (n: number) => `unit.bureau-${n}`;
export const number = (figure: string): Given => ({ kind: 'number', number: figure });

const ratio = { kind: 'ratio', whenZero: 'zero' } as const;
const quarterly = { target: '100', frequency: 'quarter' } as const;

/** Growth and investment come from the statistics bureau, the budget from each bureau itself; `more` bends growth. */
export const statisticsScheme = (more: Partial<Indicator> = {}): Scheme => ({
  ...smallScheme,
  id: 'statistics',
  raterGroups: smallScheme.raterGroups,
  sections: [
    {
      id: 'common',
      name: { zh: '共性指标', en: 'Common indicators' },
      points: '100',
      items: 'common',
      combine: 'sum',
      indicators: [
        indicator('growth', '40', ratio, { ...quarterly, provider: { unit: 'statistics' }, ...more }),
        indicator('investment', '30', ratio, { ...quarterly, provider: { unit: 'statistics' } }),
        indicator('budget', '30', ratio, { ...quarterly, provider: 'self' }),
      ],
    },
  ],
});

const make = (engine: Engine, meter?: Meter) =>
  makeWorld(engine, [...goalRoutes, ...progressRoutes, ...dutyRoutes], meter);
export type County = ReturnType<typeof make>;

/** Bureaus with signed agreements in their third quarter, which is over; the statistics bureau with a clerk and two leaders. */
export async function statistics(engine: Engine, count: number, more: Partial<Indicator> = {}, meter?: Meter) {
  const world = make(engine, meter);
  await settle(world, count, more);
  return world;
}

export async function settle(world: County, count: number, more: Partial<Indicator> = {}): Promise<void> {
  const units = Array.from({ length: count }, (_, n) => `bureau-${n + 1}`);
  await world.settings();
  for (const unit of [...units, 'statistics', 'finance']) await world.unit(unit, { group: 'economic' });
  const over = (role: 'unit-contributor' | 'unit-leader') => units.map((unit) => ({ role, unit }));
  await world.person('clerk', 'bureau-1', over('unit-contributor'));
  await world.person('leader', 'bureau-1', over('unit-leader'));
  await world.person('counter', 'statistics', ['unit-contributor']);
  await world.person('director', 'statistics', ['unit-leader']);
  await world.person('deputy', 'statistics', ['unit-leader']);
  await world.person('stranger', 'finance', ['unit-contributor', 'unit-leader']);
  await world.person('office', 'county', ['performance-office']);
  await world.person('checker', 'county', ['performance-office']);
  const strategy = { id: 'climate', name: { zh: '营商', en: 'Climate' }, source: '报告', year: 2026, version: 1 };
  const organisation = await loadJurisdiction(world.table, world.jurisdiction);
  const items = [{ sk: sort.strategy(strategy.id), value: strategy }];
  const saved = append(organisation, happened('organisation.strategy-saved', world.clock.now), { items });
  await world.table.write(saved.writes);
  const scheme = statisticsScheme(more);
  await openPeriod(world, 'planning', { scheme: { id: scheme.id, version: 1 } }, scheme);
  for (const unit of units) await agree(world, `unit.${unit}`);
  world.clock.now = chinaTime('2026-10-09T10:00:00');
}

/** Both sides sign one goal about the budget. */
export async function agree(world: County, subject: string, [maker, signer, judge] = ['clerk', 'leader', 'office']) {
  await enrol(world, subject);
  const params = { period, subject };
  const goal = {
    item: 'budget',
    unitOfMeasure: '%',
    target: '100',
    strategy: 'climate',
    owner: 'clerk',
    evidencePlan: '月度统计表',
  };
  const { body } = await world
    .as(maker)
    .call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: [goal] } });
  const { version, hash } = body;
  await world.as(signer).call('goals.sign', { params, body: { version, hash, side: 'subject' } });
  await world.as(judge).call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
}

/** Files one figure as people of the subject do. */
export const fileAs = (world: County, person: string, indicator: string, more: { given?: Given; n?: number } = {}) =>
  world.as(person).call('progress.file', {
    params: { period, subject: unitOf(more.n ?? 1) },
    body: { indicator, slot: 'period', given: more.given ?? number('96'), source: '年度报表', evidence: [] },
  });
