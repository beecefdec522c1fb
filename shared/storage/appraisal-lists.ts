import * as z from 'zod';
import { AppraisalHead } from './appraisals.ts';
import { legible } from './damaged.ts';
import { collectionParts, list, partition, sort } from './keys.ts';
import type { From, Item, Table } from './table.ts';

/** Where a subject stands in its list shard; with it a list goes on behind the subject. */
export const Listed = z.strictObject({ group: z.string(), subject: z.string() });
export type Listed = z.infer<typeof Listed>;

/** Its list shards by name: the parts of a job over all subjects of a period. */
export const shardsOf = ({ shards }: { readonly shards: number }): string[] =>
  Array.from({ length: shards }, (_, shard) => String(shard));

/**
 * Subjects of one list shard in order of group and subject, `limit` at a time, behind the one named. An index is read
 * eventually consistent, so it only names subjects; their state is loaded from the table.
 */
export async function listAppraisals(
  table: Table,
  { jurisdiction, period, shard }: { jurisdiction: string; period: string; shard: number },
  { group, behind, limit = Infinity }: { group?: string; behind?: Listed; limit?: number } = {},
): Promise<Listed[]> {
  const found: Listed[] = [];
  let after: Item | undefined;
  do {
    const page = await table.query({
      index: 'byList',
      partition: list.appraisals(jurisdiction, period, shard),
      ...(behind ? { from: list.behind(behind.group, behind.subject) } : {}),
      ...(group === undefined ? {} : { prefix: list.group(group) }),
      ...(limit === Infinity ? {} : { limit: limit - found.length }),
      ...(after ? { after } : {}),
    });
    found.push(...page.items.map(({ subject, group: of }) => ({ subject: String(subject), group: String(of) })));
    after = page.next;
  } while (after && found.length < limit);
  return found;
}

/** The heads that can be read, strongly consistent, 100 to a request: one broken record is no reason for the others to wait. */
export async function readableHeads(
  table: Table,
  jurisdiction: string,
  period: string,
  subjects: readonly string[],
): Promise<AppraisalHead[]> {
  const keys = subjects.map((subject) => ({
    pk: partition.appraisal(jurisdiction, period, subject),
    sk: sort.head,
  }));
  return legible(await table.getMany(keys), AppraisalHead);
}

export interface Listing {
  readonly jurisdiction: string;
  readonly period: { readonly id: string; readonly shards: number };
  readonly group?: string | undefined;
}

interface Heads {
  readonly heads: readonly AppraisalHead[];
  /** Subjects whose head cannot be read: decided around by name, like who has no score. */
  readonly unread: readonly string[];
}

/** Heads of a period or of one peer group, from the table itself: what is decided is not read from an index. */
export async function headsOf(table: Table, { jurisdiction, period, group }: Listing): Promise<Heads> {
  const subjects = await subjectsOf(table, { jurisdiction, period, group });
  const heads = await readableHeads(table, jurisdiction, period.id, subjects);
  return { heads, unread: without(heads, subjects) };
}

/** Subjects of a period or of one peer group, whichever list shards they are in. */
export async function subjectsOf(
  table: Table,
  { jurisdiction, period: { id, shards }, group }: Listing,
): Promise<string[]> {
  const lists = Array.from({ length: shards }, (_, shard) =>
    listAppraisals(table, { jurisdiction, period: id, shard }, group === undefined ? {} : { group }),
  );
  return (await Promise.all(lists)).flat().map(({ subject }) => subject);
}

/** Where a list of appraisals stands: which list shard, and the last item read in it. */
const Position = z.strictObject({ shard: z.int().min(0), after: z.record(z.string(), z.unknown()).optional() });

export interface AppraisalPage {
  readonly heads: readonly AppraisalHead[];
  /** Subjects of the page whose head cannot be read. */
  readonly unread: readonly string[];
  readonly next: Item | undefined;
}

/** One page of one shard of a period's appraisals; after the last page of a shard comes the next shard. */
export async function appraisalPage(
  table: Table,
  { jurisdiction, period, group }: Listing,
  { limit, after }: Partial<From> = {},
): Promise<AppraisalPage> {
  const place = Position.parse(after ?? { shard: 0 });
  const page = await table.query({
    index: 'byList',
    partition: list.appraisals(jurisdiction, period.id, place.shard),
    ...(group === undefined ? {} : { prefix: list.group(group) }),
    ...(limit === undefined ? {} : { limit }),
    after: place.after,
  });
  const heads = legible(page.items, AppraisalHead);
  const unread = without(heads, page.items.map(subjectIn));
  if (page.next) return { heads, unread, next: { shard: place.shard, after: page.next } };
  return { heads, unread, next: place.shard + 1 < period.shards ? { shard: place.shard + 1 } : undefined };
}

/** A filter may leave pages nearly empty: a request reads at most this many before it hands out a cursor. */
const pagesPerRequest = 10;

/** Those of a period's appraisals that are wanted, `limit` at most; there may be fewer while `next` still leads on. */
export async function appraisalsWhere(
  table: Table,
  listing: Listing,
  { wanted, limit, after }: From & { readonly wanted: (head: AppraisalHead) => boolean | Promise<boolean> },
): Promise<AppraisalPage> {
  const heads: AppraisalHead[] = [];
  const unread: string[] = [];
  let next = after;
  for (let pages = 0; pages < pagesPerRequest; pages += 1) {
    const page = await appraisalPage(table, listing, { limit: limit - heads.length, after: next });
    const are = await Promise.all(page.heads.map(async (head) => wanted(head)));
    heads.push(...page.heads.filter((_, at) => are[at]));
    unread.push(...page.unread);
    next = page.next;
    if (!next || heads.length === limit) break;
  }
  return { heads, unread, next };
}

/**
 * One page of the ranking of a peer group, or only of those without a rank: without a score, or excepted. The index says who comes
 * next; what they are is read from the table.
 */
export async function rankingPage(
  table: Table,
  { jurisdiction, period, group }: { jurisdiction: string; period: string; group: string },
  { unranked, ...from }: From & { readonly unranked?: true },
): Promise<AppraisalPage> {
  const partition = list.ranking(jurisdiction, period, group);
  const prefix = unranked ? { prefix: list.byRank(null, '') } : {};
  const page = await table.query({ index: 'byDue', partition, ...prefix, ...from });
  const subjects = page.items.map(subjectIn);
  const heads = await readableHeads(table, jurisdiction, period, subjects);
  return {
    heads: heads.toSorted((a, b) => subjects.indexOf(a.subject) - subjects.indexOf(b.subject)),
    unread: without(heads, subjects),
    next: page.next,
  };
}

/** Whose appraisal an item stands in, whatever it says itself. */
const subjectIn = ({ pk }: Item): string => collectionParts(String(pk)).at(-1) ?? '';

const without = (heads: readonly AppraisalHead[], subjects: readonly string[]): string[] => {
  const read = new Set(heads.map(({ subject }) => subject));
  return subjects.filter((subject) => !read.has(subject));
};
