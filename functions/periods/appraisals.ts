import { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { headIn } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Item, Table } from '../../shared/storage/table.ts';

interface Listing {
  readonly jurisdiction: string;
  readonly period: PeriodHead;
  readonly group?: string | undefined;
}

/** Where a list of appraisals stands: which list shard, and the last item read in it. */
export interface Place {
  readonly shard: number;
  readonly after?: Item;
}

interface AppraisalPage {
  readonly heads: readonly AppraisalHead[];
  readonly next: Place | undefined;
}

/** One page of one shard of a period's appraisals; after the last page of a shard comes the next shard. */
export async function appraisalPage(
  table: Table,
  { jurisdiction, period, group }: Listing,
  { place: { shard, after }, limit }: { place: Place; limit?: number },
): Promise<AppraisalPage> {
  const page = await table.query({
    index: 'byList',
    partition: list.appraisals(jurisdiction, period.id, shard),
    ...(group === undefined ? {} : { prefix: list.group(group) }),
    ...(limit === undefined ? {} : { limit }),
    ...(after ? { after } : {}),
  });
  const heads = page.items.map((item) => headIn(item, AppraisalHead));
  if (page.next) return { heads, next: { shard, after: page.next } };
  return { heads, next: shard + 1 < period.shards ? { shard: shard + 1 } : undefined };
}

/** Signed is also what is being changed: the signed version stays in force until the change is signed. */
export const isSigned = ({ agreement: { state } }: AppraisalHead): boolean =>
  state === 'signed' || state === 'changing';

/**
 * Every subject of the period whose agreement is not signed, and how many were looked at: the index may not show a subject of
 * the last moment yet.
 */
export async function unsigned(table: Table, listing: Listing): Promise<{ subjects: string[]; seen: number }> {
  const subjects: string[] = [];
  let seen = 0;
  let place: Place | undefined = { shard: 0 };
  while (place) {
    const page: AppraisalPage = await appraisalPage(table, listing, { place });
    subjects.push(...page.heads.filter((head) => !isSigned(head)).map(({ subject }) => subject));
    seen += page.heads.length;
    place = page.next;
  }
  return { subjects, seen };
}
