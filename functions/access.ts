import * as z from 'zod';
import { append, isDamaged, type Chained } from '../shared/storage/chained.ts';
import { partition } from '../shared/storage/keys.ts';
import { load } from '../shared/storage/record.ts';
import type { Write } from '../shared/storage/table.ts';
import type { Caller, Services } from './services.ts';

type Access =
  | 'audit.read'
  | 'audit.verified'
  | 'audit.exported'
  | 'schemes.table-exported'
  | 'scoring.ballot-read'
  | 'scoring.sheet-exported';

/** Reads are recorded like changes: who looked at what, and at an export also why. */
export async function recordAccess(
  services: Services,
  caller: Caller,
  what: Access,
  { of, why }: { of: string; why?: string },
): Promise<readonly Write[]> {
  const { now, trace } = services;
  const chain = await accessLog(services, caller.jurisdiction);
  return append(chain, { what, by: caller, at: now, trace, data: { of }, ...(why === undefined ? {} : { why }) })
    .writes;
}

/** Where the log is damaged it goes on in a volume of its own: whoever breaks it must not thereby stop the auditor. */
async function accessLog({ table }: Services, jurisdiction: string): Promise<Chained<object>> {
  for (let volume = 1; ; volume += 1) {
    try {
      return await load(table, partition.access(jurisdiction, volume), { head: z.strictObject({}), index: () => ({}) });
    } catch (error) {
      if (!isDamaged(error)) throw error;
    }
  }
}
