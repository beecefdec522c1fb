import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outliersAmong, type Seen } from '../../../shared/domain/filing/outliers.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Outliers } from '../../../shared/domain/scheme/application.ts';
import { Exact } from '../../../shared/domain/scoring/exact.ts';
import { departmentScheme } from '../scoring/example.ts';

const seen = (figures: readonly (number | string)[], before: Readonly<Record<number, string>> = {}): Seen[] =>
  figures.map((figure, at) => ({
    subject: `unit.${at}`,
    figure: Exact.of(`${figure}`),
    filing: at + 1,
    before: before[at] === undefined ? undefined : Exact.of(before[at]),
  }));
const found = (figures: readonly (number | string)[], declared: Outliers = {}, before = {}) =>
  outliersAmong(seen(figures, before), declared).map(({ seen: { subject }, odd }) => ({ subject, ...odd }));

describe('a figure stands out among its peers', () => {
  test('by the robust z: of 10, 11, 12, 13, 14 and 40 the median is 12.5, the MAD 1.5, and 40 is 12.37 away', () => {
    expect(found([10, 11, 12, 13, 14, 40])).toEqual([{ subject: 'unit.5', median: '12.5', mad: '1.5', z: '12.37' }]);
    expect(found([10, 11, 12, 13, 14, 40], { z: '13' })).toEqual([]);
  });

  test('also where more than half are alike and the MAD is 0, once it is beyond the floor', () => {
    expect(found([50, 50, 50, 50, 50, 54, 80])).toEqual([{ subject: 'unit.6', median: '50', mad: '0' }]);
    expect(found([50, 50, 50, 50, 50, 54, 80], { floor: '0' }).map(({ subject }) => subject)).toEqual([
      'unit.5',
      'unit.6',
    ]);
    expect(found([0, 0, 0, 0, 0, 1]).map(({ subject }) => subject)).toEqual(['unit.5']);
    expect(found([50, 50, 50, 50, 50])).toEqual([]);
  });

  test('on either side, and in no group too small to tell', () => {
    expect(found([-40, 11, 12, 13, 14, 10]).map(({ subject }) => subject)).toEqual(['unit.0']);
    expect(found([10, 11, 12, 40])).toEqual([]);
    expect(found([10, 11, 12, 40], { least: 4 }).map(({ subject }) => subject)).toEqual(['unit.3']);
  });

  test('wherever it is measured from and in whatever unit: one that is moved or scaled with all others stands out as before', () => {
    const figures = array(integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 30 });
    const names = (of: readonly (number | string)[]) => found(of, { floor: '0' }).map(({ subject }) => subject);
    assert(
      property(figures, integer({ min: -500, max: 500 }), integer({ min: 1, max: 50 }), (of, moved, scale) => {
        expect(names(of.map((figure) => figure * scale + moved))).toEqual(names(of));
      }),
      { numRuns: 100 },
    );
  });
});

test('a figure so many times the slot before stands out by itself, and nothing is a multiple of 0', () => {
  expect(found([100, 5], {}, { 0: '9' })).toEqual([{ subject: 'unit.0', before: '9' }]);
  expect(found([9], {}, { 0: '100' })).toEqual([{ subject: 'unit.0', before: '100' }]);
  expect(found([100], {}, { 0: '11' })).toEqual([]);
  expect(found([100], {}, { 0: '0' })).toEqual([]);
});

test('what no figure could be held to is refused with the scheme', () => {
  const told = (outliers: Outliers) =>
    schemeProblems({ ...departmentScheme, outliers }).map(({ path, code }) => `${path} ${code}`);
  expect(told({})).toEqual([]);
  expect(told({ z: '0' })).toEqual(['outliers.z schemes.not-positive']);
  expect(told({ floor: '-0.1' })).toEqual(['outliers.floor schemes.negative']);
  expect(told({ times: '1' })).toEqual(['outliers.times schemes.range']);
});
