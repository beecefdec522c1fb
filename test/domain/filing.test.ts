import { describe, expect, test } from 'vitest';
import {
  complete,
  currentFilings,
  filingsFor,
  filingsIn,
  filingSteps,
  refuseUnconfirmed,
  standingOf,
} from '../../shared/domain/filing.ts';
import { usualPlausibility } from '../../shared/domain/scheme/application.ts';
import { checkGiven } from '../../shared/domain/filing-check.ts';
import { corrected, openSlot, refuseUnlessOpen } from '../../shared/domain/filing-open.ts';
import {
  dueDate,
  slotBefore,
  slotsAsked,
  slotsBeyond,
  slotsNeeded,
  slotsOf,
} from '../../shared/domain/filing-slots.ts';
import type { Given } from '../../shared/domain/filing.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { chainOf } from './entries.ts';
import { indicator } from './scoring/example.ts';
import { refusedBy } from './refused-by.ts';

const number = (text: string): Given => ({ kind: 'number', number: text });
const value = (given: Given, slot = '2026-07', item = 'readers') => ({
  indicator: item,
  slot,
  given,
  source: '统计局',
});
const assessedUntil = (date: string) => ({
  timeZone: 'Asia/Shanghai',
  deadlines: { assessment: Date.parse(`${date}T23:59:59.999+08:00`) },
});
const year = { start: '2026-01-01', end: '2026-12-31', ...assessedUntil('2027-01-31') };
const quarter = { start: '2026-07-01', end: '2026-09-30', ...assessedUntil('2026-10-20') };
/** 年度考核提前到十一月底结束 */
const shortYear = { ...year, ...assessedUntil('2026-11-28') };

describe('the slots of a period', () => {
  test('a quarter is filed for its three months', () => {
    expect(slotsOf(quarter, 'month').map(({ id }) => id)).toEqual(['2026-07', '2026-08', '2026-09']);
    expect(slotsOf(quarter, 'month').at(1)).toEqual({ id: '2026-08', start: '2026-08-01', end: '2026-08-31' });
  });

  test('a year is filed by quarter or by half-year', () => {
    expect(slotsOf(year, 'quarter').map(({ id }) => id)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(slotsOf(year, 'half-year').map(({ id }) => id)).toEqual(['2026-H1', '2026-H2']);
  });

  test('what is filed no more often than the period is long is filed once for it', () => {
    expect(slotsOf(quarter, 'quarter')).toEqual([{ id: 'period', start: '2026-07-01', end: '2026-09-30' }]);
    expect(slotsOf(quarter, 'year').map(({ id }) => id)).toEqual(['period']);
    expect(slotsOf(year, 'once')).toEqual([{ id: 'period', start: '2026-01-01', end: '2026-12-31' }]);
  });

  test('slots tile the period without gap, also when it begins in the middle of a month', () => {
    const slots = slotsOf({ start: '2026-11-15', end: '2027-02-10' }, 'month');
    expect(slots.map(({ start, end }) => `${start}–${end}`)).toEqual([
      '2026-11-15–2026-11-30',
      '2026-12-01–2026-12-31',
      '2027-01-01–2027-01-31',
      '2027-02-01–2027-02-10',
    ]);
  });

  test('a month is due 5 working days after it, holidays and make-up days counted (SZ)', () => {
    const calendar = { timeZone: 'Asia/Shanghai', years: [] };
    const [july] = slotsOf(quarter, 'month');
    expect(dueDate(calendar, quarter, july!, 'month')).toBe('2026-08-07');
    const [firstQuarter] = slotsOf(year, 'quarter');
    // 清明 2026: holidays on 6 April.
    expect(dueDate(calendar, year, firstQuarter!, 'quarter')).toBe('2026-04-15');
    const [firstHalf] = slotsOf(year, 'half-year');
    expect(dueDate(calendar, year, firstHalf!, 'half-year')).toBe('2026-07-15');
  });

  test('the last slot is due with everything else, and none after the deadline of the period', () => {
    const calendar = { timeZone: 'Asia/Shanghai', years: [] };
    const due = (period: typeof quarter, slot: string) =>
      dueDate(
        calendar,
        period,
        slotsOf(period, 'month').find(({ id }) => id === slot)!,
        'month',
      );
    expect(due(quarter, '2026-09')).toBe('2026-10-20');
    expect(due(shortYear, '2026-11')).toBe('2026-11-28');
    expect(due({ ...shortYear, ...assessedUntil('2026-11-03') }, '2026-10')).toBe('2026-11-03');
  });

  test('a month that begins only after assessment has ended is not asked for', () => {
    expect(slotsAsked(year, 'month')).toHaveLength(12);
    expect(slotsAsked(shortYear, 'month').at(-1)?.id).toBe('2026-11');
    expect(slotsBeyond(shortYear, 'month').map(({ id }) => id)).toEqual(['2026-12']);
    expect(slotsAsked(shortYear, 'quarter').at(-1)?.id).toBe('2026-Q4');
    expect(slotsAsked(shortYear, 'once').map(({ id }) => id)).toEqual(['period']);
  });

  test('the last slot stands for the whole period where figures are cumulative, else every slot is needed', () => {
    const monthly = (over?: 'last' | 'sum') =>
      indicator('readers', '40', { kind: 'progress' }, { frequency: 'month', ...(over ? { over } : {}) });
    expect(slotsNeeded(quarter, monthly())).toEqual(['2026-09']);
    expect(slotsNeeded(quarter, monthly('last'))).toEqual(['2026-09']);
    expect(slotsNeeded(quarter, monthly('sum'))).toEqual(['2026-07', '2026-08', '2026-09']);
    expect(slotsNeeded(shortYear, monthly())).toEqual(['2026-11']);
    expect(slotBefore(quarter, 'month', '2026-09')).toBe('2026-08');
    expect(slotBefore(quarter, 'month', '2026-07')).toBeUndefined();
  });
});

describe('the record of filings', () => {
  test('a correction supersedes, and what it corrects stays on the record', () => {
    const record = chainOf(
      ['clerk', 'progress.filed', value(number('100'))],
      ['clerk', 'progress.filed', { ...value(number('110')), supersedes: 1 }],
    );
    expect(currentFilings(record).map(({ n, given }) => [n, given])).toEqual([[2, number('110')]]);
    expect(filingsIn(record).map(({ n }) => n)).toEqual([1, 2]);
  });

  const counted = (record: ReturnType<typeof chainOf>, counts?: 'signed' | 'accepted') => {
    const standing = standingOf(filingsIn(record), { id: 'readers', ...(counts ? { counts } : {}) }, '2026-07');
    return standing?.is === 'lacking' ? standing.what : standing?.filing.n;
  };
  const filedOnce = ['clerk', 'progress.filed', value(number('100'))] as const;
  const signedOnce = ['leader', 'progress.signed-off', { filings: [1] }] as const;
  const acceptedOnce = ['office', 'progress.accepted', { filings: [1] }] as const;

  test('a filing counts once the office has accepted it, not when it is filed or signed off', () => {
    expect(counted([])).toBeUndefined();
    expect(counted(chainOf(filedOnce))).toBe('sign-off');
    expect(counted(chainOf(filedOnce, signedOnce))).toBe('acceptance');
    expect(counted(chainOf(filedOnce, signedOnce, acceptedOnce))).toBe(1);
  });

  test("where the scheme takes the leader's word, a filing counts once it is signed off", () => {
    expect(counted(chainOf(filedOnce), 'signed')).toBe('sign-off');
    expect(counted(chainOf(filedOnce, signedOnce), 'signed')).toBe(1);
  });

  test('a correction nobody signed off does not displace the figure the leader answered for', () => {
    const correction = ['clerk', 'progress.filed', { ...value(number('900')), supersedes: 1 }] as const;
    expect(counted(chainOf(filedOnce, signedOnce, correction), 'signed')).toBe(1);
    expect(counted(chainOf(filedOnce, signedOnce, correction))).toBe('acceptance');
  });

  test('what the office returned does not count, and brings nothing older back', () => {
    const corrected = ['clerk', 'progress.filed', { ...value(number('110')), supersedes: 1 }] as const;
    const record = chainOf(
      filedOnce,
      signedOnce,
      corrected,
      ['leader', 'progress.signed-off', { filings: [3] }],
      ['office', 'progress.returned', { filings: [3] }],
    );
    expect(counted(record, 'signed')).toBe('acceptance');
  });

  test('a correction after acceptance counts only when it is accepted itself', () => {
    const steps = [
      filedOnce,
      signedOnce,
      acceptedOnce,
      ['office', 'progress.returned', { filings: [1] }],
      ['clerk', 'progress.filed', { ...value(number('110')), supersedes: 1 }],
      ['leader', 'progress.signed-off', { filings: [5] }],
    ] as const;
    expect(counted(chainOf(...steps))).toBe('acceptance');
    expect(counted(chainOf(...steps, ['office', 'progress.accepted', { filings: [5] }]))).toBe(5);
  });

  test('"not applicable" moves weight elsewhere, so it counts only once the office accepted it', () => {
    const given: Given = { kind: 'not-applicable', ground: '机构改革后不再承担此职能' };
    const steps = [['clerk', 'progress.filed', value(given)], signedOnce] as const;
    expect(counted(chainOf(...steps), 'signed')).toBe('acceptance');
    expect(counted(chainOf(...steps, acceptedOnce), 'signed')).toBe(1);
  });

  test('what the office files is accepted without the subject, which cannot make it fall by not signing', () => {
    const filed = ['office', 'progress.filed', { ...value(number('100')), provider: 'office' }] as const;
    expect(counted(chainOf(filed))).toBe('acceptance');
    expect(filingsFor(chainOf(filed), [1], 'accept')).toHaveLength(1);
    expect(refusedBy(() => filingsFor(chainOf(filedOnce), [1], 'accept'))).toBe('progress.wrong-state');
    expect(counted(chainOf(filed, acceptedOnce))).toBe(1);
  });

  test('what was asked about is accepted with the reason why it is right, filing by filing', () => {
    const odd = { ...value(number('0.965')), warnings: ['progress.share-as-percent', 'progress.long-late'] };
    const [asked] = filingsIn(chainOf(['clerk', 'progress.filed', odd]));
    expect(refusedBy(() => refuseUnconfirmed([asked!], []))).toBe('progress.unconfirmed');
    expect(refusedBy(() => refuseUnconfirmed([asked!], [{ filing: 2, why: '另一项' }]))).toBe('progress.unconfirmed');
    expect(refusedBy(() => refuseUnconfirmed([asked!], [{ filing: 1, why: '千分率，已核实' }]))).toBeUndefined();
    expect(refusedBy(() => refuseUnconfirmed(filingsIn(chainOf(filedOnce)), []))).toBeUndefined();
    const confirmed = { filings: [1], confirmed: [{ filing: 1, why: '千分率，已核实' }] };
    const [kept] = filingsIn(
      chainOf(['clerk', 'progress.filed', odd], signedOnce, ['office', 'progress.accepted', confirmed]),
    );
    expect(kept).toMatchObject({ state: 'accepted', confirmation: '千分率，已核实' });
  });

  test('accepted data are locked until the office returns them', () => {
    const record = chainOf(
      ['clerk', 'progress.filed', value(number('100'))],
      ['leader', 'progress.signed-off', { filings: [1] }],
      ['office', 'progress.accepted', { filings: [1] }],
    );
    expect(refusedBy(() => corrected(currentFilings(record), '2026-07'))).toBe('progress.wrong-state');
    expect(filingSteps.accepted).toEqual(['return']);
    expect(filingsFor(record, [1], 'return')).toHaveLength(1);
  });

  test('a step is taken on the newest filing of a slot only', () => {
    const record = chainOf(
      ['clerk', 'progress.filed', value(number('100'))],
      ['clerk', 'progress.filed', { ...value(number('110')), supersedes: 1 }],
    );
    expect(refusedBy(() => filingsFor(record, [1], 'sign-off'))).toBe('progress.not-current');
    expect(refusedBy(() => filingsFor(record, [2], 'accept'))).toBe('progress.wrong-state');
  });

  test('everything the period needs has come as far as its last slots have', () => {
    const record = chainOf(
      ['clerk', 'progress.filed', value(number('100'), '2026-09')],
      ['leader', 'progress.signed-off', { filings: [1] }],
      ['clerk', 'progress.filed', value(number('1'), 'period', 'visits')],
    );
    const finals = [
      { indicator: 'readers', slot: '2026-09' },
      { indicator: 'visits', slot: 'period' },
    ];
    const filings = filingsIn(record);
    expect(complete(filings, finals, ['filed', 'signed-off'])).toBe(true);
    expect(complete(filings, finals, ['signed-off'])).toBe(false);
    expect(complete(filings.slice(0, 1), finals, ['signed-off'])).toBe(false);
  });
});

describe('the time for filings', () => {
  const deadline = (local: string) => Date.parse(`${local}T23:59:59.999+08:00`);
  const deadlines = {
    planning: deadline('2026-07-14'),
    implementation: deadline('2026-09-30'),
    assessment: deadline('2026-10-20'),
    feedback: deadline('2026-11-04'),
    application: deadline('2026-11-30'),
  };
  const period = { id: '2026q3', ...quarter, phase: 'planning', deadlines } as const;

  test('a filing in the last millisecond counts and one a millisecond later does not, though no job has run', () => {
    expect(refusedBy(() => refuseUnlessOpen(period, deadlines.assessment))).toBeUndefined();
    expect(refusedBy(() => refuseUnlessOpen(period, deadlines.assessment + 1))).toBe('progress.deadline-passed');
  });

  test('filing opens with implementation', () => {
    expect(refusedBy(() => refuseUnlessOpen(period, deadlines.planning))).toBe('progress.not-open');
    expect(refusedBy(() => refuseUnlessOpen(period, deadlines.planning + 1))).toBeUndefined();
  });

  test('a month can be filed from its first local day on, and a slot the indicator does not have never', () => {
    const monthly = indicator('readers', '40', { kind: 'progress' }, { frequency: 'month' });
    const firstOfAugust = Date.parse('2026-08-01T00:00:00+08:00');
    expect(openSlot(period, monthly, { slot: '2026-08', now: firstOfAugust }).id).toBe('2026-08');
    expect(refusedBy(() => openSlot(period, monthly, { slot: '2026-08', now: firstOfAugust - 1 }))).toBe(
      'progress.slot-ahead',
    );
    expect(refusedBy(() => openSlot(period, monthly, { slot: '2026-10', now: firstOfAugust }))).toBe(
      'progress.no-slot',
    );
  });
});

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
