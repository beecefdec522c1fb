import { describe, expect, test } from 'vitest';
import type { Duty } from '../../../shared/domain/duty/duty.ts';
import {
  DutyEvent,
  momentOf,
  morningOf,
  nextMorning,
  reminderOf,
  usualReminders,
} from '../../../shared/domain/duty/reminder.ts';
import { endOfDay } from '../../../shared/domain/organisation/clocks.ts';
import { chinaTime } from '../../make/world.ts';

const timeZone = 'Asia/Shanghai';
/** 2026-10-01 to 07 are the holidays of the National Day, and 2026-10-10, a Saturday, is worked. */
const calendar = { timeZone, years: [] };
const morning = (date: string) => morningOf(calendar, usualReminders, chinaTime(`${date}T08:30:00`));
const endOf = (date: string) => endOfDay(timeZone, date);

describe('the moment of a duty', () => {
  test.each([
    // Monday, three working days: Thursday.
    ['2026-07-06', '2026-07-10', undefined],
    ['2026-07-06', '2026-07-09', 'near'],
    ['2026-07-06', '2026-07-06', 'due'],
    ['2026-07-06', '2026-07-05', 'late'],
    // Friday: nobody is told on Saturday and Sunday.
    ['2026-07-10', '2026-07-12', 'due'],
    ['2026-07-10', '2026-07-13', 'near'],
    // The last working morning before the holidays.
    ['2026-09-30', '2026-10-07', 'due'],
    ['2026-09-30', '2026-10-10', 'near'],
    ['2026-09-30', '2026-10-12', undefined],
  ])('on the morning of %s, of what ends with %s, is %s', (today, due, moment) => {
    expect(momentOf(endOf(due), morning(today))).toBe(moment);
  });

  test('is none where no clock runs', () => {
    expect(momentOf(undefined, morning('2026-07-06'))).toBeUndefined();
  });
});

describe('the next working morning', () => {
  test.each([
    ['2026-07-06T08:29:59', '2026-07-06T08:30:00'],
    ['2026-07-06T08:30:00', '2026-07-07T08:30:00'],
    ['2026-07-10T12:00:00', '2026-07-13T08:30:00'],
    ['2026-09-30T23:00:00', '2026-10-08T08:30:00'],
    ['2026-10-09T09:00:00', '2026-10-10T08:30:00'],
  ])('after %s is %s', (after, next) => {
    expect(nextMorning(calendar, usualReminders, chinaTime(after))).toBe(chinaTime(next));
  });

  test('is at the time the jurisdiction says', () => {
    const early = { ...usualReminders, at: '07:15' };
    expect(nextMorning(calendar, early, chinaTime('2026-07-06T08:00:00'))).toBe(chinaTime('2026-07-07T07:15:00'));
  });
});

describe('a reminder', () => {
  const text = { zh: '财政局', en: 'Finance' };
  const of = {
    jurisdiction: '330199',
    period: { id: '2026q3', name: text },
    subject: { subject: 'unit.finance', name: text },
  };
  const duty: Duty = {
    what: 'progress.file',
    name: { zh: '填报', en: 'File the figure' },
    due: endOf('2026-07-09'),
    by: [{ role: 'unit-leader', scope: 'unit' }],
    filing: { indicator: 'online', slot: '2026-06' },
  };
  const said = (more: Partial<Duty> = {}, date = '2026-07-06') => reminderOf({ ...duty, ...more }, of, morning(date))!;

  test('has the same id on every run of its moment, and another of each moment', () => {
    expect(said({}, '2026-07-07').id).toBe(said().id);
    expect(new Set(['2026-07-06', '2026-07-09', '2026-07-10'].map((date) => said({}, date).id)).size).toBe(3);
  });

  test('of another clock, slot, role or person is another', () => {
    const others: Partial<Duty>[] = [
      {},
      { due: endOf('2026-07-08') },
      { filing: { indicator: 'online', slot: '2026-05' } },
      { by: [{ role: 'unit-contributor', scope: 'unit' }] },
      { person: 'li' },
    ];
    expect(new Set(others.map((more) => said(more).id)).size).toBe(others.length);
  });

  test('is an event of the published schema once its recipients are known', () => {
    const event = { ...said(), unit: 'finance', recipients: ['li'], more: false };
    expect(DutyEvent.parse(event)).toEqual(event);
    expect(event).toMatchObject({ moment: 'near', dueOn: '2026-07-09', roles: ['unit-leader'] });
  });
});
