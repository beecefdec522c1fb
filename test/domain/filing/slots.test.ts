import { describe, expect, test } from 'vitest';
import { filingDues } from '../../../shared/domain/filing/dues.ts';
import {
  slotBefore,
  slotMeant,
  slotDue,
  slotsAsked,
  slotsBeyond,
  slotsNeeded,
  slotsOf,
} from '../../../shared/domain/filing/slots.ts';
import { dateAt } from '../../../shared/domain/organisation/clocks.ts';
import { indicator } from '../scoring/example.ts';

const assessedUntil = (date: string) => ({
  timeZone: 'Asia/Shanghai',
  deadlines: { assessment: Date.parse(`${date}T23:59:59.999+08:00`) },
});
const year = { start: '2026-01-01', end: '2026-12-31', ...assessedUntil('2027-01-31') };
const quarter = { start: '2026-07-01', end: '2026-09-30', ...assessedUntil('2026-10-20') };
/** 年度考核提前到十一月底结束 */
const shortYear = { ...year, ...assessedUntil('2026-11-28') };

const calendar = { timeZone: 'Asia/Shanghai', years: [] };
/** The last day of a slot as the calendar has it when the period is opened. */
function dueOn(period: typeof year, frequency: 'month' | 'quarter' | 'half-year', id: string): string {
  const slot = slotsOf(period, frequency).find((one) => one.id === id)!;
  const filingDue = filingDues(calendar, period);
  return dateAt(period.timeZone, slotDue({ ...period, filingDue }, slot, frequency));
}

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

  test('in a year from April quarters and halves count from April, under the year it begins in; months stay those of the calendar', () => {
    const fiscal = { start: '2026-04-01', end: '2027-03-31', fiscalYearStart: 4 };
    expect(slotsOf(fiscal, 'quarter')).toEqual([
      { id: '2026-Q1', start: '2026-04-01', end: '2026-06-30' },
      { id: '2026-Q2', start: '2026-07-01', end: '2026-09-30' },
      { id: '2026-Q3', start: '2026-10-01', end: '2026-12-31' },
      { id: '2026-Q4', start: '2027-01-01', end: '2027-03-31' },
    ]);
    expect(slotsOf(fiscal, 'half-year').map(({ id, end }) => `${id} ${end}`)).toEqual([
      '2026-H1 2026-09-30',
      '2026-H2 2027-03-31',
    ]);
    expect(slotsOf(fiscal, 'month').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['2026-04', '2026-12', '2027-01', '2027-03']),
    );
    const fourth = { start: '2027-01-01', end: '2027-03-31', fiscalYearStart: 4 };
    expect(slotsOf(fourth, 'quarter').map(({ id }) => id)).toEqual(['period']);
  });

  test('in a year from February no quarter is cut at the calendar', () => {
    const fiscal = { start: '2026-02-01', end: '2027-01-31', fiscalYearStart: 2 };
    expect(slotsOf(fiscal, 'quarter').map(({ id, start, end }) => `${id} ${start} ${end}`)).toEqual([
      '2026-Q1 2026-02-01 2026-04-30',
      '2026-Q2 2026-05-01 2026-07-31',
      '2026-Q3 2026-08-01 2026-10-31',
      '2026-Q4 2026-11-01 2027-01-31',
    ]);
  });

  test('a month is filed once for it, a free span by the months it touches', () => {
    expect(slotsOf({ start: '2026-09-01', end: '2026-09-30' }, 'month').map(({ id }) => id)).toEqual(['period']);
    const floods = { start: '2026-05-15', end: '2026-07-10' };
    expect(slotsOf(floods, 'month').map(({ id, start }) => `${id} ${start}`)).toEqual([
      '2026-05 2026-05-15',
      '2026-06 2026-06-01',
      '2026-07 2026-07-01',
    ]);
    expect(slotsOf(floods, 'quarter').map(({ id }) => id)).toEqual(['period']);
  });

  test('a spreadsheet names a slot as people do, with its year or without', () => {
    const months = slotsOf(quarter, 'month');
    const meant = (said: string) => slotMeant(said, months);
    expect(['11月', '11 月份'].map((said) => slotMeant(said, [{ id: '2026-11' }]))).toEqual(['2026-11', '2026-11']);
    expect(['7月', '2026年7月', '2026年07月份', '２０２６．７', '2026-7'].map(meant)).toEqual(Array(5).fill('2026-07'));
    expect(slotMeant('2026年第三季度', slotsOf(year, 'quarter'))).toBe('2026-Q3');
    expect(slotMeant('二季度', slotsOf(year, 'quarter'))).toBe('2026-Q2');
    expect(slotMeant('下半年', slotsOf(year, 'half-year'))).toBe('2026-H2');
    // A number alone, another year, a month that is not there: told as they stand.
    expect(['7', '2025年7月', '4月', '上旬'].map(meant)).toEqual(['7', '2025年7月', '4月', '上旬']);
    // Of a period over two years, 7月 may be either.
    expect(slotMeant('7月', [{ id: '2026-07' }, { id: '2027-07' }])).toBe('7月');
  });

  test('of a period opened late, a month that was over already has its days from the opening', () => {
    // Sunday 20 September makes up for the National Day holidays.
    const opened = Date.parse('2026-09-15T10:00:00+08:00');
    const due = filingDues(calendar, quarter, { asked: opened });
    expect(Object.values(due).map((at) => dateAt('Asia/Shanghai', at))).toEqual(['2026-09-21', '2026-09-21']);
    expect(filingDues(calendar, quarter, { asked: Date.parse('2026-07-01T10:00:00+08:00') })).toEqual(
      filingDues(calendar, quarter),
    );
  });

  test('a month is due 5 working days after it, holidays and make-up days counted (SZ)', () => {
    expect(dueOn(quarter, 'month', '2026-07')).toBe('2026-08-07');
    // 清明 2026: holidays on 6 April.
    expect(dueOn(year, 'quarter', '2026-Q1')).toBe('2026-04-15');
    expect(dueOn(year, 'half-year', '2026-H1')).toBe('2026-07-15');
    expect(Object.keys(filingDues(calendar, quarter))).toEqual(['2026-07', '2026-08']);
  });

  test('the last slot is due with everything else, and none after the deadline of the period', () => {
    expect(dueOn(quarter, 'month', '2026-09')).toBe('2026-10-20');
    expect(dueOn(shortYear, 'month', '2026-11')).toBe('2026-11-28');
    expect(dueOn({ ...shortYear, ...assessedUntil('2026-11-03') }, 'month', '2026-10')).toBe('2026-11-03');
  });

  test('a month that begins only after assessment has ended is not asked for', () => {
    expect(slotsAsked(year, 'month')).toHaveLength(12);
    expect(slotsAsked(shortYear, 'month').at(-1)?.id).toBe('2026-11');
    expect(slotsBeyond(shortYear, 'month').map(({ id }) => id)).toEqual(['2026-12']);
    expect(slotsAsked(shortYear, 'quarter').at(-1)?.id).toBe('2026-Q4');
    expect(slotsAsked(shortYear, 'once').map(({ id }) => id)).toEqual(['period']);
  });

  test('the last slot with data stands for the whole period where figures are cumulative, else every slot is needed', () => {
    const monthly = (over?: 'last' | 'sum') =>
      indicator('readers', '40', { kind: 'progress' }, { frequency: 'month', ...(over ? { over } : {}) });
    const none = () => false;
    expect(slotsNeeded(quarter, monthly(), none)).toEqual(['2026-09']);
    expect(slotsNeeded(quarter, monthly('last'), none)).toEqual(['2026-09']);
    expect(slotsNeeded(quarter, monthly('sum'), none)).toEqual(['2026-07', '2026-08', '2026-09']);
    expect(slotsNeeded(shortYear, monthly(), none)).toEqual(['2026-11']);
    expect(slotsNeeded(quarter, monthly(), (slot) => slot === '2026-09')).toEqual(['2026-08', '2026-09']);
    expect(slotsNeeded(quarter, monthly(), () => true)).toEqual(['2026-07', '2026-08', '2026-09']);
    expect(slotBefore(quarter, 'month', '2026-09')).toBe('2026-08');
    expect(slotBefore(quarter, 'month', '2026-07')).toBeUndefined();
  });
});
