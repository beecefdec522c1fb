import * as z from 'zod';
import { Bilingual } from '../domain/text.ts';
import { legible } from './damaged.ts';
import { partition, sort } from './keys.ts';
import type { Table, Write } from './table.ts';

/** Whoever comes once a month sees the months before. */
const toldFor = 92 * 24 * 60 * 60 * 1000;

/** An act of a person, as they are reminded of it: nothing is decided by it, and it passes. */
const Did = z.strictObject({
  /** The route. */
  what: z.string(),
  /** What that was called then. */
  name: Bilingual,
  period: z.string().optional(),
  subject: z.string().optional(),
  at: z.int(),
});
type Did = z.infer<typeof Did>;

interface Doer {
  readonly jurisdiction: string;
  readonly id: string;
}

/** Goes into the transaction of the act. */
export const rememberAct = ({ jurisdiction, id }: Doer, did: Did, trace: string): Write => ({
  put: {
    pk: partition.did(jurisdiction, id),
    sk: sort.did(did.at, trace),
    ...did,
    expires: Math.ceil((did.at + toldFor) / 1000),
  },
});

/** What somebody did, the latest first. */
export async function lately(table: Table, { jurisdiction, id }: Doer, limit: number): Promise<Did[]> {
  const question = { partition: partition.did(jurisdiction, id), prefix: sort.dids, backwards: true, limit };
  return legible((await table.query(question)).items, Did);
}
