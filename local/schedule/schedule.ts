import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { RoledFunction } from '../functions/functions.ts';
import type { Permissions } from '../identity/permissions.ts';
import type { Log } from '../log.ts';
import type { Queue } from '../queue/queue.ts';
import type { Placed, Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';
import type { Clock } from './clock.ts';

export const scheduleSchema = z.strictObject({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  // On one machine there is nobody to spread the load among.
  FlexibleTimeWindow: cloudOnly,
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    RetryPolicy: cloudOnly,
    DeadLetterConfig: cloudOnly,
  }),
  Name: cloudOnly,
  GroupName: cloudOnly,
  Description: cloudOnly,
  ScheduleExpressionTimezone: cloudOnly,
});

type Schedule = Placed<z.infer<typeof scheduleSchema>>;

export interface Schedules {
  /** Logical ids of those that are enabled. */
  ids: readonly string[];
  /** Runs one schedule, or all that are due, and waits for what they call. Gives how many ran. */
  fire: (id?: string) => Promise<number>;
  /** Resolves when no run is under way. */
  idle: () => Promise<void>;
  stop: () => void;
}

interface SchedulesOptions {
  schedules: readonly Schedule[];
  clock: Clock;
  /** Sends the event to the function with this ARN on behalf of a role. */
  log: Log;
  send: (functionArn: string, role: string, event: unknown) => Promise<void>;
}

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Runs `rate(…)` schedules by the real time that passes and once after every jump of the clock: a year's worth of missed runs is one
 * late run, as after an outage, and what is due is the function's to find.
 */
export function startSchedules({ schedules, clock, log, send }: SchedulesOptions): Schedules {
  const under = new Set<Promise<void>>();
  const entries = schedules
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map((schedule) => ({ schedule, every: interval(schedule), last: clock.now() }));

  const run = async (entry: (typeof entries)[number]): Promise<void> => {
    entry.last = clock.now();
    const { arn, properties } = entry.schedule;
    const { Arn, RoleArn, Input } = properties.Target;
    const job = send(Arn, RoleArn, JSON.parse(filled(Input, arn, entry.last)));
    under.add(job);
    try {
      await job;
    } finally {
      under.delete(job);
    }
  };

  const unattended = async (entry: (typeof entries)[number]): Promise<void> => {
    try {
      await run(entry);
    } catch (error) {
      log({ source: entry.schedule.name, level: 'error', text: String(error) });
    }
  };

  const fire: Schedules['fire'] = async (id) => {
    const due = entries.filter(({ schedule, last, every }) =>
      id === undefined ? clock.now() - last >= every : schedule.id === id,
    );
    if (id !== undefined && due.length === 0) throw new Error(`the template has no enabled schedule ${id}`);
    await Promise.all(due.map(run));
    return due.length;
  };

  clock.onTravel(async () => void (await fire()));
  const timers = entries.map((entry) => setInterval(() => void unattended(entry), entry.every).unref());
  return {
    ids: entries.map(({ schedule }) => schedule.id),
    fire,
    async idle() {
      await Promise.all(under);
    },
    stop: () => timers.forEach((timer) => clearInterval(timer)),
  };
}

function interval({ id, properties }: Schedule): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(properties.ScheduleExpression) ?? [];
  const length = units[unit];
  if (length === undefined)
    throw new Error(`schedule ${id}: only rate(…) is realised here, not ${properties.ScheduleExpression}`);
  return Number(count) * length;
}

/** Scheduler's context attributes; its times have no fraction of a second. */
function filled(input: string, arn: string, now: number): string {
  return input
    .replaceAll('<aws.scheduler.scheduled-time>', new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'))
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

const configSchema = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.coerce.number().default(2),
  // Retries follow at once here, so no event grows old.
  MaximumEventAgeInSeconds: cloudOnly,
});

interface SendingOptions {
  stack: Stack;
  functions: readonly RoledFunction[];
  queues: ReadonlyMap<string, Queue>;
  permissions: Permissions;
}

/** Lambda's asynchronous invocation: tried again after a failure, and left with the dead letters after the last. */
export function createSending({ stack, functions, queues, permissions }: SendingOptions) {
  const configs = stack.all('AWS::Lambda::EventInvokeConfig', configSchema);
  return async (functionArn: string, role: string, event: unknown): Promise<void> => {
    const target = functions.find(({ arn }) => arn === functionArn);
    if (!target) throw new Error(`${functionArn} is not a function of the template`);
    permissions.byRole(role, { action: 'lambda:InvokeFunction', resource: functionArn });
    const config = configs.find(({ properties }) => [target.name, target.arn].includes(properties.FunctionName));
    for (let left = config?.properties.MaximumRetryAttempts ?? 2; left >= 0; left -= 1) {
      const outcome = await target.invoke(event);
      if (outcome.ok || outcome.reason === 'stopped') return;
    }
    const deadLetters = [...queues.values()].find(({ arn }) => arn === target.deadLetters);
    if (!deadLetters) return;
    permissions.byRole(target.role, { action: 'sqs:SendMessage', resource: deadLetters.arn });
    deadLetters.send(JSON.stringify(event));
  };
}
