import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  colourOf,
  completionOf,
  courseOf,
  linear,
  milestonesReached,
  possibleFor,
  type Possible,
  type Standing,
} from '../../../shared/domain/light/light.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { Exact, print } from '../../../shared/domain/scoring/exact.ts';
import { departmentScheme } from '../scoring/example.ts';

interface Written {
  readonly course: Standing['course'];
  readonly direction?: Standing['direction'];
  readonly actual: string;
  readonly target: string;
  readonly baseline?: string;
  readonly elapsed?: string;
}
const standing = ({ course, direction = 'increase', baseline, elapsed = '0.5', ...figures }: Written): Standing => ({
  course,
  direction,
  actual: Exact.of(figures.actual),
  target: Exact.of(figures.target),
  baseline: baseline === undefined ? undefined : Exact.of(baseline),
  elapsed: Exact.of(elapsed),
});
const light = { amber: '0.9', red: '0.7' };
function told(written: Written) {
  const completion = completionOf(standing(written));
  return [print(completion.reached), print(completion.due), colourOf(completion, light)];
}

describe('how far an item has come', () => {
  test('progress counts from the baseline: 60 is a fifth of the way from 50 to 100, and red at half time', () => {
    expect(told({ course: 'from-baseline', actual: '60', target: '100', baseline: '50' })).toEqual([
      '0.2',
      '0.5',
      'red',
    ]);
    expect(told({ course: 'from-baseline', actual: '75', target: '100', baseline: '50' })[2]).toBe('green');
    expect(told({ course: 'from-baseline', actual: '70', target: '100', baseline: '50' })[2]).toBe('amber');
  });

  test('less is better: from 80 down to 60 the 75 of half time is a quarter of the way', () => {
    const falling = { course: 'from-baseline', direction: 'decrease', target: '60', baseline: '80' } as const;
    expect(told({ ...falling, actual: '75' })).toEqual(['0.25', '0.5', 'red']);
    expect(told({ ...falling, actual: '85' })).toEqual(['-0.25', '0.5', 'red']);
    expect(told({ ...falling, actual: '70' })[2]).toBe('green');
  });

  test('what adds up goes from nothing: 45 of 100 at half time is a little behind', () => {
    expect(told({ course: 'from-zero', actual: '45', target: '100' })).toEqual(['0.45', '0.5', 'green']);
    expect(told({ course: 'from-zero', actual: '44', target: '100' })[2]).toBe('amber');
    expect(told({ course: 'from-zero', actual: '34', target: '100' })[2]).toBe('red');
  });

  test('of what is to stay few, as many may be used up as time is over: 5 of 10 accidents at half time, and no 8', () => {
    const few = { course: 'from-zero', direction: 'decrease', target: '10' } as const;
    expect(told({ ...few, actual: '5' })).toEqual(['1', '1', 'green']);
    expect(told({ ...few, actual: '0' })[2]).toBe('green');
    expect(told({ ...few, actual: '8' })).toEqual(['0.625', '1', 'red']);
  });

  test('a level is held from the first day', () => {
    expect(told({ course: 'level', actual: '0.8', target: '1', elapsed: '0.1' })).toEqual(['0.8', '1', 'amber']);
    expect(told({ course: 'level', direction: 'decrease', actual: '5', target: '4' })).toEqual(['0.8', '1', 'amber']);
    expect(told({ course: 'level', actual: '60', target: '100', baseline: '50' })).toEqual(['0.2', '1', 'red']);
  });

  test('a target of nothing is met by nothing and by no part of it', () => {
    const nothing = { direction: 'decrease', target: '0' } as const;
    for (const course of ['from-zero', 'level', 'from-baseline'] as const) {
      expect(told({ ...nothing, course, actual: '0' })[2]).toBe('green');
      expect(told({ ...nothing, course, actual: '1' })[2]).toBe('red');
    }
    expect(told({ course: 'from-zero', actual: '0', target: '0' })[2]).toBe('green');
    expect(told({ course: 'from-zero', actual: '-1', target: '0' })[2]).toBe('red');
  });

  test('where target and baseline are one, or the target gives way, it is held at the target', () => {
    expect(told({ course: 'from-baseline', actual: '96', target: '96', baseline: '96' })).toEqual(['1', '1', 'green']);
    expect(told({ course: 'from-baseline', actual: '90', target: '95', baseline: '98' })[2]).toBe('green');
    const ceiling = { course: 'from-baseline', direction: 'decrease', target: '10', baseline: '8' } as const;
    expect(told({ ...ceiling, actual: '9' })[2]).toBe('green');
    expect(told({ ...ceiling, actual: '20' })[2]).toBe('red');
  });

  test('a better figure never has a worse light', () => {
    const order = { red: 0, amber: 1, green: 2 };
    const figure = integer({ min: -50, max: 200 });
    assert(
      property(figure, figure, figure, integer({ min: 1, max: 100 }), (low, high, target, days) => {
        for (const course of ['from-baseline', 'from-zero', 'level'] as const)
          for (const direction of ['increase', 'decrease'] as const) {
            const at = (actual: number) =>
              completionOf(
                standing({
                  course,
                  direction,
                  actual: `${actual}`,
                  target: `${target}`,
                  baseline: '40',
                  elapsed: `${days}/100`,
                }),
              );
            const [worse, better] =
              direction === 'increase'
                ? [Math.min(low, high), Math.max(low, high)]
                : [Math.max(low, high), Math.min(low, high)];
            expect(order[colourOf(at(better), light)]).toBeGreaterThanOrEqual(order[colourOf(at(worse), light)]);
          }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the course a scheme leaves open', () => {
  const of = (more: Partial<Indicator>, baseline?: string) =>
    courseOf(
      { value: 'number', rule: { kind: 'threshold' }, ...more },
      baseline === undefined ? undefined : Exact.of(baseline),
    );
  test('follows from what is filed and how its slots make the period', () => {
    expect(of({}, '50')).toBe('from-baseline');
    expect(of({})).toBe('from-zero');
    expect(of({ value: 'fraction' })).toBe('level');
    expect(of({ over: 'sum' }, '50')).toBe('from-zero');
    for (const over of ['mean', 'max', 'min'] as const) expect(of({ over }, '50')).toBe('level');
    expect(of({ light: { ...light, course: 'from-zero' } }, '50')).toBe('from-zero');
  });

  test('is a level for a rate, a mark and a place, whatever the kind of value; what accumulates says so', () => {
    for (const unitOfMeasure of [
      '%',
      '％',
      '‰',
      '比例',
      '与成本标准之比',
      '元/平方米',
      '人均学时',
      '分',
      '名次',
      'percent',
    ])
      expect(of({ unitOfMeasure })).toBe('level');
    for (const unitOfMeasure of ['分钟', '公里', '万人', '件', '亿元（不变价）', 'persons', 'reports'])
      expect(of({ unitOfMeasure })).toBe('from-zero');
    expect(of({ rule: { kind: 'imported' } as never })).toBe('level');
    expect(of({ unitOfMeasure: '%', over: 'sum' })).toBe('from-zero');
    expect(of({ unitOfMeasure: '%', light: { ...light, course: 'from-zero' } })).toBe('from-zero');
    expect(of({ unitOfMeasure: '%' }, '88')).toBe('from-baseline');
  });
});

describe('milestones', () => {
  const milestones = [
    { id: 'tender', share: '0.4', due: '2026-07-31' },
    { id: 'start', share: '0.6', due: '2026-09-15' },
  ];
  test('are held against those due by the day', () => {
    const by = (day: string, done: { id: string; on: string }[]) => {
      const completion = milestonesReached(milestones, done, day);
      return [print(completion.reached), print(completion.due), colourOf(completion, light)];
    };
    expect(by('2026-07-15', [])).toEqual(['0', '0', 'green']);
    expect(by('2026-08-01', [])).toEqual(['0', '0.4', 'red']);
    expect(by('2026-08-01', [{ id: 'tender', on: '2026-07-30' }])).toEqual(['0.4', '0.4', 'green']);
    expect(by('2026-09-30', [{ id: 'tender', on: '2026-07-30' }])).toEqual(['0.4', '1', 'red']);
  });
});

describe('a linear forecast', () => {
  const by = (written: Written, possible: Possible = { whole: false }) => print(linear(standing(written), possible));

  test('goes on at the pace so far, from the baseline or from nothing, and leaves a level where it is', () => {
    expect(by({ course: 'from-baseline', actual: '60', target: '100', baseline: '50' })).toBe('70');
    expect(by({ course: 'from-zero', actual: '45', target: '100' })).toBe('90');
    expect(by({ course: 'level', actual: '0.8', target: '1' })).toBe('0.8');
    expect(by({ course: 'from-zero', actual: '45', target: '100', elapsed: '1' })).toBe('45');
  });

  test('is never what cannot be: 97 % after a quarter of the way from 90 % is 100 %, and no accident is half a one', () => {
    const possible = (of: Partial<Indicator>) =>
      possibleFor({ value: 'number', rule: { kind: 'threshold' } as never, ...of });
    const percent = possible({ unitOfMeasure: '%' });
    const rising = { course: 'from-baseline', actual: '97', baseline: '90', target: '98', elapsed: '0.25' } as const;
    expect(by(rising)).toBe('118');
    expect(by(rising, percent)).toBe('100');
    expect(by({ ...rising, actual: '104' }, percent)).toBe('146');
    expect(by({ course: 'from-zero', actual: '0.7', target: '0.95' }, possible({ value: 'fraction' }))).toBe('1');
    const falling = {
      course: 'from-baseline',
      direction: 'decrease',
      actual: '20',
      baseline: '80',
      target: '60',
    } as const;
    expect(by(falling)).toBe('0');
    expect(by({ ...falling, target: '-10' })).toBe('-40');
    const cases = { course: 'from-zero', actual: '3', target: '10', elapsed: '0.4' } as const;
    expect(by(cases, possible({ value: 'count' }))).toBe('8');
    expect(by(cases)).toBe('7.5');
  });

  test('is the target for whoever is just on the way', () => {
    const share = integer({ min: 1, max: 100 });
    assert(
      property(share, integer({ min: 1, max: 500 }), (days, target) => {
        const actual = print(Exact.of(`${target}`).times(Exact.of(`${days}/100`)));
        const elapsed = `${days}/100`;
        expect(by({ course: 'from-zero', actual, target: `${target}`, elapsed })).toBe(`${target}`);
      }),
      { numRuns: 100 },
    );
  });
});

test('a light that cannot be meant is refused with the scheme', () => {
  const bent = (more: Partial<Indicator>) => {
    const scheme = structuredClone(departmentScheme);
    const section = scheme.sections[0]!;
    if (section.items === 'common') Object.assign(section.indicators[0]!, more);
    return schemeProblems(scheme).flatMap(({ path, code }) =>
      code.startsWith('schemes.light') ? [`${path} ${code}`] : [],
    );
  };
  const here = 'sections.0.indicators.0.light';
  expect(bent({ light })).toEqual([]);
  expect(bent({ light: { ...light, course: 'level', forecast: 'as-filed' } })).toEqual([]);
  expect(bent({ light, value: 'rated' })).toEqual([`${here} schemes.light-value`]);
  expect(bent({ light: { amber: '0.7', red: '0.9' } })).toEqual([`${here} schemes.light-order`]);
  expect(bent({ light: { amber: '1.1', red: '0.9' } })).toEqual([`${here} schemes.light-order`]);
  expect(bent({ light: { amber: '0.5', red: '-0.1' } })).toEqual([`${here} schemes.light-order`]);
  expect(bent({ over: 'mean', light: { ...light, course: 'from-zero' } })).toEqual([
    `${here}.course schemes.light-course`,
  ]);
  expect(bent({ over: 'sum', light: { ...light, course: 'from-baseline' } })).toEqual([
    `${here}.course schemes.light-course`,
  ]);
  expect(bent({ provider: { unit: 'statistics' }, light: { ...light, forecast: 'as-filed' } })).toEqual([
    `${here}.forecast schemes.light-forecast`,
  ]);
  expect(bent({ value: 'milestones', light: { ...light, course: 'level', forecast: 'linear' } })).toEqual([
    `${here}.course schemes.light-course`,
    `${here}.forecast schemes.light-forecast`,
  ]);
});
