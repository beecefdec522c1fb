import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { platform } from '../services.ts';
import { advance } from './advance.ts';

const Scheduled = z.object({ scheduledTime: z.iso.datetime({ offset: true }) });

let opened: ReturnType<typeof platform> | undefined;

/** Called by the schedule with the time it was due, which is the time the run goes by. */
export async function handler(event: unknown, context: Context): Promise<{ moved: string[] }> {
  opened ??= platform();
  const { scheduledTime } = Scheduled.parse(event);
  const { table, jobs } = opened;
  return advance({ table, jobs, now: Date.parse(scheduledTime), trace: context.awsRequestId });
}
