import { describe, expect, test } from 'vitest';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { Exact } from '../../../shared/domain/scoring/exact.ts';
import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { recompute } from '../../../shared/domain/scoring/recompute.ts';
import { needsPeers, prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import { sentences } from '../../../shared/domain/scoring/sentences.ts';
import { term } from '../../../shared/domain/scoring/terms.ts';
import { departmentInput, departmentScheme } from './example.ts';
import { codes, emptyInput, filed, indicator, number, schemeOf, score, scoreItem, source } from './one-item.ts';

/** A limit that is only just reached changes nothing, and a remark that says otherwise would be untrue. */
const ratio = { kind: 'ratio', whenZero: 'zero' } as const;
const best = { kind: 'rank', method: { by: 'best', whenZero: 'zero' } } as const;
const item = (id: string, more = {}) => indicator(id, '50', ratio, { target: '100', ...more });

describe('exactly at a limit', () => {
  test('the target is met, not capped', () => {
    const met = scoreItem(item('a'), number('100'));
    expect([met.exact, met.expression, ...codes(met)]).toEqual(['50', '50 × min(1, 100 ÷ 100) = 50']);
  });

  test('nothing done is nothing, not raised to the floor', () => {
    const none = scoreItem(item('a'), number('0'));
    expect([none.exact, none.expression, ...codes(none)]).toEqual(['0', '50 × min(1, 0 ÷ 100) = 0']);
  });

  test('a gap of nothing costs nothing, and one that uses up the points does not go through the floor', () => {
    const per = { points: '5', size: '1', units: 'continuous' } as const;
    const fallsShort = indicator('a', '50', { kind: 'shortfall', per }, { target: '20' });
    const met = scoreItem(fallsShort, number('20'));
    expect([met.exact, met.expression, ...codes(met)]).toEqual(['50', '50 = 50']);
    expect(codes(scoreItem(fallsShort, number('10')))).toEqual(['whole-units']);
    expect(codes(scoreItem(fallsShort, number('9.9')))).toEqual(['whole-units', 'deducted-to-floor']);
  });

  test('a bonus of as much as its line gives is not cut', () => {
    const award = (points: string) => ({ adjustments: [{ line: 'award', points, source: source('x') }] });
    const line = (points: string) => score(schemeOf([item('a')]), award(points)).trace.parts.at(-1)!.parts[0]!;
    expect(codes(line('3'))).toEqual([]);
    expect(codes(line('3.1'))).toEqual(['line-capped']);
  });

  test('a total at its lower limit is not raised to it', () => {
    const floored = schemeOf([item('a')], { clamp: { min: '0', max: null } });
    const sheet = score(floored, { filed: [filed('a', number('0'))] });
    expect([sheet.score, ...codes(sheet.trace)]).toEqual(['0.00']);
  });

  test('a fraction of twenty-four characters is still written out', () => {
    expect(term(Exact.of('10000000001/300000000007'))).toBe('(10000000001 ÷ 300000000007)');
    expect(term(Exact.of('100000000001/300000000007'))).toMatch(/^0\.3333.*…$/);
  });
});

describe('what counts and what does not', () => {
  test('an item worth nothing blocks: no share of it is a score', () => {
    expect(scoreItem(indicator('a', '0', ratio, { target: '100' }), number('1'))).toMatchObject({
      state: 'blocked',
      notes: [{ code: 'no-points' }],
    });
  });

  test('an item of nought declared points leaves the section to the others', () => {
    const goals = [
      { item: 'a', points: '0' },
      { item: 'b', points: '100' },
    ];
    const agreement = { source: source('agreement'), goals, specific: [] };
    const both = [filed('a', number('50')), filed('b', number('50'))];
    expect(score(schemeOf([item('a'), item('b')]), { agreement, filed: both }).score).toBe('50.00');
  });

  test('an item of nothing stands in the sum of its section without brackets', () => {
    const sheet = score(schemeOf([item('a'), item('b')]), {
      filed: [filed('a', number('0')), filed('b', number('80'))],
    });
    expect(sheet.trace.parts[0]!.expression).toBe('0 + 40 = 40');
  });

  test('one of several veto events the scheme names is known', () => {
    const vetoes: Scheme['vetoes'] = ['accident', 'false-report'].map((id) => ({
      id,
      name: { zh: id, en: id },
      effect: { by: 'fail' },
    }));
    const sheet = score(schemeOf([item('a')], { vetoes }), {
      filed: [filed('a', number('80'))],
      vetoes: [{ veto: 'false-report', source: source('v') }],
    });
    expect([sheet.state, sheet.vetoes, ...codes(sheet.trace)]).toEqual(['scored', ['false-report']]);
    const stranger = score(schemeOf([item('a')], { vetoes }), {
      filed: [filed('a', number('80'))],
      vetoes: [{ veto: 'unheard-of', source: source('v') }],
    });
    expect([stranger.state, ...codes(stranger.trace)]).toEqual(['blocked', 'unknown-veto']);
  });

  test('only a part whose points changed is told to have taken over others', () => {
    const scheme = schemeOf([item('a'), item('b')], { missing: 'redistribute' });
    const told = (records: Parameters<typeof score>[1]) => sentences(score(scheme, records), 'zh', scheme).join('\n');
    expect(told({ filed: [filed('a', number('80')), filed('b', number('80'))] })).not.toContain('分担');
    expect(told({ filed: [filed('a', number('80'))] })).toContain('原 50 分，分担不计分项目后为 100 分。');
  });
});

describe('quarters of a year', () => {
  const name = { zh: '季度', en: 'Quarter' };
  const quarters = schemeOf([], {
    fullMark: '100',
    sections: [
      {
        id: 'year',
        name,
        points: '100',
        items: 'periods',
        missing: 'block',
        periods: [
          { id: 'q1', name, weight: '0.2' },
          { id: 'q2', name, weight: '0.8' },
        ],
      },
    ],
  });
  const scored = (period: string, fullMark = '100', id = period) => ({
    period,
    score: '90',
    fullMark,
    source: source(id),
  });
  const first = (...periods: ReturnType<typeof scored>[]) =>
    score(quarters, { periods: [...periods, scored('q2')] }).trace.parts[0]!.parts[0]!;

  test('a quarter is worth its weight of the section', () => {
    expect(first(scored('q1'))).toMatchObject({ points: '20', weight: '20', exact: '18' });
  });

  test('two scores for one quarter, or a full mark of nothing, block it and say which', () => {
    expect(codes(first(scored('q1'), scored('q1', '100', 'again')))).toEqual(['filed-twice']);
    expect(codes(first(scored('q1', '0')))).toEqual(['no-points']);
  });
});

describe('peers', () => {
  test('a scheme needs them when one of its items looks at them, common to all', () => {
    const needs = (scheme: Scheme) => needsPeers(prepareScheme(scheme, 1));
    expect(needs(schemeOf([item('a'), item('b')]))).toBe(false);
    expect(needs(schemeOf([item('a'), indicator('b', '50', best)]))).toBe(true);
    expect(needs(schemeOf([item('a', { missing: 'peer-mean' }), item('b')]))).toBe(true);
    expect(needs(departmentScheme)).toBe(false);
    const [common] = schemeOf([indicator('b', '50', best)]).sections;
    expect(needs({ ...departmentScheme, sections: [...departmentScheme.sections, common!] })).toBe(true);
  });

  test('a sheet waits while one item of several waits', () => {
    const scheme = schemeOf([item('a'), indicator('b', '50', best)]);
    const both = [filed('a', number('80')), filed('b', number('80'))];
    expect(score(scheme, { filed: both })).toMatchObject({ state: 'awaiting-peers', score: null });
  });

  test('nobody is compared with a figure that was filed twice, nor with one that does not apply', () => {
    const prepared = prepareScheme(schemeOf([indicator('a', '100', best)]), 1);
    const sheetOf = (subject: string, records: Partial<typeof emptyInput>) =>
      scoreSubject(prepared, { ...emptyInput, subject, ...records });
    const [plain, twice, apart] = secondPass(
      prepared,
      [
        sheetOf('unit.plain', { filed: [filed('a', number('50'))] }),
        sheetOf('unit.twice', { filed: [filed('a', number('100')), filed('a', number('90'))] }),
        sheetOf('unit.apart', { filed: [{ state: 'not-applicable', item: 'a', source: source('n') }] }),
      ],
      'group',
    );
    expect(plain!.score).toBe('100.00');
    expect(plain!.input.peers!.items['a']).toMatchObject({ members: 1, best: '50' });
    expect([twice!.input.peers!.items, apart!.input.peers!.items]).toEqual([{}, {}]);
  });
});

test('records with the same name and source give the same bytes in whatever order they come', () => {
  const adjustments = ['1', '2'].map((points) => ({ line: 'award', points, source: source('same') }));
  const sheetOf = (given: typeof adjustments) =>
    canonical(score(schemeOf([item('a')]), { filed: [filed('a', number('1'))], adjustments: given }));
  expect(sheetOf(adjustments)).toBe(sheetOf(adjustments.toReversed()));
});

test('where the scheme says so, who signs no agreement gets the lowest score and grade with the reason, and no bonus', () => {
  const strict = { ...departmentScheme, unsigned: 'bottom-grade' as const };
  const without = { ...departmentInput, agreement: { source: null, goals: [], specific: [] } };
  const sheet = scoreSubject(prepareScheme(strict, 1), without);
  expect(sheet).toMatchObject({ state: 'scored', open: [], score: '0.00', band: 'fail' });
  expect(sheet.trace.notes).toEqual([{ code: 'unsigned-bottom', params: {} }]);
  expect(recompute({ format: 'jixiao.portable-sheet/1', scheme: strict, sheet })).toMatchObject({ ok: true });
  expect(scoreSubject(prepareScheme(strict, 1), departmentInput).score).toBe(
    scoreSubject(prepareScheme(departmentScheme, 1), departmentInput).score,
  );
  expect(scoreSubject(prepareScheme(departmentScheme, 1), without).state).toBe('blocked');
  // Of marks alone there was nothing to sign: 90 of 100 is 90, and no lowest score.
  const rated = indicator(
    'a',
    '100',
    { kind: 'rating', scaleMax: '100', absentGroup: 'redistribute' },
    { value: 'rated' },
  );
  const marksOnly = { ...schemeOf([rated]), unsigned: 'bottom-grade' as const, clamp: departmentScheme.clamp };
  const marks = [{ item: 'a', group: 'leaders', mark: '90', source: source('mark-1') }];
  const marked = { ...without, filed: [], adjustments: [], marks };
  expect(scoreSubject(prepareScheme(marksOnly, 1), marked).score).toBe('90.00');
});
