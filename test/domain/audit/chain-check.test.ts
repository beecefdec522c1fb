import { describe, expect, test } from 'vitest';
import { genesis, link } from '../../../shared/domain/audit/chain.ts';
import { chainFaults } from '../../../shared/domain/audit/chain-check.ts';

const hour = 60 * 60_000;
const midnight = Date.parse('2026-10-15T00:00:00+08:00');

/** An entry written after an anchor that was signed at two in the morning, when the schedule came by again. */
const faults = (by: string, at: number) => {
  const entry = link({
    n: 1,
    what: 'periods.assessment-ended',
    by: { id: by, roles: [] },
    at,
    trace: 'late',
    head: 0,
    previous: genesis,
  });
  const anchor = { n: 0, hash: '', at: midnight + 2 * hour, kind: 'anchor' as const };
  return chainFaults({ entries: [entry], items: {} }, [anchor]).map(({ kind }) => kind);
};

describe('an entry behind an anchor', () => {
  test('of a close that begins late in the night bears the beginning of its day, and is not called backdated', () => {
    expect(faults('schedule', midnight)).toEqual([]);
    expect(faults('notices', midnight - 5 * hour)).toEqual([]);
  });

  test('that bears more than a day before is backdated, whoever wrote it', () => {
    expect(faults('schedule', midnight - 24 * hour)).toEqual(['backdated-entry']);
  });

  test('of a person is written within a quarter of an hour', () => {
    expect(faults('office', midnight)).toEqual(['backdated-entry']);
    expect(faults('office', midnight + 1.8 * hour)).toEqual([]);
  });
});
