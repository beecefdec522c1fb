import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { log } from '../../shared/log.ts';
import { platform } from '../services.ts';
import { advance } from './advance.ts';

const Scheduled = z.object({ scheduledTime: z.iso.datetime({ offset: true }) });

let opened: ReturnType<typeof platform> | undefined;

/** Called by the schedule with the time it was due, which is the time the run goes by. */
export async function handler(event: unknown, context: Context): Promise<{ moved: string[] }> {
  opened ??= platform();
  const { scheduledTime } = Scheduled.parse(event);
  const { table, jobs } = opened;
  // A run repeated for the same time is the same run: what it writes says so, and the log leads from one to the other.
  const trace = `schedule@${scheduledTime}`;
  log('advance', { trace, request: context.awsRequestId });
  return advance({ table, jobs, now: Date.parse(scheduledTime), trace });
}
