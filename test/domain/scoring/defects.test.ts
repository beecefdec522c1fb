import { expect, test } from 'vitest';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { memberOf } from '../../../shared/domain/ranking/member.ts';
import { rankGroup } from '../../../shared/domain/ranking/ranking.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { departmentInput, departmentScheme } from './example.ts';
import { codes, emptyInput, filed, indicator, number, schemeOf, score, scoreItem, source } from './one-item.ts';

/** Defects seen in existing products (domain.md), as far as they concern scoring: each impossible here. */

const half = { kind: 'ratio', whenZero: 'zero' } as const;
const two = [indicator('a', '50', half, { target: '100' }), indicator('b', '50', half, { target: '100' })];

test('defect 1: a missing component does not count as 0 while its weight still divides', () => {
  const input = { filed: [filed('a', number('80'))] };
  expect(score(schemeOf(two), input)).toMatchObject({ state: 'blocked', score: null, open: ['b'] });
  expect(score(schemeOf(two, { missing: 'redistribute' }), input).score).toBe('80.00');
});

test('defect 2: a later goal edit does not rewrite a score: the sheet carries the goal it was scored with', () => {
  const prepared = prepareScheme(departmentScheme, 1);
  const before = scoreSubject(prepared, departmentInput);
  const goals = [{ item: 'reading', target: '70000', baseline: '0' }];
  const after = scoreSubject(prepared, { ...departmentInput, agreement: { ...departmentInput.agreement, goals } });
  expect(after.score).not.toBe(before.score);
  expect(scoreSubject(prepared, before.input).score).toBe(before.score);
});

test('defect 3: marks keep their decimals and a full mark is not exceeded by rounding', () => {
  const sheet = score(schemeOf(two), { filed: [filed('a', number('100.9')), filed('b', number('100.9'))] });
  expect(sheet.score).toBe('100.00');
});

test('defect 4: the overall score is the sum of the parts shown', () => {
  const { trace } = scoreSubject(
    prepareScheme({ ...departmentScheme, rounding: { stage: 'item', digits: 2, mode: 'half-up' } }, 1),
    departmentInput,
  );
  const parts = trace.parts.map(({ exact }) => Math.round(Number(exact) * 100));
  expect(parts.reduce((total, part) => total + part, 0)).toBe(Math.round(Number(trace.rounded) * 100));
});

test('defect 6: a bonus saved twice counts once', () => {
  const once = { line: 'award', points: '1.5', source: source('adjustment-1') };
  const twice = scoreSubject(prepareScheme(departmentScheme, 1), { ...departmentInput, adjustments: [once, once] });
  expect(twice.bonus).toBe('1.5');
  const other = { line: 'award', points: '0.5', source: source('adjustment-2') };
  const mixed = scoreSubject(prepareScheme(departmentScheme, 1), {
    ...departmentInput,
    adjustments: [once, other, once],
  });
  expect(mixed.trace.parts.at(-1)!.parts[0]!.notes).toEqual([
    { code: 'entered-twice', params: { id: 'adjustment-1' } },
  ]);
  expect(codes(twice.trace.parts.at(-1)!.parts[0]!)).toContain('entered-twice');
});

test('defect 7: progress minds the baseline: from 50 towards 100, a 60 is 20 %', () => {
  const item = indicator('p', '100', { kind: 'progress' });
  expect(scoreItem(item, number('60'), { goal: { baseline: '50', target: '100' } }).exact).toBe('20');
});

test('defect 8: means are weighted and keep every digit', () => {
  const mean = schemeOf([indicator('a', '1', half, { target: '3' }), indicator('b', '2', half, { target: '3' })]);
  const scheme = { ...mean, sections: [{ ...mean.sections[0]!, combine: 'weighted-mean' as const }] };
  expect(score(scheme, { filed: [filed('a', number('1')), filed('b', number('2'))] }).exact).toMatch(/^1\.6{20}/);
});

test('defect 14: a formula that fails blocks the score instead of counting 0', () => {
  const item = indicator(
    'f',
    '10',
    { kind: 'formula', expression: 'A / (T - T)', gives: 'share', inputs: [] },
    { target: '1' },
  );
  expect(scoreItem(item, number('1'))).toMatchObject({ state: 'blocked', exact: null });
});

test('defect 15: 79.996 is graded on its rounded value 80.00, and 79.9 is not cut to 79', () => {
  const grade = (value: string) =>
    score(schemeOf([indicator('a', '100', half, { target: '100' })]), { filed: [filed('a', number(value))] }).band;
  expect([grade('79.996'), grade('79.9'), grade('89.995'), grade('89.994')]).toEqual([
    'good',
    'pass',
    'excellent',
    'good',
  ]);
});

test('defect 16: a scheme with a gap between its grades is refused', () => {
  const bands = [
    { ...departmentScheme.bands[0]!, from: '96' },
    { ...departmentScheme.bands[1]!, from: '76', to: '95' },
    { ...departmentScheme.bands[2]!, to: '76' },
    departmentScheme.bands[3]!,
  ];
  expect(schemeProblems({ ...departmentScheme, bands })).toMatchObject([
    { path: 'bands.1.to', code: 'schemes.bands-gap' },
  ]);
});

test('defect 17: all weights zero is refused, and all declared points zero is an error', () => {
  const zero = schemeOf([indicator('a', '0', half), indicator('b', '0', half)]);
  expect(schemeProblems(zero).map(({ code }) => code)).toContain('schemes.no-weight');
  const goals = two.map(({ id }) => ({ item: id, points: '0' }));
  const sheet = score(schemeOf(two), {
    agreement: { source: null, goals, specific: [] },
    filed: two.map(({ id }) => filed(id, number('1'))),
  });
  expect(sheet).toMatchObject({ state: 'blocked', score: null });
});

test('defect 18: a new version of the scheme leaves an old sheet as it was', () => {
  const old = scoreSubject(prepareScheme(departmentScheme, 1), departmentInput);
  const next = scoreSubject(prepareScheme({ ...departmentScheme, missing: 'zero' }, 2), departmentInput);
  expect(next.scheme.hash).not.toBe(old.scheme.hash);
  expect(canonical(scoreSubject(prepareScheme(departmentScheme, 1), old.input))).toBe(canonical(old));
});

test('defect 19: a target of 0 needs a declared meaning, or the scheme is refused', () => {
  const undeclared = schemeOf([indicator('a', '100', { kind: 'ratio' })]);
  expect(schemeProblems(undeclared)).toMatchObject([
    { path: 'sections.0.indicators.0.rule.whenZero', code: 'schemes.when-zero' },
  ]);
});

test('defect 21: over-achievement is a value like any other; only the score is capped', () => {
  expect(scoreItem(indicator('a', '10', half), number('250'), { goal: { target: '100' } })).toMatchObject({
    exact: '10',
    state: 'scored',
  });
});

test('not applicable is not missing: .3 .2 .3 .2 with the third not applicable and 1, 1, –, 0 is 5/7', () => {
  const items = ['0.3', '0.2', '0.3', '0.2'].map((points, at) =>
    indicator(`i${at}`, points, { kind: 'imported', fullMark: '1' }),
  );
  const scheme = { ...schemeOf(items), fullMark: '1', sections: [{ ...schemeOf(items).sections[0]!, points: '1' }] };
  const sheet = score(scheme, {
    filed: [
      filed('i0', number('1')),
      filed('i1', number('1')),
      { state: 'not-applicable', item: 'i2', source: source('n') },
      filed('i3', number('0')),
    ],
  });
  expect(sheet.exact).toMatch(/^0\.714285714285/);
  expect(sheet.trace.parts[0]!.parts.map(({ weight }) => weight?.slice(0, 8) ?? null)).toEqual([
    '0.428571',
    '0.285714',
    null,
    '0.285714',
  ]);
});

test('zero, missing, not applicable and declared "no data" are four different things', () => {
  const item = indicator('a', '100', half, { target: '100' });
  const scheme = schemeOf([item, indicator('b', '100', half, { target: '100' })], { missing: 'zero' });
  const outcome = (records: Parameters<typeof score>[1]['filed']) => {
    const node = score(scheme, { filed: [filed('b', number('100')), ...(records ?? [])] }).trace.parts[0]!.parts[0]!;
    return [node.state, node.exact, ...codes(node)];
  };
  expect(outcome([filed('a', number('0'))])).toEqual(['scored', '0']);
  expect(outcome([])).toEqual(['scored', '0', 'not-filed', 'missing-zero']);
  expect(outcome([{ state: 'no-data', item: 'a', source: source('d') }])).toEqual([
    'scored',
    '0',
    'declared-no-data',
    'missing-zero',
  ]);
  expect(outcome([{ state: 'not-applicable', item: 'a', source: source('d') }])).toEqual([
    'not-applicable',
    null,
    'declared-not-applicable',
  ]);
});

test('two values in force for one item block it instead of one winning by chance', () => {
  const sheet = score(schemeOf(two), {
    filed: [filed('a', number('1')), filed('a', number('2')), filed('b', number('1'))],
  });
  expect(sheet).toMatchObject({ state: 'blocked', open: ['a'] });
});

test('an adjustment line or a veto the scheme does not know blocks, and a stray filing is told', () => {
  const prepared = prepareScheme(departmentScheme, 1);
  const line = { line: 'gift', points: '5', source: source('x') };
  expect(scoreSubject(prepared, { ...departmentInput, adjustments: [line] })).toMatchObject({
    state: 'blocked',
    open: ['adjustments'],
  });
  expect(scoreSubject(prepared, { ...departmentInput, vetoes: [{ veto: 'x', source: source('x') }] }).state).toBe(
    'blocked',
  );
  const stray = scoreSubject(prepared, {
    ...departmentInput,
    filed: [...departmentInput.filed, filed('nobody', number('1'))],
  });
  expect(codes(stray.trace)).toEqual(['filing-without-item']);
});

test('a quarter counts by its weight in the year, and a missing one as the section declares', () => {
  const periods = ['Q1', 'Q2'].map((id) => ({ id, name: { zh: id, en: id }, weight: '0.5' }));
  const section = {
    id: 'quarters',
    name: { zh: '季度', en: 'Quarters' },
    points: '100',
    items: 'periods',
    periods,
  } as const;
  const scheme = {
    ...departmentScheme,
    sections: [{ ...section, periods: [...periods], missing: 'redistribute' as const }],
    tieKeys: [],
  };
  const quarter = (period: string, score: string) => ({ period, score, fullMark: '120', source: source(period) });
  const sheetOf = (scores: ReturnType<typeof quarter>[]) =>
    scoreSubject(prepareScheme(scheme, 1), { ...emptyInput, periods: scores }).score;
  expect(sheetOf([quarter('Q1', '96'), quarter('Q2', '108')])).toBe('85.00');
  expect(sheetOf([quarter('Q2', '108')])).toBe('90.00');
  expect(sheetOf([{ ...quarter('Q1', '96'), fullMark: '0' }, quarter('Q2', '108')])).toBeNull();
});

test('lines have their caps, then all bonuses and all deductions have theirs, and the total its limits', () => {
  const adjustments = [
    ...['3', '2.5'].map((points, at) => ({ line: 'award', points, source: source(`b${at}`) })),
    ...['4', '4'].map((points, at) => ({ line: 'spot-check', points, source: source(`d${at}`) })),
  ];
  const sheet = scoreSubject(prepareScheme(departmentScheme, 1), { ...departmentInput, adjustments });
  expect([sheet.bonus, sheet.deduction]).toEqual(['3', '5']);
  const clamped = { ...departmentScheme, clamp: { min: '0', max: '90' } };
  expect(scoreSubject(prepareScheme(clamped, 1), departmentInput)).toMatchObject({ score: '90.00', band: 'excellent' });
});

test('a total that just reaches its limit is not called limited', () => {
  const limited = schemeOf(two, { clamp: { min: '0', max: '100' } });
  const sheet = score(limited, { filed: [filed('a', number('100')), filed('b', number('100'))] });
  expect([sheet.score, ...codes(sheet.trace)]).toEqual(['100.00']);
});

test('a sheet waits for its peers as long as an item does', () => {
  const item = indicator('r', '10', { kind: 'rank', method: { by: 'best', whenZero: 'zero' } });
  expect(score(schemeOf([item]), { filed: [filed('r', number('1'))] })).toMatchObject({
    state: 'awaiting-peers',
    score: null,
    open: [],
  });
});

test('a member for ranking carries the figures of its tie keys', () => {
  const prepared = prepareScheme(departmentScheme, 1);
  const member = memberOf(prepared, scoreSubject(prepared, departmentInput), 'unit.city');
  expect(member).toMatchObject({ score: '95.11', keys: ['56.84', '0'], vetoes: [] });
  expect(rankGroup(prepared, [member])[0]).toMatchObject({ rank: 1, band: 'excellent' });
});
