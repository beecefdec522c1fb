import { routes as goals } from '../../functions/goals/routes.ts';
import { routes as matters } from '../../functions/matters/routes.ts';
import { routes as organisation } from '../../functions/organisation/routes.ts';
import { routes as periods } from '../../functions/periods/routes.ts';
import { routes as progress } from '../../functions/progress/routes.ts';
import { routes as results } from '../../functions/results/routes.ts';
import { routes as scoring } from '../../functions/scoring/routes.ts';
import { append } from '../../shared/storage/record.ts';
import { sort } from '../../shared/storage/keys.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import type { Engine } from '../make/engine.ts';
import { enrol, openPeriod, period, scored } from '../make/enrolled.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import { happened } from '../make/happened.ts';

/** Told each use case as it is about to happen; has to let it happen once. */
export type Measure = (useCase: string, happen: () => Promise<unknown>) => Promise<void>;

const capabilities = [...goals, ...matters, ...organisation, ...periods, ...progress, ...results, ...scoring];

const filing = {
  indicator: 'budget',
  slot: 'period',
  given: { kind: 'number' as const, number: '80' },
  source: '财政一体化系统月报',
  evidence: [],
};
const award = {
  line: 'award',
  points: '1.5',
  document: { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' },
  date: '2026-08-03',
  reason: '获市级先进集体称号',
};

/**
 * One quarter of each of the units through the real handlers, from the first proposal to a rectification order, every
 * use case for all units before the next: what the benchmarks time and the capacity tests count. Whoever calls has
 * called within the minute, as people do, so roles are at hand; the other reads are made every time.
 */
export async function quarter(engine: Engine, units: readonly string[], measure: Measure): Promise<void> {
  const world = makeWorld(engine, capabilities);
  type Client = ReturnType<typeof world.as>;

  async function each(useCase: string, who: (unit: string) => string, act: (by: Client, unit: string) => unknown) {
    for (const unit of units) {
      const by = world.as(who(unit));
      await by.call('organisation.me');
      await measure(useCase, async () => act(by, unit));
    }
  }
  const where = (unit: string) => ({ period, subject: `unit.${unit}` });
  const clerk = (unit: string) => `clerk.${unit}`;
  const leader = (unit: string) => `leader.${unit}`;
  const all = (name: string) => () => name;

  await settle(world, units);
  await openPeriod(world, 'planning', { enrolled: [units.length] });
  for (const unit of units) await enrol(world, `unit.${unit}`);
  const texts = new Map<string, { version: number; hash: string }>();
  const agreed = [
    {
      item: 'budget',
      target: '95',
      unitOfMeasure: '%',
      strategy: 'budget',
      owner: 'office',
      evidencePlan: '预算执行表',
      functions: ['budget'],
    },
  ];
  await each('goals.propose', clerk, async (by, unit) => {
    const said = { params: where(unit), ifMatch: 0, body: { as: 'proposal' as const, goals: agreed } };
    texts.set(unit, (await by.call('goals.propose', said)).body);
  });
  await each('goals.read', all('office'), (by, unit) => by.call('goals.read', { params: where(unit) }));
  const text = (unit: string) => {
    const { version = 0, hash = '' } = texts.get(unit) ?? {};
    return { version, hash };
  };
  await each('goals.sign', leader, (by, unit) =>
    by.call('goals.sign', { params: where(unit), body: { ...text(unit), side: 'subject' } }),
  );
  await each('goals.sign (second)', all('office'), (by, unit) =>
    by.call('goals.sign', { params: where(unit), body: { ...text(unit), side: 'assessor' } }),
  );

  world.clock.now = chinaTime('2026-10-12T09:00:00');
  const filingDue = {
    '2026-07': chinaTime('2026-08-07T23:59:59.999'),
    '2026-08': chinaTime('2026-09-07T23:59:59.999'),
  };
  await openPeriod(world, 'assessment', { enrolled: [units.length], filingDue, filingCards: {} });
  const filings = new Map<string, number>();
  const filed = (unit: string) => ({ params: where(unit), body: { filings: [filings.get(unit) ?? 0] } });
  await each('progress.file', clerk, async (by, unit) => {
    filings.set(unit, (await by.call('progress.file', { params: where(unit), body: filing })).body.n);
  });
  await each('progress.sign-off', leader, (by, unit) => by.call('progress.sign-off', filed(unit)));
  await each('progress.accept', all('office'), (by, unit) => by.call('progress.accept', filed(unit)));
  await each('progress.read', clerk, (by, unit) => by.call('progress.read', { params: where(unit) }));
  await each('progress.unaccepted', all('office'), (by) =>
    by.call('progress.unaccepted', { params: { period }, query: { limit: 20 } }),
  );
  const lines = new Map<string, number>();
  await each('scoring.adjust', all('office'), async (by, unit) => {
    lines.set(unit, (await by.call('scoring.adjust', { params: where(unit), body: award })).body.entry);
  });
  await each('scoring.check-adjustment', all('checker'), (by, unit) =>
    by.call('scoring.check-adjustment', {
      params: { ...where(unit), n: lines.get(unit) ?? 0 },
      body: { finding: 'approved', reason: '文件属实' },
    }),
  );
  await each('scoring.assign', all('office'), (by, unit) =>
    by.call('scoring.assign', { params: where(unit), body: { raters: [{ rater: 'rater', group: 'leaders' }] } }),
  );
  await each('scoring.rate', all('rater'), (by, unit) =>
    by.call('scoring.rate', {
      params: where(unit),
      body: { marks: [{ indicator: 'service', mark: '90' }], submitted: true },
    }),
  );

  world.clock.now = chinaTime('2026-10-21T09:00:00');
  const provisional = {
    enrolled: [units.length],
    provisionalAt: world.clock.now,
    objectionUntil: chinaTime('2026-10-26T23:59:59.999'),
  };
  await openPeriod(world, 'feedback', provisional);
  for (const unit of units) await scored(world, `unit.${unit}`);
  await each('results.feedback', leader, (by, unit) => by.call('results.feedback', { params: where(unit) }));
  await each('scoring.sheet', leader, (by, unit) => by.call('scoring.sheet', { params: where(unit) }));
  await each('periods.subjects', all('office'), (by) =>
    by.call('periods.subjects', { params: { period }, query: { limit: '20' } }),
  );
  const cases = new Map<string, string>();
  await each('matters.rechecks.object', leader, async (by, unit) => {
    const body = { reason: '统计口径有误', items: ['budget'] };
    cases.set(unit, (await by.call('matters.rechecks.object', { params: where(unit), body })).body.id);
  });
  const correction = {
    kind: 'filing-replaced' as const,
    indicator: 'budget',
    value: { kind: 'number' as const, number: '95' },
  };
  await each('matters.rechecks.uphold', all('supervisor'), (by, unit) =>
    by.call('matters.rechecks.uphold', {
      params: { ...where(unit), matter: cases.get(unit) ?? '' },
      body: { reason: '经核对原始台账，填报有误', corrections: [correction] },
    }),
  );

  world.clock.now = chinaTime('2026-11-10T09:00:00');
  const approval = { by: 'chair', at: world.clock.now, meeting: '2026年第3次会议' };
  await openPeriod(world, 'application', { ...provisional, approval });
  const wanted = { finding: '预算执行率低于标准', basis: 'budget', requirement: '查明原因，十个工作日内书面报告' };
  const orders = new Map<string, string>();
  await each('matters.orders.issue', all('office'), async (by, unit) => {
    orders.set(unit, (await by.call('matters.orders.issue', { params: where(unit), body: wanted })).body.id);
  });
  await each('matters.orders.answer', leader, (by, unit) =>
    by.call('matters.orders.answer', {
      params: { ...where(unit), matter: orders.get(unit) ?? '' },
      body: { text: '已逐项核减结余', evidence: [] },
    }),
  );
  await each('organisation.me', clerk, (by) => by.call('organisation.me'));
}

/** The county: units with clerk and leader, the office, a rater and a supervisor who are of no unit. */
async function settle(world: ReturnType<typeof makeWorld>, units: readonly string[]): Promise<void> {
  await world.settings();
  const functions = [{ id: 'budget', name: { zh: '预算管理', en: 'Budget management' } }];
  for (const unit of units) {
    await world.unit(unit, { functions });
    await world.person(`clerk.${unit}`, unit, ['unit-contributor']);
    await world.person(`leader.${unit}`, unit, ['unit-leader']);
  }
  for (const [name, role] of [
    ['office', 'performance-office'],
    ['checker', 'performance-office'],
    ['rater', 'rater'],
    ['supervisor', 'supervisor'],
  ] as const) {
    await world.person(name, `${name}-unit`, [role]);
  }
  const { table, jurisdiction, clock } = world;
  const strategy = {
    id: 'budget',
    name: { zh: '预算执行', en: 'Budget' },
    source: '2026年政府工作报告',
    year: 2026,
    version: 1,
  };
  const happening = happened('organisation.strategy-saved', clock.now);
  const items = [{ sk: sort.strategy(strategy.id), value: strategy }];
  await table.write(append(await loadJurisdiction(table, jurisdiction), happening, { items }).writes);
}
