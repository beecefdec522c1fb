import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfDay } from '../../../shared/domain/organisation/clocks.ts';
import { type Phase, due, phaseAt, transitions, uncancelled } from '../../../shared/domain/period/period.ts';

const end = (date: string) => endOfDay('Asia/Shanghai', date);
const deadlines = {
  planning: end('2026-07-15'),
  implementation: end('2026-09-30'),
  assessment: end('2026-10-20'),
  feedback: end('2026-11-03'),
  application: end('2026-11-17'),
};
const inPhase = (phase: Phase) => ({ phase, deadlines });

/** What the schedule does: one due transition after another. */
function advance(phase: Phase, now: number, circumstances = {}): Phase[] {
  const seen: Phase[] = [];
  for (let next = due(inPhase(phase), now, circumstances); next; next = due(inPhase(next.to), now, circumstances))
    seen.push(next.to);
  return seen;
}

describe('a period moves when its deadline is over', () => {
  test('at the last millisecond of the deadline it stays, one millisecond later it is due', () => {
    expect(due(inPhase('planning'), deadlines.planning, {})).toBeUndefined();
    expect(due(inPhase('planning'), deadlines.planning + 1, {})?.to).toBe('implementation');
  });

  test('a second run at the same time finds nothing due', () => {
    const now = deadlines.planning + 1;
    expect(advance('planning', now)).toEqual(['implementation']);
    expect(advance('implementation', now)).toEqual([]);
  });

  test('a schedule that slept through two deadlines catches up one phase after another and stops at the close', () => {
    expect(advance('planning', deadlines.application + 1)).toEqual(['implementation', 'assessment', 'closing']);
  });

  test('the clock neither opens a draft nor ends the closing job nor reopens an archive', () => {
    for (const phase of ['draft', 'closing', 'archived'] as const) {
      expect(due(inPhase(phase), Number.MAX_SAFE_INTEGER, { approved: true })).toBeUndefined();
    }
  });

  test('running every five minutes or once at the end gives the same phase', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 24 * 130 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(hours, (marks) => {
        const times = marks.map((hour) => end('2026-07-10') + hour * 3_600_000).sort((a, b) => a - b);
        const stepwise = times.reduce<Phase>((phase, now) => advance(phase, now).at(-1) ?? phase, 'planning');
        const last = times.at(-1) ?? 0;
        expect(advance('planning', last).at(-1) ?? 'planning').toBe(stepwise);
      }),
      { numRuns: 200, seed: 20260930 },
    );
  });
});

describe('what holds a period in its phase', () => {
  test('feedback does not end while the clock of an undecided case still runs', () => {
    const now = deadlines.feedback + 1;
    expect(due(inPhase('feedback'), now, { casesRunUntil: now })).toBeUndefined();
    expect(due(inPhase('feedback'), now, { casesRunUntil: now - 1 })?.to).toBe('application');
    expect(due(inPhase('feedback'), now, {})?.to).toBe('application');
  });

  test('a period is not archived before the committee has approved its results', () => {
    const now = deadlines.application + 1;
    expect(due(inPhase('application'), now, {})).toBeUndefined();
    expect(due(inPhase('application'), now, { approved: true })?.to).toBe('archived');
  });
});

describe('a request sees the phase its own time gives', () => {
  test('a filing after the assessment deadline finds the period closing, though no schedule has run', () => {
    expect(phaseAt(inPhase('planning'), deadlines.assessment)).toBe('assessment');
    expect(phaseAt(inPhase('planning'), deadlines.assessment + 1)).toBe('closing');
  });

  test('what waits for a case or the committee is not past its phase by time alone', () => {
    expect(phaseAt(inPhase('feedback'), deadlines.application + 1)).toBe('feedback');
    expect(phaseAt(inPhase('application'), deadlines.application + 1)).toBe('application');
  });
});

test('the table leads from draft to archive, and the clock or a job moves what nobody else does', () => {
  const path: Phase[] = ['draft'];
  for (let next = leaving('draft'); next.length > 0; next = leaving(path.at(-1) ?? 'draft')) {
    expect(new Set(next.map(({ to }) => to)).size).toBe(1);
    path.push(...next.slice(0, 1).map(({ to }) => to));
  }
  expect(path).toEqual(uncancelled);
});

test('the committee cancels a period in any phase before it closes, and nothing leads out of that', () => {
  const cancelling = transitions.filter(({ what }) => what === 'periods.cancelled');
  expect(cancelling.map(({ from }) => from)).toEqual(['draft', 'planning', 'implementation', 'assessment']);
  expect(cancelling.every(({ by, to }) => by === 'committee' && to === 'cancelled')).toBe(true);
  expect(leaving('cancelled')).toEqual([]);
  expect(due(inPhase('cancelled'), deadlines.application + 1, { approved: true })).toBeUndefined();
});

const leaving = (phase: Phase) => transitions.filter(({ from, to }) => from === phase && to !== 'cancelled');
