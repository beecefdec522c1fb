import { describe, expect, test } from 'vitest';
import { checkGiven } from '../../../shared/domain/filing/check.ts';
import type { Given } from '../../../shared/domain/filing/filing.ts';
import { usualPlausibility } from '../../../shared/domain/scheme/application.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { indicator } from '../scoring/example.ts';
import { refusedBy } from '../refused-by.ts';

const number = (text: string): Given => ({ kind: 'number', number: text });

describe('the check of a value', () => {
  const of = (more: Partial<Indicator>) => indicator('readers', '40', { kind: 'progress' }, more);
  const check = (
    given: Given,
    more: Partial<Indicator> = {},
    before?: Given,
    goal?: Parameters<typeof checkGiven>[1]['goal'],
    when: Partial<Parameters<typeof checkGiven>[1]> = {},
  ) => {
    const slot = { start: '2026-07-01', end: '2026-07-31' };
    const usual = { goal, today: '2026-08-05', slot, plausibility: usualPlausibility, before };
    return checkGiven(given, { indicator: of(more), ...usual, ...when });
  };

  test('over-achievement is accepted without a word: caps act in scoring only', () => {
    expect(check(number('99999999999'))).toEqual([]);
    expect(check({ kind: 'fraction', numerator: '12', denominator: '10' }, { value: 'fraction' })).toEqual([
      'progress.numerator-above',
    ]);
  });

  test('a value is filed in a form its indicator has', () => {
    expect(refusedBy(() => check({ kind: 'milestones', done: [] }))).toBe('progress.value-kind');
    expect(refusedBy(() => check(number('1'), { value: 'rated' }))).toBe('progress.rated-not-filed');
  });

  test('no data and not applicable can be declared for whatever is filed', () => {
    expect(check({ kind: 'no-data', reason: '统计系统升级' }, { value: 'milestones' })).toEqual([]);
    expect(check({ kind: 'not-applicable', ground: '职能已划转' }, { value: 'count' })).toEqual([]);
  });

  test('a count is whole and not negative, and a falling one is asked about', () => {
    expect(refusedBy(() => check(number('2.5'), { value: 'count' }))).toBe('progress.not-a-count');
    expect(refusedBy(() => check(number('-1'), { value: 'count' }))).toBe('progress.not-a-count');
    expect(check(number('3.0'), { value: 'count' }, number('4'))).toEqual(['progress.fell']);
    expect(check(number('4'), { value: 'count' }, number('4'))).toEqual([]);
  });

  test('figures that are added up are no running total, and all are filed in one form', () => {
    const summed = { over: 'sum' } as const;
    expect(check(number('3'), { value: 'count', ...summed }, number('4'))).toEqual([]);
    const half: Given = { kind: 'fraction', numerator: '1', denominator: '2' };
    const whole: Given = { kind: 'fraction', numerator: '2', denominator: '4' };
    expect(check(half, { value: 'fraction' }, whole)).toEqual(['progress.fell']);
    expect(check(half, { value: 'fraction', ...summed }, whole)).toEqual([]);
    expect(refusedBy(() => check(half, { value: 'number', ...summed }))).toBe('progress.value-kind');
    expect(refusedBy(() => check(number('0.5'), { value: 'fraction', ...summed }))).toBe('progress.value-kind');
    expect(check(half, { value: 'number' })).toEqual([]);
  });

  test('a rate without cases is declared as no data, never written as 0/0', () => {
    const none: Given = { kind: 'fraction', numerator: '0', denominator: '0' };
    expect(refusedBy(() => check(none, { value: 'fraction' }))).toBe('progress.denominator');
  });

  test('a percentage outside 0–100 is asked about, not refused', () => {
    expect(check(number('100.9'), { unitOfMeasure: '%' })).toEqual(['progress.outside-percent']);
    expect(check(number('100'), { unitOfMeasure: '%' })).toEqual([]);
  });

  test('a figure for a slot that has only just begun, or was over long ago, is asked about', () => {
    const on = (today: string, given: Given = number('5')) => check(given, {}, undefined, undefined, { today });
    expect(on('2026-07-07')).toEqual(['progress.slot-begun']);
    expect(on('2026-07-08')).toEqual([]);
    expect(on('2026-09-14')).toEqual([]);
    expect(on('2026-09-15')).toEqual(['progress.long-late']);
    expect(on('2026-07-01', { kind: 'no-data', reason: '尚无统计' })).toEqual(['progress.slot-begun']);
    expect(on('2026-07-01', { kind: 'not-applicable', ground: '职能已划转' })).toEqual([]);
    const strict = { elapsed: '1', lateDays: 1, times: '50' };
    const strictly = (today: string) => check(number('5'), {}, undefined, undefined, { today, plausibility: strict });
    expect(strictly('2026-07-30')).toEqual(['progress.slot-begun']);
    expect(strictly('2026-08-02')).toEqual(['progress.long-late']);
  });

  test('a share filed where a percentage is wanted, and the other way round, is asked about', () => {
    const percent = { unitOfMeasure: '%', target: '95' };
    expect(check(number('0.965'), percent)).toEqual(['progress.share-as-percent']);
    expect(check(number('96.5'), percent)).toEqual([]);
    expect(check(number('0'), percent)).toEqual([]);
    expect(check(number('0.5'), { unitOfMeasure: '%', target: '0.8' })).toEqual([]);
    expect(check(number('96.5'), { value: 'fraction' })).toEqual(['progress.above-one']);
    expect(check(number('0.965'), { value: 'fraction' })).toEqual([]);
  });

  test('a figure out of all proportion to the target or the slot before is asked about, up and down', () => {
    const yuan = { unitOfMeasure: '万元', target: '300' };
    expect(check(number('2900000'), yuan)).toEqual(['progress.far-from-target']);
    expect(check(number('0.029'), yuan)).toEqual(['progress.far-from-target']);
    expect(check(number('900'), yuan)).toEqual([]);
    expect(check(number('5000'), {}, number('100'))).toEqual(['progress.far-from-before']);
    expect(check(number('4999'), {}, number('100'))).toEqual([]);
    expect(check(number('2'), {}, number('100'))).toEqual(['progress.far-from-before']);
    expect(check(number('5000'), {}, number('0'))).toEqual([]);
  });

  test('a negative figure is asked about where nothing it is held against is negative', () => {
    expect(check(number('-5'), { unitOfMeasure: '万元', target: '30' })).toEqual(['progress.negative']);
    expect(check(number('-5'), { unitOfMeasure: '万元', target: '-30' })).toEqual([]);
    expect(check(number('-5'), { unitOfMeasure: '%', target: '30' })).toEqual(['progress.outside-percent']);
  });

  test('milestones are those of the agreement, done once and not in the future', () => {
    const name = { zh: '设计', en: 'Design' };
    const goal = { item: 'readers', milestones: [{ id: 'plan', name, share: '1', due: '2026-08-01' }] };
    const done = (...on: [string, string][]): Given => ({
      kind: 'milestones',
      done: on.map(([id, day]) => ({ id, on: day })),
    });
    const form = { value: 'milestones' } as const;
    expect(check(done(['plan', '2026-08-05']), form, undefined, goal)).toEqual([]);
    expect(refusedBy(() => check(done(['plan', '2026-08-06']), form, undefined, goal))).toBe(
      'progress.milestone-ahead',
    );
    expect(refusedBy(() => check(done(['roof', '2026-08-01']), form, undefined, goal))).toBe(
      'progress.unknown-milestone',
    );
    const twice = done(['plan', '2026-08-01'], ['plan', '2026-08-02']);
    expect(refusedBy(() => check(twice, form, undefined, goal))).toBe('progress.milestone-twice');
    expect(check(done(), form, done(['plan', '2026-08-01']), goal)).toEqual(['progress.fell']);
  });

  test('a value as long as a table belongs into the evidence', () => {
    const answers = Array.from({ length: 2_000 }, (_, i) => ({ answer: String(i), responses: 1 }));
    expect(refusedBy(() => check({ kind: 'answers', answers }, { value: 'survey' }))).toBe('progress.too-long');
  });

  test('a survey without a single answer has no figure', () => {
    const empty: Given = { kind: 'answers', answers: [{ answer: '5', responses: 0 }] };
    expect(refusedBy(() => check(empty, { value: 'survey' }))).toBe('progress.no-answers');
  });

  test('a formula gets exactly the values it names', () => {
    const rule: Indicator['rule'] = { kind: 'formula', expression: 'a / b', gives: 'share', inputs: ['a', 'b'] };
    const named = (values: Record<string, string>): Given => ({ kind: 'named', values });
    const form = { value: 'named', rule } as const;
    expect(check(named({ a: '1', b: '2' }), form)).toEqual([]);
    expect(refusedBy(() => check(named({ a: '1' }), form))).toBe('progress.named-inputs');
    expect(refusedBy(() => check(named({ a: '1', b: '2', c: '3' }), form))).toBe('progress.named-inputs');
  });
});
