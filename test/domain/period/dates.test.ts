import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../../shared/domain/organisation/calendar.ts';
import { dateAt, endOfDay } from '../../../shared/domain/organisation/clocks.ts';
import type { Deadlines } from '../../../shared/domain/period/period.ts';
import {
  deadlinesAfterClose,
  extended,
  PhaseClocks,
  plannedDeadlines,
  unannounced,
} from '../../../shared/domain/period/dates.ts';
import { spanOf } from '../../../shared/domain/period/types.ts';

const calendar: WorkCalendar = { timeZone: 'Asia/Shanghai', years: [] };
const clocks = PhaseClocks.parse({});
const dates = (deadlines: Deadlines) =>
  Object.fromEntries(Object.entries(deadlines).map(([phase, at]) => [phase, dateAt('Asia/Shanghai', at)]));
const third = spanOf({ type: 'quarter', year: 2026, number: 3 });
const planned = plannedDeadlines(calendar, third, { clocks, declared: {} });

describe('the deadlines of a period', () => {
  test('the third quarter of 2026 plans until 15 July and is assessed until 20 October, National Day left out', () => {
    expect(dates(planned)).toEqual({
      planning: '2026-07-15',
      implementation: '2026-09-30',
      assessment: '2026-10-20',
      feedback: '2026-11-03',
      application: '2026-11-17',
    });
    expect(planned.assessment).toBe(endOfDay('Asia/Shanghai', '2026-10-20'));
  });

  test('what follows a declared date counts from it', () => {
    const declared = { assessment: '2026-10-30' };
    expect(dates(plannedDeadlines(calendar, third, { clocks, declared }))).toMatchObject({
      assessment: '2026-10-30',
      feedback: '2026-11-13',
    });
  });

  test.each([
    [{ planning: '2026-06-30' }, 'periods.deadline-before-start'],
    [{ planning: '2026-10-01' }, 'periods.deadlines-out-of-order'],
    [{ feedback: '2026-10-20' }, 'periods.deadlines-out-of-order'],
  ])('%j is refused: %s', (declared, code) => {
    expect(() => plannedDeadlines(calendar, third, { clocks, declared })).toThrow(expect.objectContaining({ code }));
  });

  test('a year-end period reaches into a year nobody has announced, and that is known of it', () => {
    const year = spanOf({ type: 'year', year: 2026 });
    const counted = plannedDeadlines(calendar, year, { clocks, declared: {} });
    expect(dates(counted)).toMatchObject({ implementation: '2026-12-31', assessment: '2027-01-15' });
    expect(unannounced(calendar, year, counted)).toEqual([2027]);
    expect(unannounced(calendar, third, planned)).toEqual([]);
  });
});

describe('changing a deadline', () => {
  const period = { phase: 'planning', deadlines: planned } as const;
  const now = planned.planning;

  test('a deadline moves later, on its last millisecond still', () => {
    const moved = extended(calendar, period, { changes: { planning: '2026-07-17' }, now });
    expect(dates(moved)).toMatchObject({ planning: '2026-07-17', implementation: '2026-09-30' });
  });

  test.each([
    [{ planning: '2026-07-14' }, now, 'periods.deadline-only-later'],
    [{ planning: '2026-07-15' }, now, 'periods.deadline-only-later'],
    [{ planning: '2026-07-20' }, now + 1, 'periods.deadline-over'],
    [{ implementation: '2026-10-20' }, now, 'periods.deadlines-out-of-order'],
  ])('%j at %i is refused: %s', (changes, at, code) => {
    expect(() => extended(calendar, period, { changes, now: at })).toThrow(expect.objectContaining({ code }));
  });

  test('a phase that ended early stays over, whatever its deadline was', () => {
    const early = { phase: 'implementation', deadlines: planned } as const;
    expect(() => extended(calendar, early, { changes: { planning: '2026-07-20' }, now })).toThrow(
      expect.objectContaining({ code: 'periods.deadline-over' }),
    );
  });

  test('a draft is not published yet: its deadlines may come earlier too, in order', () => {
    const draft = { phase: 'draft', deadlines: planned } as const;
    expect(dates(extended(calendar, draft, { changes: { planning: '2026-07-10' }, now }))).toMatchObject({
      planning: '2026-07-10',
    });
    expect(() => extended(calendar, draft, { changes: { planning: '2026-09-30' }, now })).toThrow(
      expect.objectContaining({ code: 'periods.deadlines-out-of-order' }),
    );
  });

  test('later deadlines move together in one request', () => {
    const changes = { implementation: '2026-10-20', assessment: '2026-10-30' };
    expect(dates(extended(calendar, period, { changes, now }))).toMatchObject(changes);
  });
});

describe('a close that is late', () => {
  test('costs the subjects none of their working days for objections', () => {
    const late = endOfDay('Asia/Shanghai', '2026-10-26');
    expect(dates(deadlinesAfterClose(calendar, planned, late))).toMatchObject({
      feedback: '2026-11-09',
      application: '2026-11-23',
    });
  });

  test('changes nothing when it ends the day after the deadline', () => {
    expect(deadlinesAfterClose(calendar, planned, planned.assessment + 300_000)).toBe(planned);
  });

  test('never shortens a feedback phase that was extended', () => {
    const generous = {
      ...planned,
      feedback: endOfDay('Asia/Shanghai', '2026-12-15'),
      application: endOfDay('Asia/Shanghai', '2026-12-30'),
    };
    const announced = { ...calendar, years: [{ year: 2027, holidays: ['2027-01-01'], makeUpDays: [] }] };
    const later = deadlinesAfterClose(announced, generous, endOfDay('Asia/Shanghai', '2026-10-22'));
    expect(later.feedback).toBeGreaterThanOrEqual(generous.feedback);
  });
});
