import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Member } from '../../../shared/domain/ranking/member.ts';
import { whyNotTop } from '../../../shared/domain/ranking/ranking.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { departmentScheme } from '../scoring/example.ts';
import { member, rank } from './members.ts';

const six = [
  member('a', '97.00', { vetoes: ['safety'] }),
  ...['96.00', '95.00', '94.00', '70.00', '65.00'].map((score, at) => member('bcdef'[at]!, score)),
];
const two = (more: Partial<Scheme> = {}) =>
  rank(six, {
    quotas: [{ grade: 'excellent', limit: { by: 'count', count: 2 }, per: 'peer-group', ties: 'exclude' }],
    ...more,
  });

test('who is barred from the top grade takes none of its places: the next in line moves up (依次递补)', () => {
  const standings = two();
  expect(standings.map(({ subject, rank, grade }) => [subject, rank, grade])).toEqual([
    ['a', 1, 'good'],
    ['b', 2, 'excellent'],
    ['c', 3, 'excellent'],
    ['d', 4, 'good'],
    ['e', 5, 'pass'],
    ['f', 6, 'pass'],
  ]);
  expect(whyNotTop(departmentScheme, standings[0]!, 'zh')).toEqual([
    '有否决事项“较大安全事故一票否优”，等次最高为“良好”。',
  ]);
  expect(whyNotTop(departmentScheme, standings[3]!, 'zh')).toEqual([
    '得分 94.00 已达“优秀”分数线，但“优秀”名额为 2 个，符合条件者 3 个，按得分排序未能入围，入围的最低分为 95.00。',
  ]);
});

test('where the scheme says that who is barred keeps its place, the place stays empty', () => {
  const standings = two({ barredKeepsPlace: true });
  expect(standings.map(({ grade }) => grade)).toEqual(['good', 'excellent', 'good', 'good', 'pass', 'pass']);
  expect(standings[0]).toMatchObject({ band: 'excellent', afterQuota: 'excellent', grade: 'good' });
  expect(standings[0]!.afterVeto).toBeUndefined();
});

test('who is excepted from the ranking or has no score counts in no share, no rank and no mean', () => {
  const third: Scheme['quotas'] = [
    {
      grade: 'excellent',
      limit: { by: 'share', share: '0.34', rounding: 'floor' },
      per: 'peer-group',
      ties: 'exclude',
    },
  ];
  const three = [member('a', '96.00'), member('b', '94.00'), member('c', '92.00')];
  expect(rank(three, { quotas: third }).map(({ of, grade }) => [of, grade])).toEqual([
    [3, 'excellent'],
    [3, 'good'],
    [3, 'good'],
  ]);
  for (const left of [{ excepted: true }, { score: null }]) {
    const standings = rank([...three.slice(0, 2), { ...three[2]!, ...left }], { quotas: third });
    expect(standings.map(({ subject, rank, of, grade }) => [subject, rank, of, grade])).toEqual([
      ['a', 1, 2, 'good'],
      ['b', 2, 2, 'good'],
      ['c', null, 2, null],
    ]);
    expect(standings.map(({ normalised }) => normalised)).toEqual(['90.00', '70.00', null]);
  }
  const best = rank([member('a', '99.00', { excepted: true }), member('b', '50.00')], {
    normalisation: { by: 'best' },
  });
  expect(best.map(({ normalised }) => normalised)).toEqual(['100.00', null]);
  const [, why] = rank([member('b', '50.00'), member('a', '99.00', { excepted: true })]);
  expect(whyNotTop(departmentScheme, why!, 'zh')).toEqual(['提请审定时列为例外，本期不参加排名，没有等次。']);
});

/** Grades worked out afresh, place by place: who stands next in line and may have the grade gets it while there are places. */
function gradesByPlaces(members: readonly Member[], places: Readonly<Record<string, number>>): Record<string, string> {
  const order = ['excellent', 'good', 'pass', 'fail'];
  const lines = [90, 80, 60, -Infinity];
  const bars: Record<string, string> = { safety: 'good', 'false-report': 'fail' };
  const left = { ...places };
  const line = members
    .filter(({ score, excepted }) => score !== null && !excepted)
    .toSorted((a, b) => Number(b.score) - Number(a.score));
  return Object.fromEntries(
    line.map(({ subject, score, vetoes }) => {
      const lowest = Math.max(0, ...vetoes.map((veto) => order.indexOf(bars[veto]!)));
      let at = Math.max(
        lowest,
        lines.findIndex((from) => Number(score) >= from),
      );
      while (at < 3 && left[order[at]!] === 0) at += 1;
      left[order[at]!] = (left[order[at]!] ?? Infinity) - 1;
      return [subject, order[at]!];
    }),
  );
}

test('grades are those of filling the places one by one down the line, whoever is barred or excepted', () => {
  const someone = fc.record({
    cents: fc.integer({ min: 5500, max: 9900 }),
    vetoes: fc.constantFrom([], [], [], ['safety'], ['false-report'], ['safety', 'false-report']),
    excepted: fc.constantFrom(false, false, false, true),
  });
  const distinct = fc.uniqueArray(someone, { selector: ({ cents }) => cents, minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(distinct, fc.nat({ max: 5 }), fc.nat({ max: 8 }), (all, excellent, good) => {
      const members = all.map(({ cents, vetoes, excepted }, at) =>
        member(`s${at}`, (cents / 100).toFixed(2), { vetoes, excepted }),
      );
      const limit = (grade: string, count: number): Scheme['quotas'][number] => ({
        grade,
        limit: { by: 'count', count },
        per: 'peer-group',
        ties: 'exclude',
      });
      const quotas = [limit('excellent', excellent), limit('good', good)];
      const graded = rank(members, { quotas }).filter(({ grade }) => grade !== null);
      expect(Object.fromEntries(graded.map(({ subject, grade }) => [subject, grade]))).toEqual(
        gradesByPlaces(members, { excellent, good }),
      );
    }),
    { seed: 35, numRuns: 300 },
  );
});
