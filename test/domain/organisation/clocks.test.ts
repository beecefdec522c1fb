import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/organisation/calendar.ts';
import {
  dateAt,
  dayDeadline,
  endOfDay,
  localInstant,
  startOfDay,
  workdayDeadline,
} from '../../../shared/domain/organisation/clocks.ts';

const shanghai = { timeZone: 'Asia/Shanghai', years: [] };
const at = (text: string) => Date.parse(text);

describe('days and instants', () => {
  test('a day in Shanghai begins at 16:00 UTC of the day before and lasts to its last millisecond', () => {
    expect(startOfDay('Asia/Shanghai', '2026-10-01')).toBe(at('2026-09-30T16:00:00Z'));
    expect(endOfDay('Asia/Shanghai', '2026-10-01')).toBe(at('2026-10-01T15:59:59.999Z'));
  });

  test('an instant belongs to the local date, not to the UTC date', () => {
    expect(dateAt('Asia/Shanghai', at('2026-09-30T16:00:00Z'))).toBe('2026-10-01');
    expect(dateAt('Asia/Shanghai', at('2026-09-30T15:59:59.999Z'))).toBe('2026-09-30');
    expect(dateAt('Asia/Urumqi', at('2026-09-30T16:00:00Z'))).toBe('2026-09-30');
  });

  test('an instant as the clocks of the place show it is the same instant', () => {
    const told = at('2026-07-28T17:00:00.485Z');
    expect(localInstant('Asia/Shanghai', told)).toBe('2026-07-29T01:00:00.485+08:00');
    expect(localInstant('America/St_Johns', told)).toBe('2026-07-28T14:30:00.485-02:30');
    expect(localInstant('UTC', told)).toBe('2026-07-28T17:00:00.485+00:00');
    expect(at(localInstant('Asia/Kathmandu', told))).toBe(told);
  });

  test('a day on which the clocks skip midnight begins at the first time that exists', () => {
    expect(startOfDay('America/Sao_Paulo', '2018-11-04')).toBe(at('2018-11-04T03:00:00Z'));
    expect(startOfDay('Asia/Beirut', '2026-03-29')).toBe(at('2026-03-28T22:00:00Z'));
  });

  test('every day of every zone begins where the day before it ends', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/Sao_Paulo',
      'Asia/Beirut',
      'America/Havana',
      'Atlantic/Azores',
      'Pacific/Kiritimati',
      'Australia/Lord_Howe',
      'UTC',
    );
    const days = fc.integer({ min: 0, max: 14_000 }).map((n) => addDays('2000-01-01', n));
    fc.assert(
      fc.property(zones, days, (zone, date) => {
        const start = startOfDay(zone, date);
        expect(dateAt(zone, start)).toBe(date);
        expect(dateAt(zone, start - 1)).toBe(addDays(date, -1));
      }),
      { numRuns: 500, seed: 20260930 },
    );
  });
});

describe('clocks', () => {
  test('three working days from a Friday afternoon end with the Wednesday', () => {
    expect(workdayDeadline(shanghai, at('2026-11-20T08:00:00Z'), 3)).toBe(endOfDay('Asia/Shanghai', '2026-11-25'));
  });

  test('a thing done at one in the morning local time starts its clock on that local day', () => {
    expect(workdayDeadline(shanghai, at('2026-11-22T17:00:00Z'), 1)).toBe(endOfDay('Asia/Shanghai', '2026-11-24'));
  });

  test('a thirty-day clock of the civil servants law counts days of rest', () => {
    expect(dayDeadline(shanghai, at('2026-09-01T02:00:00Z'), 30)).toBe(endOfDay('Asia/Shanghai', '2026-10-01'));
  });
});
