import { routes as bulkRoutes } from '../../../functions/bulk/routes.ts';
import { routes as dutyRoutes } from '../../../functions/duties/routes.ts';
import { routes as goalRoutes } from '../../../functions/goals/routes.ts';
import { routes as matterRoutes } from '../../../functions/matters/routes.ts';
import { routes as progressRoutes } from '../../../functions/progress/routes.ts';
import { routes as resultRoutes } from '../../../functions/results/routes.ts';
import { routes as scoringRoutes } from '../../../functions/scoring/routes.ts';
import type { Side } from '../../../shared/domain/agreement/agreement.ts';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { digest } from '../../../shared/domain/audit/chain.ts';
import type { Phase } from '../../../shared/domain/period/period.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { append } from '../../../shared/storage/record.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { loadJurisdiction } from '../../../shared/storage/organisation.ts';
import { documentItem, schemes } from '../../../shared/storage/schemes.ts';
import type { Meter } from '../../../shared/storage/dynamodb.ts';
import { indicator } from '../../domain/scoring/example.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

/** Common items filed monthly and quarterly, one that raters mark, and a section for the subject's own. */
export const agreedScheme: Scheme = {
  ...smallScheme,
  id: 'agreed',
  sections: [
    {
      id: 'common',
      name: { zh: '共性指标', en: 'Common indicators' },
      points: '60',
      items: 'common',
      combine: 'sum',
      indicators: [
        indicator(
          'online',
          '30',
          { kind: 'ratio', whenZero: 'zero' },
          { name: { zh: '网办率', en: 'Handled online' }, value: 'fraction', unitOfMeasure: '%', frequency: 'month' },
        ),
        indicator(
          'complaints',
          '10',
          { kind: 'count', method: { by: 'deducting', each: '0.5' } },
          { value: 'count', unitOfMeasure: '件', frequency: 'quarter' },
        ),
        indicator(
          'service',
          '20',
          { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
          { value: 'rated' },
        ),
      ],
    },
    {
      id: 'specific',
      name: { zh: '个性指标', en: 'Specific indicators' },
      points: '40',
      items: 'specific',
      combine: 'sum',
      minItems: 1,
      maxItems: 5,
    },
  ],
};

const linked = { strategy: 'climate', owner: 'clerk', evidencePlan: '月度统计表' };

/** Goals that pass the gate; `target` makes one text differ from another. */
export const goals = (target = '95'): AgreedGoal[] => [
  { ...linked, item: 'online', target, baseline: '88', functions: ['services'] },
  {
    ...linked,
    item: 'visits',
    own: {
      section: 'specific',
      indicator: indicator(
        'visits',
        '40',
        { kind: 'progress' },
        { frequency: 'quarter', light: { amber: '0.9', red: '0.7', course: 'from-baseline' } },
      ),
    },
    unitOfMeasure: '家',
    target: '300',
    baseline: '200',
  },
];

export const subject = 'unit.services';
export const params = { period, subject };

/** A county in a phase of its quarter: the services bureau with clerk and leader, an official of it, and the office. */
export async function county(engine: Engine, phase: Phase = 'planning', meter?: Meter, more: Partial<Scheme> = {}) {
  const world = makeWorld(
    engine,
    [
      ...goalRoutes,
      ...progressRoutes,
      ...scoringRoutes,
      ...dutyRoutes,
      ...matterRoutes,
      ...resultRoutes,
      ...bulkRoutes,
    ],
    meter,
  );
  const { table, jurisdiction, clock } = world;
  await world.settings();
  await world.unit('services', { functions: [{ id: 'services', name: { zh: '政务服务', en: 'Public services' } }] });
  await world.unit('finance');
  await world.person('clerk', 'services', ['unit-contributor']);
  await world.person('leader', 'services', ['unit-leader']);
  await world.person('officer', 'services');
  await world.person('stranger', 'finance', ['unit-contributor', 'unit-leader']);
  await world.person('office', 'county', ['performance-office']);
  await world.person('checker', 'county', ['performance-office']);

  const strategy = {
    id: 'climate',
    name: { zh: '优化营商环境', en: 'Business climate' },
    source: '2026年政府工作报告',
    year: 2026,
    version: 1,
  };
  const organisation = await loadJurisdiction(table, jurisdiction);
  const items = [{ sk: sort.strategy(strategy.id), value: strategy }];
  await table.write(append(organisation, happened('organisation.strategy-saved', clock.now), { items }).writes);

  const scheme = { ...agreedScheme, ...more };
  const hash = digest(scheme);
  const chain = await schemes.load(table, jurisdiction, agreedScheme.id);
  const version = { version: 1, state: 'approved' as const, hash, makers: ['office'], changedAt: clock.now };
  const head = { id: agreedScheme.id, name: agreedScheme.name, versions: [version] };
  const document = documentItem({ version: 1, hash, scheme });
  await table.write(append(chain, happened('schemes.approved', clock.now), { head, items: [document] }).writes);

  await openPeriod(world, phase, { scheme: { id: agreedScheme.id, version: 1 } });
  await enrol(world, subject);
  await enrol(world, 'official.officer', { unit: 'services' });
  return world;
}

export type County = Awaited<ReturnType<typeof county>>;

/** What the text on the table is called, for signing it. */
export async function onTable(world: County, who = params) {
  const { body, etag } = await world.as('office').call('goals.read', { params: who });
  const { version = 0, hash = '' } = body.onTable ?? body.inForce ?? {};
  return { version, hash, etag };
}

export async function signBy(world: County, person: string, side: Side, who = params) {
  const { version, hash } = await onTable(world, who);
  return world.as(person).call('goals.sign', { params: who, body: { version, hash, side } });
}

/** A county in which the bureau's goals are signed and implementation has begun. */
export async function implementing(engine: Engine, meter?: Meter, more: Partial<Scheme> = {}) {
  const world = await county(engine, 'planning', meter, more);
  await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
  await signBy(world, 'leader', 'subject');
  await signBy(world, 'office', 'assessor');
  world.clock.now = chinaTime('2026-08-05T10:00:00');
  return world;
}
