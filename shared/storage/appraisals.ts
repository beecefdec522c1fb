import * as z from 'zod';
import { Refused } from '../domain/refused.ts';
import { load, type Chained, type Existing } from './chained.ts';
import { list, listed, partition } from './keys.ts';
import type { Item, Table } from './table.ts';

const Named = z.strictObject({ zh: z.string(), en: z.string() });
const Signature = z.strictObject({ by: z.string(), at: z.int() });

/** What lists show of an appraisal, and what locks it. Everything else is in its entries and items. Aim: ≤ 1 KB. */
export const AppraisalHead = z.strictObject({
  period: z.string(),
  subject: z.string(),
  kind: z.enum(['unit', 'official', 'team']),
  name: Named,
  /** The unit the subject is or belongs to, and the units above it, root first. */
  unit: z.string(),
  path: z.array(z.string()),
  group: z.string(),
  shard: z.int().min(0),
  /** open: filings and ratings count · closed: scores are computed · final: the committee approved. */
  state: z.enum(['open', 'closed', 'final']),
  agreement: z
    .strictObject({
      state: z.enum(['none', 'proposed', 'countered', 'half-signed', 'signed', 'changing']),
      version: z.int().min(0),
    })
    .default({ state: 'none', version: 0 }),
  signOff: Signature.optional(),
  acceptance: Signature.optional(),
  raters: z.array(z.strictObject({ id: z.string(), group: z.string() })).optional(),
  score: z
    .strictObject({
      sheet: z.int().min(1),
      exact: z.string(),
      rounded: z.string(),
      /** Order of the declared tie keys and other figures ranking needs, so that ranking reads heads only. */
      keys: z.record(z.string(), z.string()),
    })
    .optional(),
  setAside: z.string().optional(),
  standing: z
    .strictObject({
      rank: z.int().min(1),
      of: z.int().min(1),
      band: z.string(),
      grade: z.string(),
      reasons: z.array(z.string()),
      generation: z.int().min(1),
    })
    .optional(),
  vetoes: z.array(z.string()).optional(),
  case: z.strictObject({ id: z.string(), state: z.string(), due: z.int().optional() }).optional(),
});
export type AppraisalHead = z.infer<typeof AppraisalHead>;
export type Appraisal = Existing<AppraisalHead>;

export const loadAppraisal = (
  table: Table,
  jurisdiction: string,
  period: string,
  subject: string,
): Promise<Chained<AppraisalHead>> => load(table, partition.appraisal(jurisdiction, period, subject), AppraisalHead);

export async function existingAppraisal(
  table: Table,
  jurisdiction: string,
  period: string,
  subject: string,
): Promise<Appraisal> {
  const { head, ...chain } = await loadAppraisal(table, jurisdiction, period, subject);
  if (!head) throw new Refused('access.no-appraisal', { period, subject });
  return { ...chain, head };
}

/** Index attributes of an appraisal's head: listed in its period by peer group, never by a status. */
export function appraisalIndex(jurisdiction: string, { period, shard, group, subject }: AppraisalHead): Item {
  return listed(list.appraisals(jurisdiction, period, shard), list.inGroup(group, subject));
}
