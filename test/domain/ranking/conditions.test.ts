import { describe, expect, test } from 'vitest';
import { unmetBy } from '../../../shared/domain/ranking/conditions.ts';
import { whyNotTop } from '../../../shared/domain/ranking/ranking.ts';
import { gradingOf } from '../../../shared/domain/reports/grading.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { diffSchemes } from '../../../shared/domain/scheme/diff.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { prepareScheme } from '../../../shared/domain/scoring/score.ts';
import { changed } from '../../../shared/domain/what-if/changed.ts';
import { type Frozen, replay } from '../../../shared/domain/what-if/replay.ts';
import { whatIf } from '../../../shared/domain/what-if/what-if.ts';
import { departmentScheme } from '../scoring/example.ts';
import { emptyInput, filed, indicator, number, schemeOf, score, source } from '../scoring/one-item.ts';
import { member, quarters, rank } from './members.ts';

type Needs = NonNullable<Scheme['conditions']>[number]['needs'];

const name = { zh: '条件', en: 'condition' };
const excellent = (needs: Needs, id = 'needed') => ({ id, name, grade: 'excellent', needs });

const ids = ['q1', 'q2', 'q3', 'q4'];
const year = (needs: Needs): Scheme => ({
  ...schemeOf([indicator('own', '40', { kind: 'imported', fullMark: '100' })]),
  fullMark: '100',
  periodTypes: ['year'],
  sections: [
    ...schemeOf([indicator('own', '40', { kind: 'imported', fullMark: '100' })]).sections,
    {
      id: 'year',
      name: { zh: '平时考核', en: 'Quarters' },
      points: '60',
      items: 'periods',
      periods: ids.map((id) => ({ id, name: { zh: id, en: id }, weight: '0.25' })),
      missing: 'redistribute',
    },
  ],
  conditions: [excellent(needs)],
});

const parts = (...grades: (string | undefined)[]): ScoringInput['periods'] =>
  grades.map((grade, at) => ({
    period: ids[at]!,
    score: '95',
    fullMark: '100',
    ...(grade === undefined ? {} : { grade }),
    source: source(`sheet-${at}`),
  }));

const unmet = (needs: Needs, input: Partial<ScoringInput>, red = 0) => {
  const scheme = year(needs);
  const cards = { warned: 0, yellow: red, red, late: 0 };
  const sheet = score(scheme, { filed: [filed('own', number('95'))], cards, ...input });
  return unmetBy(scheme, sheet).map(({ has }) => has);
};

describe('年度优秀应当从当年平时考核结果好等次较多且无一般、较差等次的公务员中产生', () => {
  test('so many quarters with a grade', () => {
    const needs: Needs = { by: 'periods', atLeast: 2, grades: ['hao'] };
    expect(unmet(needs, { periods: parts('hao', 'jiaohao', 'hao', 'jiaohao') })).toEqual([]);
    expect(unmet(needs, { periods: parts('hao', 'jiaohao', 'jiaohao', 'jiaohao') })).toEqual(['1']);
    expect(unmet(needs, { periods: parts('hao', undefined) })).toEqual(['1']);
  });

  test('no quarter with one of these grades, and a quarter without any grade is none of them', () => {
    const needs: Needs = { by: 'no-period', grades: ['yiban', 'jiaocha'] };
    expect(unmet(needs, { periods: parts('hao', 'jiaohao', undefined, 'hao') })).toEqual([]);
    expect(unmet(needs, { periods: parts('hao', 'yiban', 'jiaocha', 'hao') })).toEqual(['q2, q3']);
    expect(unmet(needs, { periods: [] })).toEqual([]);
  });

  test('an item with such a part of its points, whatever others hand it of theirs', () => {
    const needs: Needs = { by: 'item', item: 'own', atLeast: '0.95' };
    expect(unmet(needs, { filed: [filed('own', number('95'))] })).toEqual([]);
    expect(unmet(needs, { filed: [filed('own', number('94.97'))] })).toEqual(['0.9497']);
    expect(unmet(needs, { filed: [filed('own', number('94.97'))], periods: parts('hao') })).toEqual(['0.9497']);
    expect(unmet(needs, { filed: [{ state: 'not-applicable', item: 'own', source: source('n') }] })).toEqual(['–']);
  });

  test('no red card', () => {
    const needs: Needs = { by: 'no-card', card: 'red' };
    expect(unmet(needs, {})).toEqual([]);
    expect(unmet(needs, {}, 2)).toEqual(['2']);
    expect(unmetBy(year(needs), score(year(needs), {}))).toEqual([]);
  });
});

test('a condition nobody can meet, or that looks at what the scheme does not have, is refused', () => {
  const problems = (condition: ReturnType<typeof excellent>, scheme = year(condition.needs)) =>
    schemeProblems({ ...scheme, conditions: [condition] }).map(({ path, code }) => `${path} ${code}`);
  const plain = schemeOf([indicator('own', '40', { kind: 'imported', fullMark: '100' })]);
  const good: Needs = { by: 'periods', atLeast: 4, grades: ['hao'] };
  expect(problems(excellent(good))).toEqual([]);
  expect(problems({ ...excellent(good), grade: 'superb' })).toEqual(['conditions.0.grade schemes.unknown-grade']);
  expect(problems({ ...excellent(good), grade: 'fail' })).toEqual(['conditions.0.grade schemes.condition-lowest']);
  expect(problems(excellent({ ...good, atLeast: 5 }))).toEqual(['conditions.0.needs.atLeast schemes.condition-parts']);
  expect(problems(excellent({ ...good, grades: ['hao', 'hao'] }))).toHaveLength(1);
  expect(problems(excellent(good), plain)).toEqual(['conditions.0.needs schemes.condition-no-parts']);
  expect(problems(excellent({ by: 'item', item: 'nobody', atLeast: '0.5' }))).toEqual([
    'conditions.0.needs.item schemes.unknown-item',
  ]);
  expect(problems(excellent({ by: 'item', item: 'own', atLeast: '38' }))).toEqual([
    'conditions.0.needs.atLeast schemes.share-range',
  ]);
  const { redCard: _, ...clocks } = plain.clocks;
  const noClock = { ...plain, clocks };
  expect(problems(excellent({ by: 'no-card', card: 'red' }), noClock)).toEqual([
    'conditions.0.needs.card schemes.condition-no-cards',
  ]);
  expect(problems(excellent({ by: 'no-card', card: 'yellow' }), noClock)).toEqual([]);
});

test('a what-if tries conditions: who would lose the grade, and who no longer is a candidate', () => {
  const scheme = schemeOf([indicator('own', '100', { kind: 'imported', fullMark: '100' })], { quotas: [] });
  const frozen: Frozen[] = ['97', '95', '93'].map((own, at) => ({
    group: 'all',
    unit: 'unit.one',
    input: {
      ...emptyInput,
      subject: `unit.${at}`,
      filed: [filed('own', number(own))],
      cards: { warned: 0, yellow: 0, red: at === 0 ? 1 : 0, late: 0 },
    },
  }));
  const before = replay(prepareScheme(scheme, 1), frozen);
  const tried = changed(scheme, { conditions: [excellent({ by: 'no-card', card: 'red' })] });
  const { moves, quotas } = whatIf(before, prepareScheme({ ...tried, quotas: one }, 2), frozen);
  expect(moves.map(({ subject, after }) => [subject, after.grade])).toEqual([
    ['unit.0', 'good'],
    ['unit.2', 'good'],
  ]);
  expect(quotas).toEqual([{ group: 'all', grade: 'excellent', places: 1, candidates: 2, given: 1 }]);
});

const one: Scheme['quotas'] = [
  { grade: 'excellent', limit: { by: 'count', count: 1 }, per: 'peer-group', ties: 'exclude' },
];

test('a new condition is told in a sentence when versions are compared', () => {
  const scheme = year({ by: 'periods', atLeast: 1, grades: ['hao'] });
  const { conditions: _, ...without } = scheme;
  expect(diffSchemes(without, scheme).map(({ sentence }) => sentence.zh)).toEqual([
    '新增等次条件“条件”：对应等次 优秀、要求 至少 1 个周期为 hao。',
  ]);
});

test('who lacks a condition of the top grade frees its place for the next in line, and is told which condition', () => {
  const lacking = ['97.00', '96.00', '95.00', '94.00', '70.00', '65.00']
    .map((score, at) => member('abcdef'[at]!, score, at === 0 ? { vetoes: ['safety'] } : {}))
    .map((one, at) => (at === 1 ? { ...one, unmet: [{ condition: 'quarters', has: '0' }] } : one));
  const twoPlaces: Scheme['quotas'] = [
    { grade: 'excellent', limit: { by: 'count', count: 2 }, per: 'peer-group', ties: 'exclude' },
  ];
  const declared = { quotas: twoPlaces, conditions: [quarters] };
  const [, b, c, d] = rank(lacking, declared);
  expect([b, c, d].map((one) => one?.grade)).toEqual(['good', 'excellent', 'excellent']);
  expect(b).toMatchObject({ band: 'excellent', afterVeto: 'excellent', afterConditions: 'good', grade: 'good' });
  const scheme = { ...departmentScheme, ...declared };
  expect(whyNotTop(scheme, b!, 'zh')).toEqual(['未满足“优秀”等次的条件“年度优秀须至少一个季度为好”（实际：0）。']);
  expect(whyNotTop(scheme, b!, 'en')).toEqual([
    'A condition of "Excellent" is not met: one quarter with good at least (as it stands: 0).',
  ]);

  const kept = rank(lacking, { ...declared, barredKeepsPlace: true });
  expect(kept.map(({ grade }) => grade)).toEqual(['good', 'good', 'good', 'good', 'pass', 'pass']);
  expect(kept[1]).toMatchObject({ afterQuota: 'excellent', afterVeto: 'excellent', grade: 'good' });
});

test('a report tells each of the four steps on the way to the grade', () => {
  const lacking = [member('a', '97.00', { unmet: [{ condition: 'quarters', has: '0' }] })];
  const more = { conditions: [quarters] };
  const steps = (keeps: boolean) => {
    const scheme = { ...departmentScheme, ...more, barredKeepsPlace: keeps };
    return gradingOf(scheme, rank(lacking, { ...more, barredKeepsPlace: keeps })[0]!)!.steps;
  };
  expect(steps(false).map(({ by, grade }) => [by, grade.id])).toEqual([
    ['band', 'excellent'],
    ['veto', 'excellent'],
    ['condition', 'good'],
    ['quota', 'good'],
  ]);
  expect(steps(true).map(({ by }) => by)).toEqual(['band', 'quota', 'veto', 'condition']);
  expect(steps(false)[2]!.why.zh).toBe(
    '未满足“优秀”等次的条件“年度优秀须至少一个季度为好”（实际：0），转为“良好”，得分不变。',
  );
});
