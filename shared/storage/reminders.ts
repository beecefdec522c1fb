import * as z from 'zod';
import { dateAt } from '../domain/organisation/clocks.ts';
import type { WorkCalendar } from '../domain/organisation/calendar.ts';
import { DutyEvent, nextMorning, usualReminders, type ReminderSettings } from '../domain/duty/reminder.ts';
import { legible } from './damaged.ts';
import { done, enterStage, jobFields, jobOf } from './jobs.ts';
import { collectionName, partition, sort } from './keys.ts';
import { loadCalendar, type PeriodHead } from './periods.ts';
import type { Table, Write } from './table.ts';

/** A period's job of every working morning. */
export const ReminderJob = z.strictObject({
  ...jobFields,
  kind: z.literal('reminders'),
  period: z.string(),
  shards: z.int().min(1),
});
export type ReminderJob = z.infer<typeof ReminderJob>;

/** The record whose jobs are the reminders of a period, one a morning. */
export const remindersOf = (period: string): string => collectionName(partition.job('', 'reminders', period));

export const reminderJob = (
  jurisdiction: string,
  { id: period, shards }: Pick<PeriodHead, 'id' | 'shards'>,
  { generation, at, day }: { readonly generation: number; readonly at: number; readonly day: string },
) => ({ jurisdiction, kind: 'reminders' as const, generation, at, trace: `reminders@${day}`, period, shards });

/** By what mornings a jurisdiction is reminded. */
export async function remindersBy(
  table: Table,
  jurisdiction: string,
): Promise<{ calendar: WorkCalendar; settings: ReminderSettings }> {
  const { reminders: settings = usualReminders, ...calendar } = await loadCalendar(table, jurisdiction);
  return { calendar, settings };
}

/** From the next working morning on a period is looked through; nothing where that has begun. */
export async function beginReminders(
  table: Table,
  jurisdiction: string,
  period: Pick<PeriodHead, 'id' | 'shards'>,
  now: number,
): Promise<readonly Write[]> {
  const pk = partition.job(jurisdiction, 'reminders', period.id);
  const [begun, { calendar, settings }] = await Promise.all([
    table.get({ pk, sk: sort.job }),
    remindersBy(table, jurisdiction),
  ]);
  if (begun) return [];
  const first = reminderJob(jurisdiction, period, { generation: 1, at: now, day: dateAt(calendar.timeZone, now) });
  const job = jobOf(remindersOf(period.id), { ...first, stage: done });
  return enterStage({ job, parts: [], again: nextMorning(calendar, settings, now) }).writes;
}

interface In {
  readonly jurisdiction: string;
  readonly period: string;
  readonly shard: number;
}

/** Of one subject: ids of all that was announced, and what of it waits to be sent. */
const Reminded = z.strictObject({ subject: z.string(), said: z.array(z.string()), unsent: z.array(DutyEvent) });
export type Reminded = z.infer<typeof Reminded>;

export async function remindedOf(table: Table, at: In, subjects: readonly string[]): Promise<Map<string, Reminded>> {
  const items = subjects.length > 0 ? await table.getMany(subjects.map((subject) => keyOf(at, subject))) : [];
  return new Map(legible(items, Reminded).map((one) => [one.subject, one]));
}

/** Put beside the checkpoint of the part that found it: the checkpoint's condition is the condition of this too. */
export const remindedWrite = (at: In, one: Reminded): Write => ({ put: { ...one, ...keyOf(at, one.subject) } });

const keyOf = ({ jurisdiction, period, shard }: In, subject: string) => ({
  pk: partition.reminded(jurisdiction, period, String(shard)),
  sk: sort.reminded(subject),
});
