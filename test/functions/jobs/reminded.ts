import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import type { Platform } from '../../../functions/services.ts';
import type { DutyEvent } from '../../../shared/domain/duty/reminder.ts';
import { lastJob, wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { partition, sort } from '../../../shared/storage/keys.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { beginReminders, remindersOf } from '../../../shared/storage/reminders.ts';
import { period } from '../../make/enrolled.ts';
import { chinaTime } from '../../make/world.ts';
import type { County } from '../goals/stage.ts';

const record = remindersOf(period);

export const morning = (date: string) => chinaTime(`${date}T08:30:00`);
export const minute = 60_000;
export const turn = (now: number, holder = 'worker') => ({ holder, now, hasTime: () => true });

/** A county whose period is looked through every working morning from an instant on; what was put on its bus. */
export async function remindedFrom(at: string, county: Promise<County>) {
  const world = await county;
  const { table, jurisdiction } = world;
  const announced: DutyEvent[] = [];
  const queue: Wake[] = [];
  const key = { pk: partition.job(jurisdiction, 'reminders', period), sk: sort.job };
  const { head } = await existingPeriod(table, jurisdiction, period);
  await table.write(await beginReminders(table, jurisdiction, head, chinaTime(at)));

  const platform: Platform = {
    ...world.platform,
    bus: {
      put: async (events) => {
        announced.push(...events);
        return new Set();
      },
    },
    jobs: { send: async (messages) => void queue.push(...messages) },
  };
  const drain = async (of: Platform, now: number): Promise<void> => {
    for (let wake = queue.shift(); wake; wake = queue.shift()) await work(of, kinds, wake, turn(now));
  };
  /** The schedule finds this one job due. */
  const wakes = async (now: number) => void queue.splice(0, Infinity, ...(await wakesFor(table, key, now)));

  return {
    world,
    platform,
    announced,
    queue,
    key,
    drain,
    wakes,
    job: async () => (await lastJob(table, { jurisdiction, record })).job!,
    /** The schedule comes by, and the worker does what it finds. */
    comesBy: async (now: number, of = platform): Promise<void> => {
      await wakes(now);
      await drain(of, now);
    },
    /** What was said since it was asked last. */
    said: () => announced.splice(0).map(sentence).sort(),
  };
}

export const sentence = ({ moment, what, subject, filing }: DutyEvent): string =>
  [moment, what, subject, filing?.slot].filter(Boolean).join(' ');

export const both = (moment: string) => [
  `${moment} goals.propose official.officer`,
  `${moment} goals.propose unit.services`,
];
