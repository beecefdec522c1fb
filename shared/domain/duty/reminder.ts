import * as z from 'zod';
import { digest } from '../audit/chain.ts';
import { Role } from '../organisation/authority.ts';
import { addDays, addWorkdays, type WorkCalendar } from '../organisation/calendar.ts';
import { dateAt, endOfDay, instantAt, startOfDay } from '../organisation/clocks.ts';
import { Bilingual, formed } from '../text.ts';
import type { Text } from '../../text/refusal.ts';
import type { Duty } from './duty.ts';

/** When on a working morning the duties are looked through, and how many working days before its end a clock is near. */
export const ReminderSettings = z.strictObject({
  at: formed('time-of-day', /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/),
  nearDays: z.int().min(1).max(30),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;
export const usualReminders: ReminderSettings = { at: '08:30', nearDays: 3 };

/** near: the clock ends within some working days · due: before the next working morning · late: it is over. */
export const Moment = z.enum(['near', 'due', 'late']);
export type Moment = z.infer<typeof Moment>;

/** So many people are named with an event; a role of which there are more is written to as a role. */
export const mostRecipients = 50;

const Instant = z.iso.datetime();

/** What is put on the bus of a duty that has become near, due or late. Published: fields are added, never taken away. */
export const DutyEvent = z.strictObject({
  id: z.string().describe('The same each time this is sent: whoever has seen it drops it.'),
  jurisdiction: z.string(),
  moment: Moment,
  at: Instant.describe('The run that found it.'),
  what: z.string().describe('The route of the API that does it.'),
  name: Bilingual,
  period: z.string(),
  periodName: Bilingual,
  subject: z.string(),
  subjectName: Bilingual,
  about: Bilingual.optional().describe('Which of several: the indicator and its slot, the line.'),
  matter: z.string().optional(),
  filing: z.strictObject({ indicator: z.string(), slot: z.string() }).optional(),
  due: Instant,
  dueOn: z.iso.date().describe('The local day that ends with it.'),
  roles: z.array(Role).max(Role.options.length),
  unit: z.string().describe('Where the subject stands: a role of a unit is held there or above.'),
  person: z.string().optional().describe('It waits for this one person.'),
  recipients: z.array(z.string()).max(mostRecipients).describe('Who holds such a role there now and may do it.'),
  more: z.boolean().describe('There are more than are named.'),
});
export type DutyEvent = z.infer<typeof DutyEvent>;

/** A run, and until when what ends is due and near by it. */
export interface Morning {
  readonly at: number;
  readonly timeZone: string;
  readonly dueUntil: number;
  readonly nearUntil: number;
}

/** What ends on days of rest is due on the last working morning before them: no run comes in between. */
export function morningOf(calendar: WorkCalendar, { nearDays }: ReminderSettings, at: number): Morning {
  const { timeZone } = calendar;
  const today = dateAt(timeZone, at);
  return {
    at,
    timeZone,
    dueUntil: startOfDay(timeZone, addWorkdays(calendar, today, 1)) - 1,
    nearUntil: endOfDay(timeZone, addWorkdays(calendar, today, nearDays)),
  };
}

/** The first working morning behind an instant. */
export function nextMorning(calendar: WorkCalendar, { at }: ReminderSettings, after: number): number {
  const { timeZone } = calendar;
  const today = dateAt(timeZone, after);
  const morning = (from: string) => instantAt(timeZone, `${addWorkdays(calendar, from, 0)}T${at}`);
  const next = morning(today);
  return next > after ? next : morning(addDays(today, 1));
}

export function momentOf(due: number | undefined, { at, dueUntil, nearUntil }: Morning): Moment | undefined {
  if (due === undefined || due > nearUntil) return undefined;
  if (at > due) return 'late';
  return due <= dueUntil ? 'due' : 'near';
}

interface Of {
  readonly jurisdiction: string;
  readonly period: { readonly id: string; readonly name: Text };
  readonly subject: { readonly subject: string; readonly name: Text };
}

/** A reminder before it is known who is to be told. */
type Untold = Omit<DutyEvent, 'unit' | 'recipients' | 'more'>;

/**
 * What there is to say of a duty this morning. Its id is made of who must do what for whom until when, and of the moment: a run
 * that is repeated says the same again, and a clock that is given anew is announced anew.
 */
export function reminderOf(
  duty: Duty,
  { jurisdiction, period, subject: of }: Of,
  morning: Morning,
): Untold | undefined {
  const { what, name, due, by, person, about, matter, filing } = duty;
  const moment = momentOf(due, morning);
  if (due === undefined || !moment) return undefined;
  const { subject, name: subjectName } = of;
  const roles = Role.options.filter((role) => by.some((allow) => allow.role === role));
  const which = filing ?? matter ?? about?.en ?? '';
  return {
    id: digest([jurisdiction, period.id, subject, what, which, roles, person ?? '', due, moment]).slice(0, 32),
    jurisdiction,
    moment,
    at: new Date(morning.at).toISOString(),
    what,
    name,
    period: period.id,
    periodName: period.name,
    subject,
    subjectName,
    ...(about ? { about } : {}),
    ...(matter === undefined ? {} : { matter }),
    ...(filing ? { filing } : {}),
    due: new Date(due).toISOString(),
    dueOn: dateAt(morning.timeZone, due),
    roles,
    ...(person === undefined ? {} : { person }),
  };
}
