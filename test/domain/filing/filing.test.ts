import { describe, expect, test } from 'vitest';
import { corrected, openSlot, refuseUnlessOpen } from '../../../shared/domain/filing/new-filing.ts';
import {
  type Given,
  complete,
  currentFilings,
  filingSteps,
  filingsFor,
  filingsIn,
  refuseUnconfirmed,
} from '../../../shared/domain/filing/filing.ts';
import { standingOf } from '../../../shared/domain/filing/standing.ts';
import { chainOf } from '../entries.ts';
import { refusedBy } from '../refused-by.ts';
import { indicator } from '../scoring/example.ts';

const number = (text: string): Given => ({ kind: 'number', number: text });
const value = (given: Given, slot = '2026-07', item = 'readers') => ({
  indicator: item,
  slot,
  given,
  source: '统计局',
});
const quarter = { start: '2026-07-01', end: '2026-09-30', timeZone: 'Asia/Shanghai' };

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

  test('what its own leader sent back waits for a new figure, and displaces nothing the leader answered for before', () => {
    const sentBack = (n: number) => ['leader', 'progress.returned', { filings: [n], until: 1 }] as const;
    expect(counted(chainOf(filedOnce, sentBack(1)))).toBe('acceptance');
    expect(filingsIn(chainOf(filedOnce, sentBack(1)))[0]).toMatchObject({ state: 'returned', correctUntil: 1 });
    const correction = ['clerk', 'progress.filed', { ...value(number('900')), supersedes: 1 }] as const;
    expect(counted(chainOf(filedOnce, signedOnce, correction, sentBack(3)), 'signed')).toBe(1);
  });

  test('a correction nobody signed off does not displace the figure the leader answered for', () => {
    const correction = ['clerk', 'progress.filed', { ...value(number('900')), supersedes: 1 }] as const;
    expect(counted(chainOf(filedOnce, signedOnce, correction), 'signed')).toBe(1);
    // Not acceptance: only the newest filing of a slot can be accepted, and that one waits for the leader.
    expect(counted(chainOf(filedOnce, signedOnce, correction))).toBe('sign-off');
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
