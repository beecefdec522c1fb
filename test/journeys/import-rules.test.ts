import { describe, expect, test } from 'vitest';
import { withEngine } from '../make/engine.ts';
import { chinaTime } from '../make/world.ts';
import {
  bring,
  city,
  close,
  itemsOf,
  leaderOf,
  openQuarter,
  plainScheme,
  sheetOf,
  signAll,
  acceptAll,
} from './importing.ts';

const engine = withEngine();

/** One row a measure, as a plan with baselines, targets and results is usually published. */
const plan = `部门,指标,计分,基期,目标,实际,权重
水务局,供水量,进度,0,76000,12905,3
水务局,漏损率,进度,303.9,273.5,309,2
水务局,水质达标,达标,,95%,96.2%,2
水务局,用户增长,增长,100,121,110,1
水务局,管网改造,节点,,,,1
水务局,应急演练,比率,,4,不适用,1
`;
const stages = `部门,指标,节点,比重,期限,完成
水务局,管网改造,1,40%,2026/8/15,2026/8/10
水务局,管网改造,2,60%,2026/9/15,
`;
const unit = { lookup: { do: 'lookup' as const, table: { 水务局: 'water' } } };
const items = {
  do: 'lookup' as const,
  table: {
    供水量: 'supply',
    漏损率: 'loss',
    水质达标: 'quality',
    用户增长: 'users',
    管网改造: 'pipes',
    应急演练: 'drills',
  },
};
const derive = [
  { name: 'unit', from: { column: '部门', transforms: [unit.lookup] } },
  { name: 'item', from: { column: '指标', transforms: [items] } },
];
const uncapped = { cap: null, floor: null };
const rules = {
  进度: { kind: 'progress', ...uncapped },
  达标: { kind: 'threshold', comparison: 'at-least' },
  增长: { kind: 'growth', ...uncapped },
  节点: { kind: 'milestones', lateness: { by: 'nothing-lost' } },
  比率: { kind: 'ratio', whenZero: 'missing' },
};
/** Percentages are figures in percent; everything else is a plain number. */
const figure = (column: string) => ({
  column,
  transforms: [
    { do: 'blank-if' as const, equals: ['不适用'] },
    { do: 'replace' as const, from: '%', to: '' },
    { do: 'number' as const },
  ],
});

const goals = {
  derive,
  fields: {
    subject: { template: 'unit.{unit}' },
    item: { column: 'item' },
    target: figure('目标'),
    baseline: figure('基期'),
    yearsObserved: { choose: '计分', from: { 增长: '1' }, otherwise: null },
    yearsRequired: { choose: '计分', from: { 增长: '2' }, otherwise: null },
    strategy: { constant: 'services' },
    owner: { constant: 'leader' },
    'own.section': { constant: 'plan' },
    'own.indicator.id': { column: 'item' },
    'own.indicator.name.zh': { column: '指标' },
    'own.indicator.kind': { constant: 'main-goal' },
    'own.indicator.direction': { constant: 'increase' },
    'own.indicator.unitOfMeasure': { choose: '计分', from: { 达标: '%' }, otherwise: '1' },
    'own.indicator.points': { column: '权重' },
    'own.indicator.frequency': { constant: 'once' },
    'own.indicator.value': { choose: '计分', from: { 节点: 'milestones' }, otherwise: 'number' },
    'own.indicator.rule': { choose: '计分', from: rules },
    'milestones.0.id': { choose: '计分', from: { 节点: 'stage-1' }, otherwise: null },
    'milestones.0.name.zh': { choose: '计分', from: { 节点: '第1阶段' }, otherwise: null },
    'milestones.0.share': { choose: '计分', from: { 节点: '0.4' }, otherwise: null },
    'milestones.0.due': { choose: '计分', from: { 节点: '2026-08-15' }, otherwise: null },
    'milestones.1.id': { choose: '计分', from: { 节点: 'stage-2' }, otherwise: null },
    'milestones.1.name.zh': { choose: '计分', from: { 节点: '第2阶段' }, otherwise: null },
    'milestones.1.share': { choose: '计分', from: { 节点: '0.6' }, otherwise: null },
    'milestones.1.due': { choose: '计分', from: { 节点: '2026-09-15' }, otherwise: null },
  },
};
const filing = {
  subject: { template: 'unit.{unit}' },
  indicator: { column: 'item' },
  slot: { constant: 'period' },
  source: { constant: '水务局年报' },
};
const figures = {
  derive,
  skip: [{ column: '计分', is: ['节点'], because: '节点另表填报' }],
  fields: {
    ...filing,
    'given.kind': { choose: '实际', from: { 不适用: 'not-applicable' }, otherwise: 'number' },
    'given.ground': { choose: '实际', from: { 不适用: '本年度无此任务' }, otherwise: null },
    'given.number': figure('实际'),
  },
};
const reached = {
  derive,
  skip: [{ column: '完成', is: 'blank' as const, because: '未完成' }],
  fields: {
    ...filing,
    'given.kind': { constant: 'milestones' },
    'given.done.0.id': { template: 'stage-{节点}' },
    'given.done.0.on': { column: '完成', transforms: [{ do: 'date' as const, format: 'YYYY/M/D' }] },
  },
};

describe('a plan with baselines, thresholds, growth, milestones and something not applicable', () => {
  test('is scored from imported files alone, the weight of what does not apply going to the others', async () => {
    const world = await city(engine());
    await world.unit('water', { group: 'bureaus' });
    await leaderOf(world, ['water']);
    const own = { items: 'specific' as const, combine: 'sum' as const, minItems: 1, maxItems: 20 };
    const sections = [{ id: 'plan', name: { zh: '年度计划', en: 'Plan' }, points: '10', ...own }];
    const scheme = plainScheme('plan', { sections, fullMark: '10', missing: 'block' });
    await world.as('office').call('schemes.create', { body: { scheme } });
    const period = await openQuarter(world, scheme, 'bureaus');
    const file = Buffer.from(plan);
    expect(await bring(world, { kind: 'goals', file, mapping: goals, period })).toMatchObject({ good: 6 });
    await signAll(world, period, ['unit.water']);
    world.clock.now = chinaTime('2026-10-03T09:00:00');
    expect(await bring(world, { kind: 'filings', file, mapping: figures, period })).toMatchObject({ good: 5 });
    const second = { kind: 'filings' as const, file: Buffer.from(stages), mapping: reached, period };
    expect(await bring(world, second)).toMatchObject({ good: 1, skipped: { 未完成: 1 } });
    await acceptAll(world, period, ['unit.water']);
    await close(world);

    const sheet = await sheetOf(world, period, 'unit.water');
    const shares = Object.fromEntries(itemsOf(sheet).map(({ id, state, exact }) => [id, exact ?? state]));
    // Nine of ten points are left, so each counts ten ninths; the shares of the first two are 0.1698… and −0.1677… (scoring.md).
    expect(shares).toEqual({
      supply: '0.566008771929824561403508771929…',
      loss: '-0.372807017543859649122807017543…',
      quality: '2.22222222222222222222222222222…',
      users: '1.11111111111111111111111111111…',
      pipes: '0.444444444444444444444444444444…',
      drills: 'not-applicable',
    });
    expect(sheet.score).toBe('3.97');
  });
});
