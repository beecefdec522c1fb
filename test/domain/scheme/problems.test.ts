import { expect, test } from 'vitest';
import { agreementProblems } from '../../../shared/domain/scheme/agreement-problems.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Rule } from '../../../shared/domain/scheme/rules.ts';
import { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { refusals } from '../../../shared/text/catalogue.ts';
import { say } from '../../../shared/text/say.ts';
import { departmentInput, departmentScheme, indicator, openBelow } from '../scoring/example.ts';

type Draft = { -readonly [K in keyof Scheme]: Scheme[K] };

const wrong = (change: (scheme: Draft) => unknown) => {
  const scheme = structuredClone(departmentScheme);
  change(scheme);
  return schemeProblems(scheme).map(({ path, code }) => `${path} ${code}`);
};

const withRule = (rule: Rule, value: 'number' | 'count' | 'rated' | 'survey' | 'milestones' = 'number') =>
  wrong((scheme) => {
    const section = scheme.sections[0]!;
    if (section.items === 'common') section.indicators[0] = { ...section.indicators[0]!, rule, value };
  });

const at = 'sections.0.indicators.0.rule';

test('a good scheme has no problems, and is accepted as it is written', () => {
  expect(schemeProblems(departmentScheme)).toEqual([]);
  expect(Scheme.parse(JSON.parse(JSON.stringify(departmentScheme)))).toEqual(departmentScheme);
  expect(Scheme.safeParse({ ...departmentScheme, remark: 'unknown' }).success).toBe(false);
  expect(Scheme.safeParse({ ...departmentScheme, fullMark: 100 }).success).toBe(false);
});

test('points of sections and items must sum', () => {
  expect(wrong((scheme) => Object.assign(scheme, { fullMark: '99' }))).toEqual(['sections schemes.sections-sum']);
  expect(wrong((scheme) => Object.assign(scheme.sections[0]!, { points: '41' }))).toEqual([
    'sections schemes.sections-sum',
    'sections.0.indicators schemes.points-sum',
  ]);
});

test.each([
  [
    'a gap',
    [
      ['90', null],
      ['80', '89'],
      ['0', '80'],
    ],
    ['bands.1.to schemes.bands-gap'],
  ],
  [
    'an overlap',
    [
      ['90', null],
      ['80', '91'],
      ['0', '80'],
    ],
    ['bands.1.to schemes.bands-gap'],
  ],
  [
    'a lid on top',
    [
      ['90', '100'],
      ['80', '90'],
      ['0', '80'],
    ],
    ['bands.0.to schemes.bands-top'],
  ],
  [
    'no ground',
    [
      ['90', null],
      ['80', '90'],
      ['10', '80'],
    ],
    ['bands.2.from schemes.bands-bottom'],
  ],
] as const)('grades with %s are refused', (_, edges, problems) => {
  const found = wrong((scheme) => {
    scheme.bands = edges.map(([from, to], at) => ({ ...scheme.bands[at]!, from, to }));
    scheme.consequences = [];
  });
  expect(found).toEqual(problems);
});

test('weights of rater groups sum to 1, and all zero is refused', () => {
  const weights = (...given: string[]) =>
    wrong(({ raterGroups }) => given.forEach((weight, at) => Object.assign(raterGroups[at]!, { weight })));
  expect(weights('0.6', '0.5')).toEqual(['raterGroups schemes.weights-sum']);
  expect(weights('0', '0')).toEqual(['raterGroups schemes.no-weight']);
  expect(
    wrong(({ raterGroups }) => Object.assign(raterGroups[0]!, { trim: { highest: 2, lowest: 1, minRaters: 3 } })),
  ).toEqual(['raterGroups.0.trim schemes.trim']);
});

test('names that are not there are refused: grades, sections, groups; and groups that units cannot make up', () => {
  expect(wrong(({ quotas }) => Object.assign(quotas[0]!, { grade: 'superb' }))).toEqual([
    'quotas.0.grade schemes.unknown-grade',
  ]);
  expect(wrong(({ quotas }) => Object.assign(quotas[0]!, { grade: 'fail' }))).toEqual([
    'quotas.0.grade schemes.quota-lowest',
  ]);
  expect(wrong(({ quotas }) => Object.assign(quotas[0]!, { per: 'unit' }))).toEqual([
    'quotas.0.per schemes.quota-per-unit',
  ]);
  expect(wrong((scheme) => Object.assign(scheme, { tieKeys: [{ by: 'section', section: 'x' }] }))).toEqual([
    'tieKeys.0.section schemes.unknown-section',
  ]);
  expect(wrong(({ consequences }) => Object.assign(consequences[0]!, { grade: 'superb' }))).toEqual([
    'consequences.0.grade schemes.unknown-grade',
  ]);
  expect(withRule({ kind: 'rating', scaleMax: '5', weights: { nobody: '1' }, absentGroup: 'block' }, 'rated')).toEqual([
    `${at}.weights.nobody schemes.unknown-group`,
  ]);
});

test.each<[Rule, string[]]>([
  [{ kind: 'ratio' }, [`${at}.whenZero schemes.when-zero`]],
  [{ kind: 'ratio', whenZero: 'zero', cap: '0' }, [`${at}.cap schemes.range`]],
  [
    {
      kind: 'interpolate',
      points: [
        { value: '2', share: '0' },
        { value: '2', share: '1' },
      ],
    },
    [`${at}.points.1 schemes.not-increasing`],
  ],
  [
    {
      kind: 'steps',
      includes: 'from',
      bands: [
        { from: null, to: '5', share: '0' },
        { from: '6', to: null, share: '1' },
      ],
    },
    [`${at}.bands.0.to schemes.steps-gap`],
  ],
  [{ kind: 'shortfall', per: { points: '0', size: '1', units: 'full' } }, [`${at}.per.points schemes.not-positive`]],
  [{ kind: 'shortfall', per: { points: '1', size: '0', units: 'full' } }, [`${at}.per.size schemes.not-positive`]],
  [{ kind: 'rank', method: { by: 'best' } }, [`${at}.method.whenZero schemes.when-zero`]],
  [
    { kind: 'rank', method: { by: 'position', positions: [{ from: 2, points: '1' }], ties: 'next' } },
    [`${at}.method.positions.0.from schemes.table-start`],
  ],
  [{ kind: 'imported', fullMark: '0' }, [`${at}.fullMark schemes.not-positive`]],
  [{ kind: 'formula', expression: '1 +', gives: 'share', inputs: [] }, [`${at}.expression schemes.formula`]],
  [{ kind: 'formula', expression: 'x + 1', gives: 'share', inputs: [] }, [`${at}.expression schemes.formula-name`]],
  [
    { kind: 'formula', expression: Array(300).fill('A^9').join('+'), gives: 'share', inputs: [] },
    [`${at}.expression schemes.formula`],
  ],
])('an incomplete rule is refused: %j', (rule, problems) => {
  expect(withRule(rule)).toEqual(problems);
});

test('a rule that cannot read the values of its item is refused', () => {
  expect(
    withRule({
      kind: 'votes',
      grades: [
        { id: 'a', name: { zh: 'a', en: 'a' }, value: '1' },
        { id: 'b', name: { zh: 'b', en: 'b' }, value: '0' },
      ],
      absentGroup: 'block',
    }),
  ).toEqual(['sections.0.indicators.0.value schemes.value-kind']);
});

test('slots are put together only where each is one figure, and a mean is no count', () => {
  const over = (which: 'last' | 'sum' | 'mean', rule: Rule, value: 'number' | 'count' | 'survey' | 'milestones') =>
    wrong(({ sections }) => {
      const [section] = sections;
      if (section?.items === 'common') Object.assign(section.indicators[0]!, { over: which, rule, value });
    });
  const counting: Rule = { kind: 'count', method: { by: 'deducting', each: '1' } };
  const survey: Rule = { kind: 'survey', minResponses: 1, figure: { by: 'top-box', from: '4' } };
  const milestones: Rule = { kind: 'milestones', lateness: { by: 'nothing-lost' } };
  expect(over('sum', { kind: 'ratio', whenZero: 'zero' }, 'number')).toEqual([]);
  expect(over('last', survey, 'survey')).toEqual([]);
  expect(over('sum', survey, 'survey')).toEqual(['sections.0.indicators.0.over schemes.over-value']);
  expect(over('sum', milestones, 'milestones')).toEqual(['sections.0.indicators.0.over schemes.over-value']);
  expect(over('sum', counting, 'count')).toEqual([]);
  expect(over('mean', counting, 'count')).toEqual(['sections.0.indicators.0.over schemes.over-count']);
});

test('a survey never counts by a signature, and only the scheme lets the signature of the subject be enough', () => {
  const counting = (counts: 'signed' | 'accepted', value: 'number' | 'survey') =>
    wrong(({ sections }) => {
      const [section] = sections;
      const survey: Rule = { kind: 'survey', minResponses: 1, figure: { by: 'top-box', from: '4' } };
      const more = value === 'survey' ? { value, rule: survey } : {};
      if (section?.items === 'common') Object.assign(section.indicators[0]!, { counts, ...more });
    });
  expect(counting('signed', 'number')).toEqual([]);
  expect(counting('accepted', 'survey')).toEqual([]);
  expect(counting('signed', 'survey')).toEqual(['sections.0.indicators.0.counts schemes.survey-signed']);
  const { goals, specific } = structuredClone(departmentInput.agreement);
  Object.assign(specific[0]!.indicators[0]!, { counts: 'signed' });
  expect(agreementProblems(departmentScheme, { goals, specific }).map(({ code }) => code)).toEqual([
    'schemes.counts-in-specific',
  ]);
});

test('the lowest score for who signs nothing needs a lowest score', () => {
  const bottom = (min: string | null) =>
    wrong((scheme) => {
      const bands = min === null ? openBelow(scheme.bands) : scheme.bands;
      Object.assign(scheme, { unsigned: 'bottom-grade', clamp: { min, max: null }, bands });
    });
  expect(bottom('0')).toEqual([]);
  expect(bottom(null)).toEqual(['unsigned schemes.unsigned-bottom']);
});

test('when a figure is asked about is declared with a share of the slot and a factor above 1', () => {
  const asked = (plausibility: NonNullable<Scheme['plausibility']>) =>
    wrong((scheme) => Object.assign(scheme, { plausibility }));
  expect(asked({ elapsed: '0.5', lateDays: 30, times: '20' })).toEqual([]);
  expect(asked({ elapsed: '1.5', lateDays: 30, times: '1' })).toEqual([
    'plausibility.elapsed schemes.share-range',
    'plausibility.times schemes.range',
  ]);
});

test('an agreement settles its specific items, targets and baselines before it is signed', () => {
  const { goals, specific } = departmentInput.agreement;
  expect(agreementProblems(departmentScheme, { goals, specific })).toEqual([]);
  const codes = (agreement: { goals?: typeof goals; specific?: typeof specific }) =>
    agreementProblems(departmentScheme, { goals, specific, ...agreement }).map(({ path, code }) => `${path} ${code}`);
  expect(codes({ goals: [] })).toEqual([
    'goals.reading.target schemes.goal-missing',
    'goals.reading.baseline schemes.goal-missing',
  ]);
  expect(codes({ goals: [{ item: 'reading', target: '5', baseline: '5.0' }] })).toEqual([
    'goals.reading.target schemes.target-is-baseline',
  ]);
  expect(codes({ specific: [] })).toContain('specific.specific schemes.items-count');
  const comparing = indicator('r', '60', { kind: 'rank', method: { by: 'best', whenZero: 'zero' } });
  expect(codes({ specific: [{ section: 'specific', indicators: [comparing] }] })).toContain(
    'specific.specific.r schemes.peers-in-specific',
  );
});

test('every problem has its sentence in both languages', () => {
  const broken = { ...structuredClone(departmentScheme), fullMark: '99' };
  const [problem] = schemeProblems(broken);
  expect(say(refusals[problem!.code], 'zh', problem!.params)).toBe('各部分分值合计 100，应等于满分 99。');
});

test('a grade that ends below where it begins is called by its name', () => {
  const [top, second, third] = departmentScheme.bands;
  const bands = [
    { ...top!, from: '90', to: null },
    { ...second!, from: '95', to: '90' },
    { ...third!, from: null, to: '95' },
  ];
  const found = schemeProblems({ ...departmentScheme, bands }).find(({ code }) => code === 'schemes.band-range');
  expect(found && say(refusals[found.code], 'zh', found.params)).toBe(
    `等次“${second!.name.zh}”的下界 95 应小于上界 90。`,
  );
});
