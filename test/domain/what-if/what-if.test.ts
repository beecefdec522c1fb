import { expect, test } from 'vitest';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Rule } from '../../../shared/domain/scheme/rules.ts';
import { prepareScheme } from '../../../shared/domain/scoring/score.ts';
import { changed } from '../../../shared/domain/what-if/changed.ts';
import { type Frozen, replay } from '../../../shared/domain/what-if/replay.ts';
import { rankCorrelation, refuseEndless, whatIf } from '../../../shared/domain/what-if/what-if.ts';
import { emptyInput, filed, indicator, number, schemeOf } from '../scoring/one-item.ts';

const imported = { kind: 'imported', fullMark: '100' } as const;
const items = [indicator('growth', '60', imported), indicator('service', '40', imported)];
const scheme = schemeOf(items);
const frozen: Frozen[] = [
  ['90', '100'],
  ['100', '80'],
  ['95', '95'],
  ['60', '60'],
  ['50', '70'],
].map(([growth = '', service = ''], at) => ({
  group: 'departments',
  unit: 'unit.city',
  input: {
    ...emptyInput,
    subject: `unit.${at}`,
    filed: [filed('growth', number(growth)), filed('service', number(service))],
  },
}));

const now = prepareScheme(scheme, 1);
const before = replay(now, frozen);

test('nothing changed, nobody moves, and the rankings agree', () => {
  expect(whatIf(before, now, frozen)).toMatchObject({
    subjects: 5,
    moves: [],
    correlations: [{ group: 'departments', members: 5, rho: 1 }],
  });
});

test('points dragged from one item to another: who moves, and how far', () => {
  const dragged = changed(scheme, { points: { growth: '20' } });
  expect(schemeProblems(dragged)).toEqual([]);
  const { moves, correlations } = whatIf(before, prepareScheme(dragged, 2), frozen);
  expect(moves[0]).toMatchObject({
    subject: 'unit.0',
    before: { score: '94.00', rank: 2 },
    after: { score: '98.00', rank: 1 },
  });
  expect(moves.map(({ subject }) => subject)).toContain('unit.1');
  expect(correlations[0]!.rho).toBeLessThan(1);
});

test('the other items make room in proportion, and the points still sum', () => {
  const three = schemeOf([
    indicator('a', '50', imported),
    indicator('b', '30', imported),
    indicator('c', '20', imported),
  ]);
  const dragged = changed(three, { points: { a: '60.5' } });
  const [section] = dragged.sections;
  expect(section!.items === 'common' && section!.indicators.map(({ points }) => points)).toEqual([
    '60.5',
    '23.7',
    '15.8',
  ]);
  expect(schemeProblems(dragged)).toEqual([]);
});

test('a quota is told with its places and those who reach the grade', () => {
  const quotas = [
    { grade: 'excellent', limit: { by: 'count', count: 2 }, per: 'peer-group', ties: 'exclude' },
  ] as const;
  const { quotas: loads, moves } = whatIf(before, prepareScheme(changed(scheme, { quotas: [...quotas] }), 2), frozen);
  expect(loads).toEqual([{ group: 'departments', grade: 'excellent', places: 2, candidates: 3, given: 2 }]);
  expect(moves).toEqual([
    expect.objectContaining({
      subject: 'unit.0',
      before: expect.objectContaining({ grade: 'good' }),
      after: expect.objectContaining({ grade: 'excellent' }),
    }),
  ]);
});

test('candidates for a grade are those that quotas pushed down to it too, as the reasons of the ranking count them', () => {
  const quota = (grade: string) => ({
    grade,
    limit: { by: 'count' as const, count: 1 },
    per: 'peer-group' as const,
    ties: 'exclude' as const,
  });
  const tight = prepareScheme(changed(scheme, { quotas: [quota('excellent'), quota('good')] }), 2);
  expect(whatIf(before, tight, frozen).quotas).toEqual([
    { group: 'departments', grade: 'excellent', places: 1, candidates: 3, given: 1 },
    { group: 'departments', grade: 'good', places: 1, candidates: 2, given: 1 },
  ]);
});

test('how far each item decides the order adds up to everything', () => {
  const { influences } = whatIf(before, now, frozen);
  expect(influences.map(({ nominal }) => nominal)).toEqual([0.6, 0.4]);
  expect(influences.reduce((total, { real }) => total + real, 0)).toBeCloseTo(1, 10);
  expect(influences[0]!.real).toBeGreaterThan(influences[1]!.real);
});

test('rank correlation counts ties by their middle rank and says nothing where nothing varies', () => {
  expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  expect(rankCorrelation([1, 1, 3], [1, 1, 3])).toBeCloseTo(1);
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
});

test('the largest moves come first, equal ones by name', () => {
  const { moves } = whatIf(before, prepareScheme(changed(scheme, { points: { growth: '20' } }), 2), frozen);
  const steps = moves.map(({ before: was, after: is }) => Math.abs(was.rank! - is.rank!));
  expect(steps).toEqual(steps.toSorted((first, second) => second - first));
  expect(new Set(steps).size).toBeGreaterThan(1);
  for (const [at, { subject }] of moves.entries()) {
    if (at > 0 && steps[at] === steps[at - 1]) expect(subject > moves[at - 1]!.subject).toBe(true);
  }
});

test('whoever has no score after the change is counted, and the others are still compared', () => {
  const asksForMore = changed(schemeOf([...items, indicator('visits', '0.1', imported)]), {});
  const filedByMost = frozen.map((one, at) =>
    at === 0 ? one : { ...one, input: { ...one.input, filed: [...one.input.filed, filed('visits', number('50'))] } },
  );
  const found = whatIf(before, prepareScheme(asksForMore, 2), filedByMost);
  expect(found.unscored).toEqual({ before: 0, after: 1 });
  expect(found.correlations).toEqual([{ group: 'departments', members: 5, rho: 1 }]);
  expect(found.moves.find(({ subject }) => subject === 'unit.0')?.after).toEqual({
    score: null,
    rank: null,
    grade: null,
  });
});

test('a try that would not be answered in time is refused before it begins, and a large county is not', () => {
  const twenty = schemeOf(Array.from({ length: 20 }, (_, at) => indicator(`i${at}`, '5', imported)));
  expect(() => refuseEndless(twenty, 20_000)).not.toThrow();
  const expression = Array.from({ length: 60 }, () => 'A^9').join('+');
  const formula: Rule = { kind: 'formula', expression, gives: 'share', inputs: [] };
  const costly = schemeOf(Array.from({ length: 10 }, (_, at) => indicator(`f${at}`, '10', formula)));
  expect(schemeProblems(costly)).toEqual([]);
  expect(() => refuseEndless(costly, 300)).not.toThrow();
  expect(() => refuseEndless(costly, 3000)).toThrow(expect.objectContaining({ code: 'scoring.too-much-work' }));
});

test('a scheme whose formulas together take too many steps does not hold', () => {
  const expression = Array.from({ length: 150 }, () => 'A^9').join('+');
  const formula: Rule = { kind: 'formula', expression, gives: 'share', inputs: [] };
  const heavy = schemeOf(Array.from({ length: 10 }, (_, at) => indicator(`f${at}`, '10', formula)));
  expect(schemeProblems(heavy)).toMatchObject([{ path: 'sections', code: 'schemes.formulas-work' }]);
});
