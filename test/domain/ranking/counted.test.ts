import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Member } from '../../../shared/domain/ranking/member.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { departmentScheme } from '../scoring/example.ts';
import { member, quarters, rank } from './members.ts';

/** Whether the first stands before the second: by score, and then by key where `keys` count; one that does not apply comes last. */
function stands(first: Member, second: Member, keys: boolean): 'before' | 'level' | 'behind' {
  const figures = ({ score, keys: own }: Member) => [score, ...(keys ? own : [])].map((one) => Number(one ?? -1e9));
  const theirs = figures(second);
  const gap = figures(first)
    .map((figure, at) => figure - theirs[at]!)
    .find((one) => one !== 0);
  return gap === undefined ? 'level' : gap > 0 ? 'before' : 'behind';
}

/** Everything of a ranking worked out by counting for each member who stands before and level with it; nothing is put in order. */
function countedOut(
  { bands, quotas, vetoes, conditions = [], barredKeepsPlace = false }: Scheme,
  members: readonly Member[],
) {
  const taking = members.filter(({ score, excepted }) => score !== null && !excepted);
  const before = (one: Member, among: readonly Member[], keys: boolean) =>
    among.filter((other) => stands(other, one, keys) === 'before').length;
  const level = (one: Member, among: readonly Member[], keys: boolean) =>
    among.filter((other) => stands(other, one, keys) === 'level').length;
  const grades = new Map(
    taking.map((one) => [one, bands.findIndex(({ from }) => from === null || Number(one.score) >= Number(from))]),
  );
  const bar = () => {
    for (const [one, grade] of grades) {
      const caps = vetoes
        .filter(({ id }) => one.vetoes.includes(id))
        .map(({ effect }) =>
          effect.by === 'fail' ? bands.length - 1 : bands.findIndex((band) => band.grade === effect.grade),
        );
      grades.set(one, Math.max(grade, ...caps));
    }
  };
  /** The best grade at or below this one that it lacks no condition of; the lowest takes everybody. */
  const meets = (one: Member, grade: number) => {
    const lacks = (at: number) =>
      conditions.some(
        (needed) =>
          needed.grade === bands[at]!.grade && one.unmet?.some(({ condition }) => condition === needed.id) === true,
      );
    const open = bands.map((_, at) => at).filter((at) => at >= grade && (at === bands.length - 1 || !lacks(at)));
    return Math.min(...open);
  };
  const need = () => {
    for (const [one, grade] of grades) grades.set(one, meets(one, grade));
  };
  const share = () => {
    for (const [at, { grade }] of bands.entries())
      for (const { limit, per, ties } of quotas.filter((one) => one.grade === grade)) {
        const held = new Map(grades);
        for (const [one, now] of held) {
          if (now !== at) continue;
          const near = (other: Member) => per === 'peer-group' || other.unit === one.unit;
          const candidates = taking.filter((other) => held.get(other) === at && near(other));
          const size = taking.filter(near).length;
          const rounded = { floor: Math.floor, ceil: Math.ceil, 'half-up': Math.round };
          // In hundredths, which are whole: 0.07 × 100 is not 7 in floating point.
          const places =
            limit.by === 'count'
              ? limit.count
              : rounded[limit.rounding]((Math.round(Number(limit.share) * 100) * size) / 100);
          const first = before(one, candidates, ties === 'tie-keys');
          const last = first + level(one, candidates, ties === 'tie-keys');
          const straddles = first < places && last > places;
          if (last > places && !(straddles && ties === 'include')) {
            const next = Math.min(at + 1, bands.length - 1);
            grades.set(one, barredKeepsPlace ? next : meets(one, next));
          }
        }
      }
  };
  for (const step of barredKeepsPlace ? [share, bar, need] : [bar, need, share]) step();
  return new Map(
    members.map((one) => {
      const grade = grades.get(one);
      const rank = grade === undefined ? null : before(one, taking, true) + 1;
      return [one.subject, { rank, of: taking.length, grade: grade === undefined ? null : bands[grade]!.grade }];
    }),
  );
}

test('ranks, places and grades are those of counting who stands before whom, with ties across every line and whoever takes no part', () => {
  const someone = fc.record({
    // Few scores around the lines of the bands; 0 is what is left to one who signed no agreement.
    score: fc.constantFrom(
      '95.00',
      '91.00',
      '90.00',
      '90.00',
      '89.99',
      '82.00',
      '80.00',
      '70.00',
      '60.00',
      '0.00',
      null,
    ),
    keys: fc.tuple(fc.constantFrom('55.00', '58.00', null), fc.constantFrom('0', '-1')),
    unit: fc.constantFrom('unit.one', 'unit.two'),
    vetoes: fc.constantFrom([], [], [], [], ['safety'], ['false-report'], ['safety', 'false-report']),
    excepted: fc.constantFrom(false, false, false, false, true),
    unmet: fc
      .subarray(['quarters', 'budget'], { maxLength: 2 })
      .map((lacking) => lacking.map((condition) => ({ condition, has: '0' }))),
  });
  const limit: fc.Arbitrary<Scheme['quotas'][number]['limit']> = fc.oneof(
    fc.record({ by: fc.constant('count' as const), count: fc.nat({ max: 5 }) }),
    fc.record({
      by: fc.constant('share' as const),
      share: fc.constantFrom('0.07', '0.15', '0.25', '0.34', '0.50', '1'),
      rounding: fc.constantFrom('floor' as const, 'half-up' as const, 'ceil' as const),
    }),
  );
  const quota: fc.Arbitrary<Scheme['quotas'][number]> = fc.record({
    grade: fc.constantFrom('excellent', 'excellent', 'good', 'pass'),
    limit,
    per: fc.constantFrom('peer-group' as const, 'peer-group' as const, 'unit' as const),
    ties: fc.constantFrom('exclude' as const, 'include' as const, 'tie-keys' as const),
  });
  const conditions: Scheme['conditions'] = [
    { ...quarters, grade: 'excellent' },
    { ...quarters, id: 'budget', grade: 'good', needs: { by: 'item', item: 'budget', atLeast: '8' } },
  ];
  const seen = { tied: 0, apart: 0, lacking: 0 };
  fc.assert(
    fc.property(
      fc.array(someone, { minLength: 1, maxLength: 16 }),
      fc.array(quota, { maxLength: 4 }),
      fc.boolean(),
      (all, quotas, barredKeepsPlace) => {
        const members = all.map(({ score, ...more }, at) => member(`s${at}`, score, more));
        const declared = { quotas, barredKeepsPlace, conditions };
        const standings = rank(members, declared);
        const counted = countedOut({ ...departmentScheme, ...declared }, members);
        expect(new Map(standings.map(({ subject, rank, of, grade }) => [subject, { rank, of, grade }]))).toEqual(
          counted,
        );
        seen.tied += standings.filter(({ reasons }) => reasons.some(({ code }) => code === 'quota-tie')).length;
        seen.lacking += standings.filter(({ reasons }) => reasons.some(({ code }) => code === 'condition')).length;
        seen.apart += standings.filter(({ rank }) => rank === null).length;
      },
    ),
    { seed: 36, numRuns: Number(process.env['ORACLE_RUNS'] ?? 2000) },
  );
  expect(seen.tied).toBeGreaterThan(100);
  expect(seen.apart).toBeGreaterThan(100);
  expect(seen.lacking).toBeGreaterThan(100);
});
