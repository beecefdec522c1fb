import { expect, test } from 'vitest';
import { periodReport } from '../../../shared/domain/reports/period.ts';
import { schemeOf } from '../../../shared/domain/reports/subject.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { Quota } from '../../../shared/domain/scheme/outcome.ts';
import { heading } from '../../reports/example.ts';
import { member, rank } from '../ranking/members.ts';
import { departmentScheme } from '../scoring/example.ts';

/** One peer group by the scheme for departments, changed as said; c takes no part in its ranking. */
function group(more: Partial<Scheme>) {
  const scheme = { ...departmentScheme, ...more };
  const scores = { a: '96.00', b: '94.00', c: '93.00', d: '92.00', e: '91.00', f: '70.00' };
  const members = Object.entries(scores).map(([subject, score]) =>
    member(subject, score, { excepted: subject === 'c' }),
  );
  const named = { id: 'economy', name: { zh: '经济部门', en: 'Economic' } };
  const report = periodReport({
    heading: { ...heading, scheme: schemeOf(scheme, 1) },
    scheme,
    groups: [
      {
        ...named,
        members: rank(members, more).map((ranked) => ({
          name: { zh: ranked.subject, en: ranked.subject },
          exact: ranked.score ?? '',
          ranked,
        })),
      },
    ],
    setAside: [],
    timeliness: null,
    filings: [],
    signatures: [],
    audit: { entry: 7, hash: 'abc' },
  });
  return report.groups[0]!;
}

const quota = (limit: Quota['limit'], per: Quota['per'] = 'peer-group'): Quota => ({
  grade: 'excellent',
  limit,
  per,
  ties: 'exclude',
});
const threeAtMost = quota({ by: 'count', count: 3 });
const twoFifths = quota({ by: 'share', share: '0.40', rounding: 'floor' });

test.each([[[threeAtMost, twoFifths]], [[twoFifths, threeAtMost]]])(
  'all quotas of a grade are named, and the places are those of the tightest, in whatever order they are declared',
  (quotas) => {
    const { grades, ranking } = group({ quotas });
    const [excellent, good] = grades;
    // 40 % of the five who take part.
    expect(excellent).toMatchObject({ n: 2, quota: 2 });
    const said = ['每个考核类别不超过 3 个', '每个考核类别不超过 40%（舍去），计 2 个'];
    expect(excellent?.limits.map(({ zh }) => zh).toSorted()).toEqual(said);
    expect(good).toMatchObject({ quota: null, limits: [] });
    expect(ranking.filter(({ grade }) => grade.id === 'excellent').map(({ subject }) => subject.id)).toEqual([
      'a',
      'b',
    ]);
  },
);

test('a quota of each unit gives the peer group no number of places, and is named all the same', () => {
  const perUnit = quota({ by: 'count', count: 1 }, 'unit');
  const [alone] = group({ quotas: [perUnit] }).grades;
  expect(alone).toMatchObject({ quota: null, limits: [{ zh: '每个单位不超过 1 个', en: 'each unit: at most 1' }] });
  const [both] = group({ quotas: [perUnit, threeAtMost] }).grades;
  expect(both).toMatchObject({
    quota: 3,
    limits: [{ en: 'each unit: at most 1' }, { en: 'each peer group: at most 3' }],
  });
});

test('the score of everybody ranked has the normalised one beside it, where the scheme declares one', () => {
  const best = group({ normalisation: { by: 'best' } }).ranking.map(({ subject, normalised }) => [
    subject.id,
    normalised,
  ]);
  expect(best).toEqual([
    ['a', '100.00'],
    ['b', '97.92'],
    ['d', '95.83'],
    ['e', '94.79'],
    ['f', '72.92'],
  ]);
  const none = group({ normalisation: null }).ranking;
  expect(none).toHaveLength(5);
  expect(none.every(({ normalised }) => normalised === null)).toBe(true);
});
