import * as z from 'zod';
import { Refused } from '../domain/refused.ts';
import { OnTable } from '../domain/agreement/agreement.ts';
import { LateInputs } from '../domain/appraisal/late-inputs.ts';
import { SetAside } from '../domain/appraisal/set-aside.ts';
import { Timeliness } from '../domain/filing/slots.ts';
import { Unmet } from '../domain/ranking/conditions.ts';
import { Cards } from '../domain/scoring/input.ts';
import { legible, unlessDamaged } from './damaged.ts';
import { collectionParts, list, listed, partition, ranked, sort } from './keys.ts';
import { type Existing, record } from './record.ts';
import { pinnedScheme } from './schemes.ts';
import type { From, Item, Table } from './table.ts';
import { Bilingual } from '../domain/text.ts';
import { Notice, OwnClock } from '../domain/result/notice.ts';
import { SubjectKind } from '../domain/scheme/scheme.ts';
import { asksForGoals } from '../domain/scheme/sections.ts';
import { Life, isWithdrawn } from '../domain/period/withdrawal.ts';
import { isInForce } from '../domain/agreement/agreement.ts';

const Signature = z.strictObject({ by: z.string(), at: z.int() });

/** What lists show of an appraisal, and what locks it. Everything else is in its entries and items. Aim: ≤ 1 KB. */
export const AppraisalHead = z.strictObject({
  period: z.string(),
  subject: z.string(),
  kind: SubjectKind,
  /** As of the opening; a publication takes the name of its day and leaves the one before in `formerName`. */
  name: Bilingual,
  formerName: Bilingual.optional(),
  /** The unit the subject was or belonged to at enrolment, and those above it: where it ranks, not who may act on it. */
  unit: z.string(),
  path: z.array(z.string()),
  group: z.string(),
  shard: z.int().min(0),
  /** open: filings and ratings count · closed: scores are computed · final: the committee approved. */
  state: z.enum(['open', 'closed', 'final']),
  agreement: z
    .strictObject({
      state: z.enum(['none', 'proposed', 'countered', 'half-signed', 'signed', 'imposed', 'changing']),
      version: z.int().min(0),
    })
    .default({ state: 'none', version: 0 }),
  /** Who laid the text on the table, and who signed it first; absent where none lies there, and in records of before it was kept. */
  onTable: OnTable.optional(),
  /** Until when the committee lets this subject agree on its goals after planning. */
  agreeUntil: z.int().optional(),
  /** As its cards were shown, counted as they are. */
  cards: Cards.optional(),
  /** How its filings came, counted once when the close locks the record. */
  timeliness: Timeliness.optional(),
  /** The same by the side that files; absent where the subject itself files everything. */
  sides: z.record(z.string(), Timeliness).optional(),
  signOff: Signature.optional(),
  acceptance: Signature.optional(),
  /** Rater groups in which somebody is seated; absent in records of before it was kept. */
  seated: z.array(z.string()).optional(),
  score: z
    .strictObject({
      sheet: z.int().min(1),
      exact: z.string(),
      rounded: z.string(),
      /** One figure per tie key of the scheme, so that ranking reads heads only. */
      keys: z.array(z.string().nullable()),
      vetoes: z.array(z.string()),
      unmet: z.array(Unmet).optional(),
    })
    .optional(),
  /** Where an official stood at the close, and the units above: with their leaders the closed appraisal stays. */
  judged: z.strictObject({ unit: z.string(), path: z.array(z.string()) }).optional(),
  /** Its withdrawal: proposed, or confirmed with why; absent while it is assessed like all the others. */
  life: Life.optional(),
  /** Why there is no score: what is still open, or what went wrong. */
  setAside: SetAside.optional(),
  /** What it may bring in late, until it is scored from that. */
  late: LateInputs.optional(),
  /** A decision changed the score of a part after this was computed from it: which part, and the version of its sheet by then. */
  stale: z.strictObject({ part: z.string(), sheet: z.int().min(1) }).optional(),
  standing: z
    .strictObject({
      rank: z.int().min(1).nullable(),
      of: z.int().min(0),
      normalised: z.string().nullable(),
      band: z.string().nullable(),
      /** Between band and grade: after the veto cap, or after the quota where that came first. */
      afterVeto: z.string().nullable().optional(),
      afterQuota: z.string().nullable().optional(),
      afterConditions: z.string().nullable().optional(),
      grade: z.string().nullable(),
      reasons: z.array(
        z.strictObject({
          code: z.enum([
            'not-scored',
            'excepted',
            'below-band',
            'quota',
            'quota-tie',
            'veto',
            'condition',
            'withdrawn',
            'exempt',
          ]),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    })
    .optional(),
  /** The notice of its approved result, the last one given. */
  notice: Notice.optional(),
  /** Its own clock to object. */
  objection: OwnClock.optional(),
  case: z.strictObject({ id: z.string(), state: z.string(), due: z.int().optional() }).optional(),
});
export type AppraisalHead = z.infer<typeof AppraisalHead>;
export type Appraisal = Existing<AppraisalHead>;

export const appraisals = record({
  key: partition.appraisal,
  head: AppraisalHead,
  /** Listed in its period by peer group, never by a status, and once ranked in the ranking of its group. */
  index: (jurisdiction, { period, shard, group, subject, standing }) => ({
    ...listed(list.appraisals(jurisdiction, period, shard), list.inGroup(group, subject)),
    ...(standing ? ranked(list.ranking(jurisdiction, period, group), list.byRank(standing.rank, subject)) : {}),
  }),
  missing: (period, subject) => new Refused('access.no-appraisal', { period, subject }),
});
export const { load: loadAppraisal, existing: existingAppraisal, withEntries: existingRecord } = appraisals;

/** Signed is also what the committee imposed, and what is being changed: a version stays in force until another is. */
const isSigned = ({ agreement: { state } }: AppraisalHead): boolean => isInForce(state);

/**
 * Whose agreement in a period is still to be signed: of whoever takes part, where its scheme has anything to agree on. Of a scheme that
 * cannot be read it is taken to have.
 */
export async function lackingAgreement(
  table: Table,
  jurisdiction: string,
  { scheme: pin }: { readonly scheme?: { readonly id: string; readonly version: number } | undefined },
): Promise<(head: AppraisalHead) => boolean> {
  const pinned = pin && (await unlessDamaged(pinnedScheme(table, jurisdiction, pin)));
  const asks = !pinned || asksForGoals(pinned.scheme);
  return (head) => asks && !isSigned(head) && !isWithdrawn(head);
}

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
