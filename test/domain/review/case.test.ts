import { describe, expect, it } from 'vitest';
import {
  decide,
  extend,
  isOpen,
  lodge,
  objectedTo,
  openExOfficio,
  withdraw,
  type Case,
} from '../../../shared/domain/review/case.ts';
import {
  checkCorrection,
  refuseHeavier,
  refuseHeavierOn,
  refuseInvolved,
  withReplacedFilings,
} from '../../../shared/domain/review/correction.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { chainOf } from '../entries.ts';
import { departmentInput, departmentScheme } from '../scoring/example.ts';

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
const prepared = prepareScheme(departmentScheme, 1);
const sheet = (more: Partial<ScoringInput> = {}) => scoreSubject(prepared, { ...departmentInput, ...more });
const before = sheet();
const filing = (item: string, value: string): ScoringInput['filed'] =>
  departmentInput.filed.map((one) =>
    one.item === item && one.state === 'filed' ? { ...one, value: { kind: 'number', number: value } } : one,
  );
const veto = (id: string) => ({ veto: id, source: { id: `entry-${id}`, hash: 'h' } });
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

  it('never makes the outcome of an official heavier, in score, among equal scores, or by a graver veto', () => {
    expect(() => refuseHeavier(prepared, before, before)).not.toThrow();
    expect(() => refuseHeavier(prepared, before, sheet({ filed: filing('budget', '94') }))).not.toThrow();
    expect(() => refuseHeavier(prepared, before, sheet({ filed: filing('budget', '93.6') }))).toThrow('review.heavier');
    const open = { filed: departmentInput.filed.filter(({ item }) => item !== 'budget') };
    expect(() => refuseHeavier(prepared, before, sheet(open))).toThrow('review.heavier');
    expect(() => refuseHeavier(prepared, sheet(open), sheet(open))).not.toThrow();

    const graver = (from: readonly string[], to: readonly string[]) => () =>
      refuseHeavier(prepared, sheet({ vetoes: from.map(veto) }), sheet({ vetoes: to.map(veto) }));
    expect(graver([], ['safety'])).toThrow('review.heavier');
    expect(graver(['safety'], ['false-report'])).toThrow('review.heavier');
    expect(graver(['false-report'], ['safety'])).not.toThrow();

    // Both sheets have the same score; the first has fewer points in the section that is compared first.
    const equal = (specific: string): ScoreSheet => ({
      ...before,
      trace: {
        ...before.trace,
        parts: before.trace.parts.map((part) => ({
          ...part,
          ...(part.id === 'specific' ? { rounded: specific } : {}),
        })),
      },
    });
    expect(() => refuseHeavier(prepared, equal('50.00'), equal('49.00'))).toThrow('review.heavier');
    expect(() => refuseHeavier(prepared, equal('50.00'), equal('51.00'))).not.toThrow();
  });

  it('that a supervisor opens leaves what an official objected to no heavier, and decides the rest as it is', () => {
    const heavier = (objected: string[], to: Partial<ScoringInput>) => () =>
      refuseHeavierOn(objected, prepared, [before, sheet(to)]);
    const less = { filed: filing('budget', '60') };
    expect(heavier([], less)).not.toThrow();
    expect(heavier(['reading'], less)).not.toThrow();
    expect(heavier(['budget'], less)).toThrow('review.heavier-on-objected');
    expect(heavier(['common'], less)).toThrow('review.heavier-on-objected');
    expect(heavier(['total'], less)).toThrow('review.heavier');
    expect(heavier(['budget'], { filed: filing('budget', '94') })).not.toThrow();
    expect(heavier(['budget'], { filed: departmentInput.filed.filter(({ item }) => item !== 'budget') })).toThrow(
      'review.heavier-on-objected',
    );
    const deducted = {
      adjustments: [
        ...departmentInput.adjustments,
        { line: 'spot-check', points: '4', source: { id: 'entry-9', hash: 'h' } },
      ],
    };
    expect(heavier(['spot-check'], deducted)).toThrow('review.heavier-on-objected');
    expect(heavier(['award'], deducted)).not.toThrow();
    // The points of an item that does not apply go to the others: a smaller part of more points is what counts.
    const inapplicable = departmentInput.filed.map((one) =>
      one.item === 'complaints'
        ? { state: 'not-applicable' as const, item: one.item, source: { id: 'f', hash: 'h' } }
        : one,
    );
    expect(heavier(['budget'], { filed: inapplicable })).not.toThrow();
    expect(() => refuseHeavierOn(['budget'], prepared, [sheet({ filed: inapplicable }), before])).not.toThrow();
  });

  it('counts as objected to what the subject named itself, also in an objection it lost or took back', () => {
    const lost = decide(lodge({ ...wanted, items: ['budget'] }, clock, []), { finding: 'dismissed', ...ruling });
    const back = withdraw(lodge({ ...wanted, items: ['total'] }, clock, []), 20);
    const asked = lodge({ ...wanted, items: ['reading'], byOffice: true }, clock, []);
    const opened = openExOfficio({ ...wanted, items: ['leaders'] }, []);
    expect(objectedTo([lost, back, asked, opened])).toEqual(['budget', 'total']);
  });
});
