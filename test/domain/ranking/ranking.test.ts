import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/scheme.ts';
import type { Member } from '../../../shared/domain/ranking/member.ts';
import { whyNotTop } from '../../../shared/domain/ranking/why.ts';
import { rankGroup } from '../../../shared/domain/ranking.ts';
import { prepareScheme } from '../../../shared/domain/scoring/prepare.ts';
import { departmentScheme } from '../scoring/example.ts';

const member = (subject: string, score: string | null, more: Partial<Member> = {}): Member => ({
  subject,
  unit: 'unit.one',
  score,
  keys: [null, '0'],
  vetoes: [],
  ...more,
});

function rank(members: Member[], more: Partial<Scheme> = {}) {
  return rankGroup(prepareScheme({ ...departmentScheme, ...more }, 1), members);
}

const thirteen = (...scores: string[]) =>
  [...scores, ...Array.from({ length: 13 - scores.length }, () => '70.00')].map((score, at) => member(`s${at}`, score));
const quota = (ties: 'exclude' | 'include' | 'tie-keys', share = '0.2'): Scheme['quotas'] => [
  { grade: 'excellent', limit: { by: 'share', share, rounding: 'floor' }, per: 'peer-group', ties },
];
const excellent = (members: Member[], ties: 'exclude' | 'include' | 'tie-keys') =>
  rank(members, { quotas: quota(ties) })
    .filter(({ grade }) => grade === 'excellent')
    .map(({ subject }) => subject);

test('20 % of 13 is 2 places; two tied at 95 for the second are both left out under exclude, both in under include', () => {
  const members = thirteen('96.00', '95.00', '95.00', '94.00');
  expect(excellent(members, 'exclude')).toEqual(['s0']);
  expect(excellent(members, 'include')).toEqual(['s0', 's1', 's2']);
});

test('under tie-keys the declared keys decide who of the tie gets the place', () => {
  const members = thirteen('96.00', '95.00', '95.00').with(2, member('s2', '95.00', { keys: ['58.00', '0'] }));
  expect(excellent(members, 'tie-keys')).toEqual(['s0', 's2']);
});

test('ranks are 1, 2, 2, 4; tie keys come first, what they cannot settle is shared', () => {
  const members = [member('a', '90.00'), member('b', '80.00'), member('c', '80.00'), member('d', '70.00')];
  expect(rank(members).map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  const settled = members.with(2, member('c', '80.00', { keys: ['55.00', '0'] }));
  expect(rank(settled).map(({ subject, rank }) => [subject, rank])).toEqual([
    ['a', 1],
    ['c', 2],
    ['b', 3],
    ['d', 4],
  ]);
});

test.each([
  ['90.00', 'excellent'],
  ['89.99', 'good'],
  ['79.90', 'pass'],
  ['95.50', 'excellent'],
  ['59.99', 'fail'],
  ['-1.00', 'fail'],
])('%s is banded as it is, not truncated: %s', (score, band) => {
  expect(rank([member('a', score)])[0]!.band).toBe(band);
});

test('whoever is pushed down by quota keeps the score and is told which rule did it, and how near it was', () => {
  const standing = rank(thirteen('96.00', '95.00', '94.00'), { quotas: quota('exclude') })[2]!;
  expect(standing).toMatchObject({ score: '94.00', band: 'excellent', afterVeto: 'excellent', grade: 'good' });
  const [why] = whyNotTop(departmentScheme, standing, 'zh');
  expect(why).toBe(
    '得分 94.00 已达“优秀”分数线，但“优秀”名额为 2 个，符合条件者 3 个，按得分排序未能入围，入围的最低分为 95.00。',
  );
});

test('whoever ties across the line is told of the tie, and those behind it of the places', () => {
  const standings = rank(thirteen('96.00', '95.00', '95.00', '94.00'), { quotas: quota('exclude') });
  const told = standings.slice(1, 4).map(({ reasons: [reason] }) => [reason!.code, reason!.params['tied']]);
  expect(told).toEqual([
    ['quota-tie', 2],
    ['quota-tie', 2],
    ['quota', 0],
  ]);
});

test('where nobody got a place, that is what is told, unless a tie is the reason', () => {
  const why = (members: Member[], limit: Scheme['quotas'][number]['limit']) => {
    const quotas: Scheme['quotas'] = [{ grade: 'excellent', limit, per: 'peer-group', ties: 'exclude' }];
    return whyNotTop(departmentScheme, rank(members, { quotas })[0]!, 'zh')[0];
  };
  const pair = [member('a', '95.00'), member('b', '95.00')];
  expect(why([member('a', '95.00')], { by: 'count', count: 0 })).toContain('名额为 0 个，无人入围');
  expect(why(pair, { by: 'count', count: 1 })).toContain('有 2 个对象同分');
});

test('a quota may push down to the lowest grade, and from there nowhere', () => {
  const none = (grade: string): Scheme['quotas'] => [
    { grade, limit: { by: 'count', count: 0 }, per: 'peer-group', ties: 'exclude' },
  ];
  expect(rank([member('a', '70.00')], { quotas: none('pass') })[0]!.grade).toBe('fail');
  expect(rank([member('a', '50.00')], { quotas: none('fail') })[0]!.grade).toBe('fail');
});

test('keys are compared one after the other, the larger figure first', () => {
  const keyed = (subject: string, ...keys: string[]) => member(subject, '90.00', { keys });
  const order = (...members: Member[]) => rank(members).map(({ subject, rank }) => [subject, rank]);
  expect(order(keyed('a', '50.00', '-2'), keyed('b', '50.00', '-1'), keyed('c', '55.00', '-9'))).toEqual([
    ['c', 1],
    ['b', 2],
    ['a', 3],
  ]);
});

test('a veto caps the grade and never touches the score', () => {
  const [capped] = rank([member('a', '97.00', { vetoes: ['safety'] })], { quotas: [] });
  expect(capped).toMatchObject({ score: '97.00', rank: 1, band: 'excellent', afterVeto: 'good', grade: 'good' });
  expect(whyNotTop(departmentScheme, capped!, 'zh')).toEqual(['发生“较大安全事故一票否优”，等次最高为“良好”。']);
  const [failed] = rank([member('a', '97.00', { vetoes: ['false-report'] })], { quotas: [] });
  expect(failed!.grade).toBe('fail');
});

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
  expect(whyNotTop(departmentScheme, standings[0]!, 'zh')).toEqual(['发生“较大安全事故一票否优”，等次最高为“良好”。']);
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

test('为什么不是优秀: below the line, the distance is told', () => {
  const [standing] = rank([member('a', '86.25')], { quotas: [] });
  expect(whyNotTop(departmentScheme, standing!, 'zh')).toEqual(['得分 86.25，“优秀”须达到 90 分，还差 3.75 分。']);
  expect(whyNotTop(departmentScheme, standing!, 'en')).toEqual([
    'The score is 86.25; "Excellent" starts at 90, 3.75 points away.',
  ]);
});

test('为什么不是优秀, asked for one that is, and for one without a score', () => {
  expect(whyNotTop(departmentScheme, rank([member('a', '96.00')], { quotas: [] })[0]!, 'zh')).toEqual([
    '已是最高等次“优秀”。',
  ]);
  expect(whyNotTop(departmentScheme, rank([member('a', null)])[0]!, 'zh')).toEqual(['尚未计分，没有等次。']);
});

test('a subject that is not scored has no rank and no grade, and is listed', () => {
  const standings = rank([member('a', null), member('b', '90.00')], { quotas: [] });
  expect(standings.map(({ subject, rank, of, grade }) => [subject, rank, of, grade])).toEqual([
    ['b', 1, 1, 'excellent'],
    ['a', null, 1, null],
  ]);
});

test('a quota per unit is counted inside each unit', () => {
  const quotas: Scheme['quotas'] = [
    { grade: 'excellent', limit: { by: 'count', count: 1 }, per: 'unit', ties: 'exclude' },
  ];
  const members = [member('a', '95.00'), member('b', '94.00'), member('c', '92.00', { unit: 'unit.two' })];
  expect(rank(members, { quotas }).map(({ grade }) => grade)).toEqual(['excellent', 'good', 'excellent']);
});

test('who is pushed out of one grade stands for a place in the next', () => {
  const quotas: Scheme['quotas'] = [
    { grade: 'excellent', limit: { by: 'count', count: 1 }, per: 'peer-group', ties: 'exclude' },
    { grade: 'good', limit: { by: 'count', count: 1 }, per: 'peer-group', ties: 'exclude' },
  ];
  const members = [member('a', '95.00'), member('b', '94.00'), member('c', '85.00')];
  expect(rank(members, { quotas }).map(({ grade }) => grade)).toEqual(['excellent', 'good', 'pass']);
});

test('normalised scores stand beside the raw ones; no spread gives everyone the mean', () => {
  const z = rank([member('a', '90.00'), member('b', '80.00'), member('c', '70.00')]);
  expect(z.map(({ normalised }) => normalised)).toEqual(['92.25', '80.00', '67.75']);
  expect(rank([member('a', '88.00'), member('b', '88.00')]).map(({ normalised }) => normalised)).toEqual([
    '80.00',
    '80.00',
  ]);
  const best = rank([member('a', '80.00'), member('b', '40.00')], { normalisation: { by: 'best' } });
  expect(best.map(({ normalised }) => normalised)).toEqual(['100.00', '50.00']);
  const nothing = rank([member('a', '0.00'), member('b', '0.00')], { normalisation: { by: 'best' } });
  expect(nothing.map(({ normalised }) => normalised)).toEqual([null, null]);
  const percentile = rank([member('a', '80.00'), member('b', '40.00')], { normalisation: { by: 'percentile' } });
  expect(percentile.map(({ normalised }) => normalised)).toEqual(['75.00', '25.00']);
});

const scores = fc.array(fc.integer({ min: 8800, max: 9600 }), { minLength: 1, maxLength: 40 });

test('everyone is ranked once, nobody of a worse score stands before a better one, and arrival does not matter', () => {
  fc.assert(
    fc.property(scores, (cents) => {
      const members = cents.map((cent, at) => member(`s${String(at).padStart(2, '0')}`, (cent / 100).toFixed(2)));
      const standings = rank(members);
      expect(standings.map(({ subject }) => subject).toSorted()).toEqual(members.map(({ subject }) => subject));
      for (const [at, standing] of standings.entries()) {
        const better = members.filter(({ score }) => Number(score) > Number(standing.score)).length;
        expect(standing.rank).toBe(better + 1);
        if (at > 0) expect(Number(standings[at - 1]!.score)).toBeGreaterThanOrEqual(Number(standing.score));
      }
      expect(rank(members.toReversed())).toEqual(standings);
    }),
    { seed: 5 },
  );
});

test('a quota is never exceeded, except by a tie that include lets in', () => {
  fc.assert(
    fc.property(scores, fc.constantFrom('exclude' as const, 'include' as const, 'tie-keys' as const), (cents, ties) => {
      const members = cents.map((cent, at) => member(`s${at}`, (cent / 100).toFixed(2)));
      const given = rank(members, { quotas: quota(ties) }).filter(({ grade }) => grade === 'excellent');
      const places = Math.floor(members.length / 5);
      const last = given.at(-1)?.score;
      const allowed =
        ties === 'include' && places > 0
          ? Math.max(
              places,
              given.filter(({ score }) => Number(score) > Number(last)).length +
                given.filter(({ score }) => score === last).length,
            )
          : places;
      expect(given.length).toBeLessThanOrEqual(allowed);
      if (ties === 'include')
        expect(given.filter(({ score }) => Number(score) > Number(last)).length).toBeLessThanOrEqual(places);
    }),
    { seed: 6 },
  );
});
