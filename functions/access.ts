import { isDamaged } from '../shared/storage/damaged.ts';
import * as z from 'zod';
import { partition } from '../shared/storage/keys.ts';
import { type Chained, load } from '../shared/storage/record.ts';
import { retried } from '../shared/storage/attempt.ts';
import type { Table } from '../shared/storage/table.ts';
import type { Naming, Reply, Success } from './route.ts';
import type { Caller, Services } from './services.ts';

type Access =
  | 'audit.read'
  | 'audit.verified'
  | 'audit.exported'
  | 'schemes.table-exported'
  | 'scoring.ballot-read'
  | 'scoring.sheet-exported';

/** How often a read takes the next number of the log before everything that it rests on is read again. */
const attempts = 6;

/**
 * Gives what was read once the reading is recorded: who looked at what, and at an export why. All readers of a jurisdiction write
 * one log, so only the entry is tried again when its number is taken, not the reading.
 */
export async function recorded<B, S extends Success>(
  services: Services,
  caller: Caller,
  { what, of, why }: { what: Access; of: string; why?: string },
  reply: Reply<B, S>,
): Promise<Reply<B, S>> {
  const event = { what, data: { of }, why };
  return retried(attempts, async () => {
    const chain = await accessLog(services.table, caller.jurisdiction);
    return services.commit(services.record(chain, event).writes, reply);
  });
}

/** Begins reading the end of the log, for what is recorded in it. */
export const beginAccess = (table: Table, { jurisdiction }: Naming) => accessLog(table, jurisdiction);

/** Where the log is damaged it goes on in a volume of its own: whoever breaks it must not thereby stop the auditor. */
async function accessLog(table: Table, jurisdiction: string): Promise<Chained<object>> {
  for (let volume = 1; ; volume += 1) {
    try {
      return await load(table, partition.access(jurisdiction, volume), { head: z.strictObject({}), index: () => ({}) });
    } catch (error) {
      if (!isDamaged(error)) throw error;
    }
  }
}
