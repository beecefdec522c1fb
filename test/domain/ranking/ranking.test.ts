import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Member } from '../../../shared/domain/ranking/member.ts';
import { whyNotTop } from '../../../shared/domain/ranking/ranking.ts';
import { movedBy } from '../../../shared/domain/reports/grading.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { departmentScheme } from '../scoring/example.ts';
import { member, rank } from './members.ts';

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

test('whoever has the score of the last one in is told that what is compared next decided, not the score', () => {
  const members = thirteen('96.00', '95.00', '95.00', '94.00').with(2, member('s2', '95.00', { keys: ['58.00', '0'] }));
  const standings = rank(members, { quotas: quota('tie-keys') });
  const why = (subject: string) =>
    whyNotTop(
      departmentScheme,
      standings.find((one) => one.subject === subject)!,
      'zh',
    );
  expect(why('s1')).toEqual([
    '得分 95.00 已达“优秀”分数线，与入围的末位同分，但“优秀”名额为 2 个，符合条件者 4 个，按办法规定的同分比较顺序列在其后，未能入围。',
  ]);
  expect(why('s3')[0]).toContain('按得分排序未能入围，入围的最低分为 95.00。');
  const told = movedBy(
    departmentScheme,
    standings.find(({ subject }) => subject === 's1')!,
  );
  expect(told?.zh).toContain('本对象与列入的末位同为95.00分，按办法规定的同分比较顺序列在其后');
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
  expect(whyNotTop(departmentScheme, capped!, 'zh')).toEqual(['有否决事项“较大安全事故一票否优”，等次最高为“良好”。']);
  const [failed] = rank([member('a', '97.00', { vetoes: ['false-report'] })], { quotas: [] });
  expect(failed!.grade).toBe('fail');
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
