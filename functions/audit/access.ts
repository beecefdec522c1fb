import * as z from 'zod';
import { append, load } from '../../shared/storage/chained.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';

/** Reads are recorded like changes: who looked at what, and at an export also why. */
export async function recordAccess(
  { table, now, trace }: Services,
  caller: Caller,
  what: 'audit.read' | 'audit.verified' | 'audit.exported',
  { of, why }: { of: string; why?: string },
): Promise<readonly Write[]> {
  const chain = await load(table, partition.access(caller.jurisdiction), z.strictObject({}));
  return append(chain, { what, by: caller, at: now, trace, data: { of }, ...(why === undefined ? {} : { why }) })
    .writes;
}
