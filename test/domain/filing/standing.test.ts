import { describe, expect, test } from 'vitest';
import type { Filing } from '../../../shared/domain/filing/filing.ts';
import { newestStands, standingOf } from '../../../shared/domain/filing/standing.ts';

const filing = (more: Partial<Filing>): Filing => ({
  n: 3,
  hash: 'a'.repeat(64),
  at: 1,
  by: 'clerk',
  indicator: 'growth',
  slot: 'period',
  source: '年度报表',
  given: { kind: 'number', number: '9' },
  state: 'signed-off',
  ...more,
});
const growth = { id: 'growth', provider: { unit: 'statistics' } } as const;
const newest = (...filings: Filing[]) => newestStands(filings, growth, 'period', 5)?.stands;
const standing = (...filings: Filing[]) => standingOf(filings, growth, 'period');

describe('an item that a unit provides about others', () => {
  test('counts once settled where that unit filed it, and once the office accepted it where anybody else did', () => {
    expect(standing(filing({ provider: { unit: 'statistics' } }))).toMatchObject({ is: 'counting' });
    // The unit about itself, and the office in place of one that is no more.
    for (const by of [{}, { provider: 'office' as const }])
      expect(standing(filing(by))).toMatchObject({ is: 'lacking', what: 'acceptance' });
    expect(standing(filing({ state: 'accepted' }))).toMatchObject({ is: 'counting' });
  });

  test('has no figure while there is only that of a unit it was taken from by a change of goals, unless that was accepted', () => {
    const before = filing({ provider: { unit: 'finance' } });
    expect(standing(before)).toBeUndefined();
    expect(standing({ ...before, state: 'accepted' })).toMatchObject({ is: 'counting' });
    expect(standing(before, filing({ n: 5, state: 'filed', provider: { unit: 'statistics' } }))).toMatchObject({
      is: 'lacking',
      what: 'sign-off',
    });
  });
});

describe('the newest filing of a slot', () => {
  const own = { state: 'accepted', provider: { unit: 'statistics' } } as const;

  test('counts, is returned, or waits for what it lacks, also while one before it counts', () => {
    expect(newest()).toBeUndefined();
    expect(newest(filing(own))).toBe('counting');
    expect(newest(filing(own), filing({ ...own, n: 5, state: 'filed' }))).toBe('sign-off');
    expect(newest(filing({ ...own, state: 'signed-off', remarkUntil: 9 }))).toBe('remark');
    expect(newest(filing({ ...own, state: 'remarked' }))).toBe('answer');
    expect(newest(filing({ ...own, state: 'returned' }))).toBe('returned');
  });
});
