import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import type { Rule } from '../../../shared/domain/scheme/rules.ts';
import type { Dice } from './dice.ts';

const whenZero = ['full', 'zero', 'missing'] as const;

export const valueOf: Record<Rule['kind'], Indicator['value'][]> = {
  ratio: ['number', 'fraction'],
  progress: ['number', 'fraction'],
  threshold: ['number'],
  interpolate: ['number'],
  steps: ['number', 'fraction'],
  shortfall: ['number'],
  count: ['count'],
  milestones: ['milestones'],
  rank: ['number', 'fraction'],
  relative: ['number'],
  rating: ['rated'],
  votes: ['rated'],
  survey: ['survey'],
  imported: ['number'],
  growth: ['number'],
  formula: ['named'],
};

const per = (d: Dice) => ({
  points: d.decimal(1, 3, 2),
  size: d.pick(['1', '0.5', '3']),
  units: d.pick(['continuous', 'full', 'started'] as const),
});

const limits = (d: Dice) => ({
  ...(d.chance(50) ? { cap: d.pick([null, '1.2', '1', '2.5']) } : {}),
  ...(d.chance(30) ? { floor: d.pick([null, '0.1', '-0.5', '0']) } : {}),
});

export function randomRule(kind: Rule['kind'], d: Dice): Rule {
  switch (kind) {
    case 'ratio':
      return { kind, ...limits(d), whenZero: d.pick(whenZero) };
    case 'progress':
    case 'growth':
      return { kind, ...limits(d) };
    case 'threshold':
      return { kind, comparison: d.pick(['at-least', 'at-most', 'above', 'below'] as const) };
    case 'interpolate': {
      const start = d.whole(0, 3);
      const values = [start, start + d.whole(1, 3), start + d.whole(4, 9)].map(String);
      return { kind, ...reads(d), points: values.map((value) => ({ value, share: d.decimal(0, 1, 2) })) };
    }
    case 'steps': {
      const edges = [d.whole(0, 2), d.whole(3, 5), d.whole(6, 9)].map(String);
      const bands = [null, ...edges].map((from, at) => ({ from, to: edges[at] ?? null, share: d.decimal(0, 1, 2) }));
      return { kind, ...reads(d), includes: d.pick(['from', 'to'] as const), bands };
    }
    case 'shortfall':
      return { kind, per: per(d), ...(d.chance(20) ? { floor: '-1.5' } : {}) };
    case 'relative':
      return {
        kind,
        centre: d.pick(['mean', 'median'] as const),
        margin: d.pick(['0', '0.5', '-1']),
        per: per(d),
        minGroup: d.whole(1, 3),
      };
    case 'count':
      return { kind, method: countMethod(d) };
    case 'milestones':
      return { kind, lateness: lateness(d) };
    case 'rank':
      return { kind, ...(d.chance(40) ? { minGroup: 2 } : {}), method: rankMethod(d) };
    case 'rating':
      return {
        kind,
        scaleMax: d.pick(['100', '5']),
        ...weights(d),
        absentGroup: d.pick(['redistribute', 'redistribute', 'block'] as const),
      };
    case 'votes': {
      const grades = [
        ['a', '1'],
        ['b', '0.8'],
        ['c', '0.6'],
        ['d', '0'],
      ] as const;
      return {
        kind,
        grades: grades.map(([id, value]) => ({ id, name: { zh: id, en: id }, value })),
        ...weights(d),
        absentGroup: d.pick(['redistribute', 'block'] as const),
      };
    }
    case 'survey':
      return {
        kind,
        minResponses: d.whole(1, 12),
        figure: d.chance(50) ? { by: 'top-box', from: '4' } : { by: 'mean', min: '1', max: '5' },
      };
    case 'imported':
      return { kind, fullMark: d.pick(['100', '120', '7']) };
    case 'formula':
      return { kind, expression: '(x + y) / 20', gives: 'share', inputs: ['x', 'y'] };
    default:
      return kind satisfies never;
  }
}

const reads = (d: Dice) => (d.chance(30) ? { of: 'completion' as const, whenZero: d.pick(whenZero) } : {});

const weights = (d: Dice) => (d.chance(20) ? { weights: { g1: '0.25', g3: '0.75' } } : {});

export function lateness(d: Dice) {
  return d.pick([
    { by: 'nothing-lost' as const },
    { by: 'flat' as const, keeps: d.decimal(0, 1, 2) },
    { by: 'started-week' as const, loses: d.decimal(0, 1, 2) },
  ]);
}

function countMethod(d: Dice): Extract<Rule, { kind: 'count' }>['method'] {
  return d.pick([
    { by: 'deducting' as const, each: d.decimal(1, 3, 2), ...(d.chance(30) ? { floor: '0.5' } : {}) },
    { by: 'adding' as const, each: d.decimal(1, 2, 1), cap: d.decimal(2, 6, 1) },
    {
      by: 'table' as const,
      steps: [
        { from: 0, score: '5' },
        { from: 1, score: d.decimal(2, 4, 1) },
        { from: 3, score: '0' },
      ],
    },
  ]);
}

function rankMethod(d: Dice): Extract<Rule, { kind: 'rank' }>['method'] {
  if (d.chance(40)) return { by: 'best', whenZero: d.pick(whenZero) };
  return {
    by: 'position',
    positions: [
      { from: 1, points: '9' },
      { from: 2, points: d.decimal(5, 8, 2) },
      { from: 4, points: '2' },
    ],
    ties: d.pick(['shared-best', 'shared-mean', 'next'] as const),
  };
}
