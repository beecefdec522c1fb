import { describe, expect, test } from 'vitest';
import { fiscalYearOf, periodId, spanOf } from '../../../shared/domain/period/types.ts';

describe('the dates of a period', () => {
  test.each([
    ['month', 2, '2026-02-01', '2026-02-28'],
    ['month', 12, '2026-12-01', '2026-12-31'],
    ['quarter', 3, '2026-07-01', '2026-09-30'],
    ['quarter', 1, '2026-01-01', '2026-03-31'],
    ['half-year', 2, '2026-07-01', '2026-12-31'],
    ['year', 1, '2026-01-01', '2026-12-31'],
  ] as const)('%s %i of 2026 runs from %s to %s', (type, number, start, end) => {
    expect(spanOf({ type, year: 2026, number })).toEqual({ number, start, end });
  });

  test.each([
    ['month', 1, '2026-04-01', '2026-04-30'],
    ['month', 12, '2027-03-01', '2027-03-31'],
    ['quarter', 4, '2027-01-01', '2027-03-31'],
    ['half-year', 1, '2026-04-01', '2026-09-30'],
    ['year', 1, '2026-04-01', '2027-03-31'],
  ] as const)('in a year from April %s %i runs from %s to %s', (type, number, start, end) => {
    expect(spanOf({ type, year: 2026, number }, 4)).toEqual({ number, start, end });
  });

  test('a day before the month in which years begin belongs to the year before', () => {
    expect(['2026-03-31', '2026-04-01', '2027-01-01'].map((day) => fiscalYearOf(day, 4))).toEqual([2025, 2026, 2026]);
    expect(fiscalYearOf('2026-01-01', 1)).toBe(2026);
  });

  test('a fifth quarter is refused with the numbers there are', () => {
    expect(() => spanOf({ type: 'quarter', year: 2026, number: 5 })).toThrow(
      expect.objectContaining({
        code: 'periods.no-such-number',
        pointer: { field: 'number', legal: ['1', '2', '3', '4'] },
      }),
    );
  });
});

describe('a free span', () => {
  const floods = { type: 'span', year: 2026, start: '2026-05-15', end: '2026-09-20', code: 'floods' } as const;
  const refused = (change: object, fiscalYearStart = 1) => {
    try {
      return spanOf({ ...floods, ...change }, fiscalYearStart);
    } catch (error) {
      return error;
    }
  };

  test('has the dates it was given, and its code for a number', () => {
    expect(spanOf(floods)).toEqual({ number: 1, start: '2026-05-15', end: '2026-09-20' });
    expect(periodId(floods)).toBe('2026-floods');
  });

  test('lasts from a day to a year, counted from its own first day', () => {
    expect(refused({ end: '2026-05-15' })).toMatchObject({ end: '2026-05-15' });
    expect(refused({ end: '2027-05-14' })).toMatchObject({ end: '2027-05-14' });
    for (const end of ['2026-05-14', '2027-05-15'])
      expect(refused({ end })).toMatchObject({
        code: 'periods.span-length',
        pointer: { legal: ['2026-05-15 … 2027-05-14'] },
      });
    // The year after a leap day is over on 28 February.
    expect(refused({ year: 2028, start: '2028-02-29', end: '2029-02-28' })).toMatchObject({ end: '2029-02-28' });
  });

  test('without a date or a code, with a number, or under another year is refused', () => {
    for (const field of ['start', 'end', 'code'])
      expect(refused({ [field]: undefined })).toMatchObject({ code: 'periods.span-needs', pointer: { field } });
    expect(refused({ number: 1 })).toMatchObject({ code: 'periods.span-number' });
    expect(refused({ year: 2027 })).toMatchObject({ code: 'periods.span-year', pointer: { legal: ['2026'] } });
    expect(refused({ year: 2026 }, 7)).toMatchObject({ code: 'periods.span-year', pointer: { legal: ['2025'] } });
  });

  test('is the only period with dates of its own', () => {
    expect(() => spanOf({ ...floods, type: 'quarter', number: 1 })).toThrow(
      expect.objectContaining({ code: 'periods.dates-of-span', pointer: { field: 'start' } }),
    );
  });
});

describe('the id of a period', () => {
  test.each([
    ['month', 3, undefined, '2026-m03'],
    ['month', 12, 'hospitals', '2026-m12-hospitals'],
    ['quarter', 3, undefined, '2026-q3'],
    ['half-year', 2, undefined, '2026-h2'],
    ['year', 1, undefined, '2026'],
    ['year', 1, 'hospitals', '2026-hospitals'],
  ] as const)('%s %i with code %s: %s', (type, number, code, id) => {
    expect(periodId({ type, year: 2026, number, code })).toBe(id);
  });

  test('of a year or a span is never that of a month, a quarter or a half-year', () => {
    for (const type of ['year', 'span'] as const)
      for (const code of ['m01', 'm12', 'q4', 'h2', 'q1-hospitals'])
        expect(() => periodId({ type, year: 2026, code })).toThrow(
          expect.objectContaining({ code: 'periods.code-of-other-type' }),
        );
    expect(periodId({ type: 'span', year: 2026, code: 'm13' })).toBe('2026-m13');
  });
});
