import { describe, expect, test } from 'vitest';
import { countsOf, refuseOtherProvider, type Side } from '../../../shared/domain/filing/provider.ts';
import type { Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { indicator } from '../scoring/example.ts';
import { refusedBy } from '../refused-by.ts';

const item = (more: Partial<Indicator>) => indicator('growth', '40', { kind: 'ratio', whenZero: 'zero' }, more);
const statistics = { unit: 'statistics' } as const;
const sides: Readonly<Record<string, Side>> = {
  subject: 'subject',
  office: 'office',
  provider: statistics,
  other: { unit: 'finance' },
};

/** Who may file it about this subject. */
const filers = (more: Partial<Indicator>, subject = 'unit.bureau') =>
  Object.entries(sides).flatMap(([name, side]) =>
    refusedBy(() => refuseOtherProvider(item(more), { subject, side })) === undefined ? [name] : [],
  );

describe('who files an item', () => {
  test.each([
    ['the subject, and the office from a register, where nothing is said', {}, ['subject', 'office']],
    ['the subject alone where it says so', { provider: 'self' }, ['subject']],
    ['the office alone where it says so', { provider: 'office' }, ['office']],
    ['the unit alone that holds the figures', { provider: statistics }, ['provider']],
    ['the office, what others say of the subject', { value: 'survey' }, ['office']],
    ['a unit that asks people about the subject', { value: 'survey', provider: statistics }, ['provider']],
  ] as const)('is %s', (_, more, who) => {
    expect(filers(more)).toEqual(who);
    expect(filers(more, 'official.li')).toEqual(who);
  });

  test('is never the provider about itself: its figures it files as a subject, what people say of it the office', () => {
    expect(filers({ provider: statistics }, 'unit.statistics')).toEqual(['subject']);
    expect(filers({ provider: statistics, value: 'survey' }, 'unit.statistics')).toEqual(['office']);
    expect(filers({ provider: statistics }, 'official.statistics')).toEqual(['provider']);
  });
});

test('a figure of another unit counts once it is settled, any other once the office accepted it, unless the scheme says otherwise', () => {
  expect(countsOf(item({ provider: statistics }))).toBe('signed');
  expect(countsOf(item({ provider: statistics, counts: 'accepted' }))).toBe('accepted');
  for (const provider of ['self', 'office'] as const) expect(countsOf(item({ provider }))).toBe('accepted');
  expect(countsOf(item({ provider: 'self', counts: 'signed' }))).toBe('signed');
  expect(countsOf(item({ provider: statistics, value: 'survey' }))).toBe('accepted');
});
