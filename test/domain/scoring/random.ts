import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { ruleKinds } from '../../../shared/domain/scheme/rules.ts';
import type { Section } from '../../../shared/domain/scheme/sections.ts';
import type { Filed, Goal, ScoringInput, Value } from '../../../shared/domain/scoring/input.ts';
import type { Dice } from './dice.ts';
import { departmentScheme, openBelow, source } from './example.ts';
import * as q from './oracle-numbers.ts';
import { lateness, randomRule, valueOf } from './random-rules.ts';

const policies = ['block', 'zero', 'redistribute', 'peer-mean', 'full', 'redistribute'] as const;

/** A valid scheme of up to four sections over all rules. */
export function randomScheme(d: Dice): Scheme {
  const sections = Array.from({ length: d.whole(1, 3) }, (_, at) => randomSection(`s${at}`, d));
  const withSpecific: Section[] = d.chance(40)
    ? [
        ...sections,
        { id: 'own', name: text('own'), points: '30', items: 'specific', combine: 'sum', minItems: 1, maxItems: 3 },
      ]
    : sections;
  const bound = d.pick([null, '0']);
  return {
    ...departmentScheme,
    sections: withSpecific,
    fullMark: q.show(q.add(...withSpecific.map(({ points }) => q.read(points)))),
    clamp: { min: bound, max: d.pick([null, '60', '100']) },
    rounding: {
      stage: d.pick(['item', 'section', 'total'] as const),
      digits: d.whole(0, 4),
      mode: d.pick(['half-up', 'half-even', 'floor', 'ceil'] as const),
    },
    missing: d.pick(policies),
    ...(d.chance(40)
      ? { unsigned: bound === null ? 'block' : d.pick(['block', 'bottom-grade', 'committee-goals']) }
      : {}),
    raterGroups: [
      { id: 'g1', name: text('g1'), weight: '0.5', trim: { highest: 1, lowest: 1, minRaters: 3 } },
      { id: 'g2', name: text('g2'), weight: '0.3', trim: null },
      { id: 'g3', name: text('g3'), weight: '0.2', trim: { highest: 0, lowest: 1, minRaters: 2 } },
    ],
    bands: openBelow(departmentScheme.bands),
    tieKeys: [],
  };
}

const text = (id: string) => ({ zh: id, en: id });

function randomSection(id: string, d: Dice): Section {
  if (d.chance(12)) {
    const periods = ['0.1', '0.2', '0.3', '0.4'].map((weight, at) => ({
      id: `Q${at + 1}`,
      name: text(`Q${at + 1}`),
      weight,
    }));
    return {
      id,
      name: text(id),
      points: d.decimal(5, 40, 1),
      items: 'periods',
      periods,
      missing: d.pick(['block', 'zero', 'redistribute'] as const),
    };
  }
  const indicators = Array.from({ length: d.whole(1, 4) }, (_, at) => randomIndicator(`${id}-${at}`, d));
  const combine = d.pick(['sum', 'weighted-mean'] as const);
  const total = q.show(q.add(...indicators.map(({ points }) => q.read(points))));
  return {
    id,
    name: text(id),
    points: combine === 'sum' ? total : d.decimal(5, 40, 1),
    items: 'common',
    combine,
    indicators,
  };
}

function randomIndicator(id: string, d: Dice, among = ruleKinds): Indicator {
  const kind = d.pick(among);
  return {
    id,
    name: text(id),
    kind: 'key-indicator',
    direction: d.pick(['increase', 'decrease'] as const),
    points: d.decimal(2, 12, 2),
    frequency: 'year',
    value: d.pick(valueOf[kind]),
    rule: randomRule(kind, d),
    ...(d.chance(40) ? { missing: d.pick(policies) } : {}),
    ...(d.chance(30) ? { target: d.decimal(1, 9, 2) } : {}),
  };
}

/** What one subject brings, with every kind of hole in it. */
export function randomInput(scheme: Scheme, subject: string, d: Dice): ScoringInput {
  const own = scheme.sections.some(({ items }) => items === 'specific') ? [specificItems(d)] : [];
  const common = scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const indicators = [...common, ...own.flatMap((specific) => specific.indicators)];
  const unsigned = d.chance(12);
  return {
    subject,
    agreement: unsigned
      ? { source: null, goals: [], specific: [] }
      : {
          source: source('agreement'),
          goals: indicators.flatMap((indicator) => randomGoal(indicator, d)),
          specific: own,
        },
    filed: indicators.flatMap((indicator) => randomFiled(indicator, d)),
    marks: indicators.filter(({ rule }) => rule.kind === 'rating').flatMap(({ id }) => randomMarks(id, d)),
    tallies: indicators.filter(({ rule }) => rule.kind === 'votes').flatMap(({ id }) => randomTallies(id, d)),
    adjustments: Array.from({ length: d.whole(0, 4) }, (_, at) => ({
      line: d.pick(['award', 'spot-check']),
      points: d.decimal(0, 4, 3),
      source: source(`adjustment-${at}`),
    })),
    vetoes: d.chance(15) ? [{ veto: d.pick(['safety', 'false-report']), source: source('veto') }] : [],
    periods: ['Q1', 'Q2', 'Q3', 'Q4']
      .filter(() => d.chance(85))
      .map((period) => ({
        period,
        score: d.decimal(0, 120, 2),
        fullMark: d.pick(['100', '120', '90']),
        source: source(period),
      })),
    peers: null,
  };
}

const ownKinds = ruleKinds.filter((kind) => kind !== 'rank' && kind !== 'relative');

function specificItems(d: Dice) {
  const own = (id: string, points: string): Indicator => {
    const item = randomIndicator(id, d, ownKinds);
    return item.missing === 'peer-mean' ? { ...item, points, missing: 'zero' } : { ...item, points };
  };
  return { section: 'own', indicators: [own('own-1', '12.5'), own('own-2', '17.5')] };
}

function randomGoal({ id, rule }: Indicator, d: Dice): Goal[] {
  const growth = rule.kind === 'growth';
  const target = d.decimal(growth ? 6 : 0, 9, 2);
  const milestones = [
    ['0.2', '2026-03-31'],
    ['0.5', '2026-06-30'],
    ['0.3', '2026-09-30'],
  ] as const;
  return [
    {
      item: id,
      target,
      baseline: growth ? d.decimal(1, 5, 2) : d.decimal(0, 9, 1),
      ...(growth ? { yearsObserved: d.pick(['1', '2', '2.5']), yearsRequired: d.pick(['1', '3', '5']) } : {}),
      ...(rule.kind === 'milestones'
        ? {
            milestones: milestones.map(([share, due], at) => {
              const milestone = { id: `m${at}`, share, due };
              return d.chance(20) ? Object.assign(milestone, { lateness: lateness(d) }) : milestone;
            }),
          }
        : {}),
      ...(d.chance(5) ? { points: d.decimal(1, 9, 1) } : {}),
    },
  ];
}

function randomFiled(indicator: Indicator, d: Dice): Filed[] {
  const given = { item: indicator.id, source: source(`filing-${indicator.id}`) };
  const throwOf = d.whole(1, 100);
  if (throwOf <= 6) return [];
  if (throwOf <= 12) return [{ state: 'no-data', ...given }];
  if (throwOf <= 20) return [{ state: 'not-applicable', ...given }];
  if (indicator.value === 'rated') return [];
  return [{ state: 'filed', value: randomValue(indicator, d), ...given }];
}

function randomValue({ value, rule }: Indicator, d: Dice): Value {
  switch (value) {
    case 'number':
      return { kind: 'number', number: d.decimal(rule.kind === 'growth' ? 1 : -1, 9, 3) };
    case 'fraction':
      return { kind: 'fraction', numerator: d.decimal(0, 99, 1), denominator: d.chance(8) ? '0' : d.decimal(1, 99, 1) };
    case 'count':
      return { kind: 'number', number: String(d.whole(0, 8)) };
    case 'milestones':
      return {
        kind: 'milestones',
        done: ['m0', 'm1', 'm2']
          .filter(() => d.chance(80))
          .map((id) => ({ id, on: `2026-0${d.whole(1, 9)}-1${d.whole(0, 9)}` })),
      };
    case 'survey':
      return d.chance(70)
        ? {
            kind: 'answers',
            answers: ['1', '2', '3', '4', '5'].map((answer) => ({ answer, responses: d.whole(0, 7) })),
          }
        : { kind: 'survey-figure', figure: d.decimal(1, 5, 2), responses: d.whole(0, 40) };
    case 'named':
    case 'rated':
      return { kind: 'named', values: { x: d.decimal(0, 9, 2), y: d.decimal(0, 9, 2) } };
    default:
      return value satisfies never;
  }
}

const randomMarks = (item: string, d: Dice) =>
  ['g1', 'g2', 'g3'].flatMap((group) =>
    Array.from({ length: d.whole(0, 5) }, (_, at) => ({
      item,
      group,
      mark: d.decimal(0, 5, 1),
      source: source(`mark-${item}-${group}-${at}`),
    })),
  );

const randomTallies = (item: string, d: Dice) =>
  ['g1', 'g2', 'g3']
    .filter(() => d.chance(80))
    .map((group) => ({
      item,
      group,
      votes: { a: d.whole(0, 9), b: d.whole(0, 9), c: d.whole(0, 3), d: d.whole(0, 2) },
      source: source(`tally-${item}-${group}`),
    }));
