import { describe, expect, it } from 'vitest';
import { advance, open, openMoves, type Matter } from '../../../shared/domain/matter/matter.ts';
import {
  givesClockAnew,
  isUndecided,
  objectedTo,
  rechecks,
  refuseAgain,
  untilOf,
} from '../../../shared/domain/matter/rechecks.ts';
import {
  checkCorrection,
  refuseHeavier,
  refuseHeavierOn,
  refuseInvolved,
  withReplacedFilings,
} from '../../../shared/domain/matter/correction.ts';
import type { ScoringInput } from '../../../shared/domain/scoring/input.ts';
import { prepareScheme, scoreSubject } from '../../../shared/domain/scoring/score.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { chainOf, earlierChain } from '../entries.ts';
import { departmentInput, departmentScheme } from '../scoring/example.ts';

const whose = { id: 'c1', subject: 'unit.finance', period: '2026Q3', earlier: 0 };
const clock = { until: 10, timeZone: 'Asia/Shanghai', from: 0 };
type Opening = 'object' | 'ask' | 'open';

/** What opening does: it is refused, or there is one more. */
function lodge(move: Opening, earlier: readonly Matter[] = [], items = ['income'], at = 10): Matter {
  refuseAgain({ move, at, ...clock }, earlier);
  const said = { reason: '数据有误', items, evidence: [], sheet: 1 };
  return open(rechecks, move, whose, { by: 'leader', at, due: 100, said });
}
const decide = (matter: Matter, move: 'uphold' | 'dismiss', at = 50, more: object = {}) =>
  advance(rechecks, matter, move, { by: 'chen', at, said: { reason: '核查属实', sheet: 1, ...more } });
const extend = (matter: Matter, at: number, due: number) =>
  advance(rechecks, matter, 'extend', { by: 'chen', at, due, said: { reason: '案情复杂' } });
const withdraw = (matter: Matter) =>
  advance(rechecks, matter, 'withdraw', { by: 'leader', at: 20, said: { reason: '已无异议' } });
const lodged = lodge('object');
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
    expect(() => lodge('object', [], ['income'], 11)).toThrow('rechecks.objection-late');
  });

  it('is lodged once, unless it was withdrawn', () => {
    expect(() => lodge('object', [lodged])).toThrow('rechecks.already-lodged');
    const withdrawn = withdraw(lodged);
    expect(isUndecided(withdrawn)).toBe(false);
    expect(lodge('object', [withdrawn]).state).toBe('lodged');
  });

  it('taken back after the clock of its supervisor is not called late, and a decision then is', () => {
    const lodged = lodge('object');
    const late = (move: string) =>
      advance(rechecks, lodged, move, { by: 'someone', at: 1e13, said: {} }).steps.map((step) => step.late);
    expect([late('withdraw'), late('dismiss')]).toEqual([[undefined], [true]]);
  });

  it('stays open to the subject after a recheck that the office asked for, which the subject does not withdraw', () => {
    const asked = lodge('ask');
    expect(() => withdraw(asked)).toThrow('matters.opened-otherwise');
    expect(openMoves(rechecks, asked, { by: 'leader', at: 20 })).not.toContain('withdraw');
    expect(() => lodge('object', [asked])).toThrow('rechecks.already-lodged');
    const dismissed = decide(asked, 'dismiss');
    expect(lodge('object', [dismissed]).state).toBe('lodged');
    expect(() => lodge('ask', [dismissed])).toThrow('rechecks.already-lodged');
  });

  it('leaves no second recheck beside it, and one ex officio in spite of its clock', () => {
    expect(() => lodge('open', [lodged])).toThrow('rechecks.undecided');
    expect(lodge('open', [decide(lodged, 'dismiss')], ['income'], 99).state).toBe('lodged');
  });

  it('can have its clock extended once, while it runs', () => {
    const extended = extend(lodged, 100, 200);
    expect(extended).toMatchObject({ state: 'extended', due: 200 });
    expect(() => extend(extended, 100, 300)).toThrow('matters.state');
    expect(() => extend(lodged, 101, 200)).toThrow('matters.extension-late');
  });

  it('is decided once; a decision after the clock counts and says that it was late', () => {
    const { uphold } = rechecks.moves;
    expect(uphold.body.safeParse({ reason: '核查属实', corrections: [] }).success).toBe(false);
    const upheld = decide(lodged, 'uphold', 50, { corrections: [7] });
    expect(upheld).toMatchObject({ state: 'upheld', steps: [{ late: false }] });
    expect(isUndecided(upheld)).toBe(false);
    expect(() => decide(upheld, 'dismiss')).toThrow('matters.state');
    expect(decide(lodged, 'dismiss', 101)).toMatchObject({ steps: [{ late: true }] });
  });

  it('may follow a decision that nobody of the subject asked for, to the day that was told with it', () => {
    expect([lodge('object'), lodge('ask'), lodge('open')].map(givesClockAnew)).toEqual([false, true, true]);
    const ruled = decide(lodge('open'), 'uphold', 50, { until: 80 });
    expect([untilOf(10, []), untilOf(10, [ruled]), untilOf(90, [ruled])]).toEqual([10, 80, 90]);
  });
});

describe('the supervisor who decides', () => {
  it('neither made, rated nor approved anything in the appraisal', () => {
    const rated = chainOf(['leader', 'progress.filed'], ['chen', 'scoring.rated']);
    expect(() => refuseInvolved('chen', rated, 'rechecks')).toThrow('rechecks.involved');
    const opened = { kind: 'rechecks', matter: 'c1', move: 'open', state: 'lodged' };
    const openedIt = chainOf(['leader', 'progress.filed'], ['chen', 'matters.opened', opened]);
    expect(() => refuseInvolved('chen', openedIt, 'rechecks')).toThrow('rechecks.involved');
    const noticed = chainOf(['chen', 'matters.moved', { ...opened, kind: 'notices', move: 'accept' }]);
    expect(() => refuseInvolved('chen', noticed, 'rechecks')).toThrow('rechecks.involved');
    const extended = { ...opened, move: 'extend', state: 'extended' };
    const extendedOnly = chainOf(['leader', 'progress.filed'], ['chen', 'matters.moved', extended]);
    expect(() => refuseInvolved('chen', extendedOnly, 'rechecks')).not.toThrow();
  });

  it('is told by entries of before rechecks were matters too', () => {
    for (const what of ['review.extended', 'review.decided', 'review.corrected'])
      expect(() => refuseInvolved('chen', earlierChain(['chen', what]), 'rechecks')).not.toThrow();
    for (const what of ['review.opened', 'review.objected', 'outcomes.ordered'])
      expect(() => refuseInvolved('chen', earlierChain(['chen', what]), 'rechecks')).toThrow('rechecks.involved');
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
      'rechecks.no-record',
    );
    expect(() => checkCorrection({ kind: 'line-removed', line: 1 }, [], ['income'])).toThrow('rechecks.no-record');
    expect(() => checkCorrection({ kind: 'rating-excluded', ballot: 1 }, [], ['income'])).toThrow('rechecks.no-record');
    expect(() =>
      checkCorrection({ kind: 'filing-replaced', indicator: 'income', value: null }, [], ['income']),
    ).not.toThrow();
  });

  it('never makes the outcome of an official heavier, in score, among equal scores, or by a graver veto', () => {
    expect(() => refuseHeavier(prepared, before, before)).not.toThrow();
    expect(() => refuseHeavier(prepared, before, sheet({ filed: filing('budget', '94') }))).not.toThrow();
    expect(() => refuseHeavier(prepared, before, sheet({ filed: filing('budget', '93.6') }))).toThrow(
      'rechecks.heavier',
    );
    const open = { filed: departmentInput.filed.filter(({ item }) => item !== 'budget') };
    expect(() => refuseHeavier(prepared, before, sheet(open))).toThrow('rechecks.heavier');
    expect(() => refuseHeavier(prepared, sheet(open), sheet(open))).not.toThrow();

    const graver = (from: readonly string[], to: readonly string[]) => () =>
      refuseHeavier(prepared, sheet({ vetoes: from.map(veto) }), sheet({ vetoes: to.map(veto) }));
    expect(graver([], ['safety'])).toThrow('rechecks.heavier');
    expect(graver(['safety'], ['false-report'])).toThrow('rechecks.heavier');
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
    expect(() => refuseHeavier(prepared, equal('50.00'), equal('49.00'))).toThrow('rechecks.heavier');
    expect(() => refuseHeavier(prepared, equal('50.00'), equal('51.00'))).not.toThrow();
  });

  it('that a supervisor opens leaves what an official objected to no heavier, and decides the rest as it is', () => {
    const heavier = (objected: string[], to: Partial<ScoringInput>) => () =>
      refuseHeavierOn(objected, prepared, [before, sheet(to)]);
    const less = { filed: filing('budget', '60') };
    expect(heavier([], less)).not.toThrow();
    expect(heavier(['reading'], less)).not.toThrow();
    expect(heavier(['budget'], less)).toThrow('rechecks.heavier-on-objected');
    expect(heavier(['common'], less)).toThrow('rechecks.heavier-on-objected');
    expect(heavier(['total'], less)).toThrow('rechecks.heavier');
    expect(heavier(['budget'], { filed: filing('budget', '94') })).not.toThrow();
    expect(heavier(['budget'], { filed: departmentInput.filed.filter(({ item }) => item !== 'budget') })).toThrow(
      'rechecks.heavier-on-objected',
    );
    const deducted = {
      adjustments: [
        ...departmentInput.adjustments,
        { line: 'spot-check', points: '4', source: { id: 'entry-9', hash: 'h' } },
      ],
    };
    expect(heavier(['spot-check'], deducted)).toThrow('rechecks.heavier-on-objected');
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
    const lost = decide(lodge('object', [], ['budget']), 'dismiss');
    const back = withdraw(lodge('object', [], ['total']));
    const asked = lodge('ask', [], ['reading']);
    const opened = lodge('open', [], ['leaders']);
    expect(objectedTo([lost, back, asked, opened])).toEqual(['budget', 'total']);
  });
});
