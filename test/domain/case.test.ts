import { describe, expect, it } from 'vitest';
import { decide, extend, isOpen, lodge, withdraw, type Case } from '../../shared/domain/case.ts';
import { checkCorrection, refuseHeavier, refuseInvolved, withReplacedFilings } from '../../shared/domain/correction.ts';
import type { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { chainOf } from './entries.ts';

const wanted = {
  id: 'c1',
  subject: 'unit.finance',
  period: '2026Q3',
  lodgedBy: 'leader',
  lodgedAt: 10,
  reason: '数据有误',
  items: ['income'],
  evidence: [],
  sheet: 1,
  due: 100,
};
const clock = { until: 10, timeZone: 'Asia/Shanghai' };
const lodged = lodge(wanted, clock, []);
const ruling = { by: 'chen', at: 50, reason: '核查属实', corrections: [], sheet: 1 };
const input: ScoringInput = {
  subject: 'unit.finance',
  agreement: { source: null, goals: [{ item: 'income', target: '100' }], specific: [] },
  filed: [
    { state: 'filed', item: 'income', value: { kind: 'number', number: '80' }, source: { id: 'entry-1', hash: 'h' } },
  ],
  marks: [],
  tallies: [],
  adjustments: [],
  vetoes: [],
  periods: [],
  peers: null,
};

describe('an objection', () => {
  it('is in time until the last instant of its clock', () => {
    expect(lodged.state).toBe('lodged');
    expect(() => lodge({ ...wanted, lodgedAt: 11 }, clock, [])).toThrow('review.objection-late');
  });

  it('is lodged once, unless it was withdrawn', () => {
    expect(() => lodge({ ...wanted, id: 'c2' }, clock, [lodged])).toThrow('review.already-lodged');
    const withdrawn = withdraw(lodged, 20);
    expect(isOpen(withdrawn)).toBe(false);
    expect(lodge({ ...wanted, id: 'c2' }, clock, [withdrawn]).state).toBe('lodged');
  });

  it('stays open to the subject after a recheck that the office asked for, which the subject does not withdraw', () => {
    const asked = lodge({ ...wanted, byOffice: true }, clock, []);
    expect(() => withdraw(asked, 20)).toThrow('review.not-lodger');
    expect(() => lodge({ ...wanted, id: 'c2' }, clock, [asked])).toThrow('review.already-lodged');
    const dismissed = decide(asked, { finding: 'dismissed', ...ruling });
    expect(lodge({ ...wanted, id: 'c2' }, clock, [dismissed]).state).toBe('lodged');
    expect(() => lodge({ ...wanted, id: 'c3', byOffice: true }, clock, [dismissed])).toThrow('review.already-lodged');
  });

  it('can have its clock extended once, while it runs', () => {
    const extension = { by: 'chen', at: 100, reason: '案情复杂' };
    const extended = extend(lodged, extension, 200);
    expect(extended).toMatchObject({ state: 'extended', due: 200 });
    expect(() => extend(extended, extension, 300)).toThrow('review.case-state');
    expect(() => extend(lodged, { ...extension, at: 101 }, 200)).toThrow('review.extension-late');
  });

  it('is decided once; a decision after the clock counts and says that it was late', () => {
    expect(() => decide(lodged, { finding: 'upheld', ...ruling, corrections: [] })).toThrow('review.upheld-empty');
    const upheld = decide(lodged, { finding: 'upheld', ...ruling, corrections: [7] });
    expect(upheld).toMatchObject({ state: 'upheld', decision: { late: false } });
    expect(isOpen(upheld)).toBe(false);
    expect(() => decide(upheld, { finding: 'dismissed', ...ruling })).toThrow('review.case-state');
    const late: Case = decide(lodged, { finding: 'dismissed', ...ruling, at: 101 });
    expect(late).toMatchObject({ decision: { late: true } });
  });
});

describe('the supervisor who decides', () => {
  it('neither made, rated nor approved anything in the appraisal', () => {
    const rated = chainOf(['leader', 'progress.filed'], ['chen', 'scoring.rated']);
    expect(() => refuseInvolved('chen', rated)).toThrow('review.conflict-involved');
    const extendedOnly = chainOf(['leader', 'progress.filed'], ['chen', 'review.extended']);
    expect(() => refuseInvolved('chen', extendedOnly)).not.toThrow();
  });
});

describe('a correction', () => {
  it('replaces the value that counts and cites its own entry', () => {
    const value = { kind: 'number', number: '95' };
    const entries = chainOf(
      ['leader', 'progress.filed'],
      ['chen', 'review.corrected', { case: 'c1', kind: 'filing-replaced', indicator: 'income', value }],
    );
    expect(withReplacedFilings(input, entries).filed).toEqual([
      { state: 'filed', item: 'income', value, source: { id: 'entry-2', hash: entries[1]?.hash } },
    ]);
    expect(input.filed[0]).toMatchObject({ value: { number: '80' } });
  });

  it('corrects only what the result rests on', () => {
    const value = { kind: 'number' as const, number: '1' };
    expect(() => checkCorrection({ kind: 'filing-replaced', indicator: 'other', value }, [], ['income'])).toThrow(
      'review.no-record',
    );
    expect(() => checkCorrection({ kind: 'line-removed', line: 1 }, [], ['income'])).toThrow('review.no-record');
    expect(() => checkCorrection({ kind: 'rating-excluded', ballot: 1 }, [], ['income'])).toThrow('review.no-record');
    expect(() =>
      checkCorrection({ kind: 'filing-replaced', indicator: 'income', value: null }, [], ['income']),
    ).not.toThrow();
  });

  it('never makes the outcome of an official heavier', () => {
    const before = { score: '80.00', vetoes: [] };
    expect(() => refuseHeavier(before, { score: '79.99', vetoes: [] })).toThrow('review.heavier');
    expect(() => refuseHeavier(before, { score: '90', vetoes: ['bribery'] })).toThrow('review.heavier');
    expect(() => refuseHeavier(before, { score: null, vetoes: [] })).toThrow('review.heavier');
    expect(() => refuseHeavier(before, { score: '80', vetoes: [] })).not.toThrow();
  });
});
