import { describe, expect, test } from 'vitest';
import { changeFrom, lastBefore } from '../../../shared/domain/filing/compared.ts';
import type { Filing, Given } from '../../../shared/domain/filing/filing.ts';

const number = (figure: string): Given => ({ kind: 'number', number: figure });
const filed = (n: number, slot: string, state: Filing['state'] = 'filed'): Filing => ({
  n,
  slot,
  state,
  indicator: 'growth',
  hash: 'a'.repeat(64),
  at: n,
  by: 'clerk',
  source: '年度报表',
  given: number(String(n)),
});

describe('a figure held against an earlier one', () => {
  test('is greater by a part of it: 90 after 80 by 0.125, 30 of 40 after 2 of 4 by a half, -5 after -10 by a half', () => {
    expect(changeFrom(number('80'), number('90'))).toBe('0.125');
    const fraction = (numerator: string, denominator: string): Given => ({ kind: 'fraction', numerator, denominator });
    expect(changeFrom(fraction('2', '4'), fraction('30', '40'))).toBe('0.5');
    expect(changeFrom(number('-10'), number('-5'))).toBe('0.5');
    expect(changeFrom(number('3'), number('2'))).toBe('-0.3333');
  });

  test('is greater by no part of zero, and nothing is of what has no number', () => {
    expect(changeFrom(number('0'), number('9'))).toBeUndefined();
    expect(changeFrom({ kind: 'no-data', reason: '系统升级' }, number('9'))).toBeUndefined();
  });

  test('is that of the slot before, corrected as it was, and never one that was returned', () => {
    const place = { indicator: 'growth', slot: '2026-03' };
    const filings = [filed(1, '2026-01'), filed(2, '2026-02', 'returned'), filed(4, '2026-03'), filed(5, '2026-01')];
    expect(lastBefore(filings, place)?.n).toBe(5);
    expect(lastBefore(filings, { ...place, slot: '2026-01' })).toBeUndefined();
  });
});
