import { createHash } from 'node:crypto';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { type Existing, type Happening, append } from '../../shared/storage/record.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { type Member, membersOf } from '../../shared/storage/members.ts';
import { type PeriodHead, withFilingDues } from '../../shared/storage/periods.ts';
import { firstCards } from '../../shared/storage/cards.ts';
import { beginReminders } from '../../shared/storage/reminders.ts';
import { schemeDocument } from '../../shared/storage/schemes.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import type { Actor, Work } from './move.ts';

/** One list shard per 5,000 subjects: an index partition takes about a thousand writes a second. */
export const shardsFor = (subjects: number): number => Math.max(1, Math.ceil(subjects / 5_000));

/** The shard follows from the subject alone, so that an opening that is taken up again puts everybody where they were. */
const shardOf = (subject: string, shards: number): number =>
  createHash('sha256').update(subject).digest().readUInt32BE(0) % shards;

/** The period with these subjects counted in their list shards. */
export function withMore(period: PeriodHead, members: readonly Member[]): PeriodHead {
  const enrolled = Array.from({ length: period.shards }, (_, shard) => period.enrolled?.[shard] ?? 0);
  for (const { subject } of members) {
    const shard = shardOf(subject, period.shards);
    enrolled[shard] = (enrolled[shard] ?? 0) + 1;
  }
  return { ...period, enrolled };
}

interface In {
  readonly jurisdiction: string;
  readonly period: PeriodHead;
}

/** The writes that create one appraisal; the table refuses them where it exists already. */
export function appraisalWrites(
  { jurisdiction, period, happening }: In & { readonly happening: Happening },
  member: Member & Pick<AppraisalHead, 'agreeUntil'>,
): readonly Write[] {
  const head: AppraisalHead = {
    ...member,
    period: period.id,
    shard: shardOf(member.subject, period.shards),
    state: 'open',
    agreement: { state: 'none', version: 0 },
    seated: [],
  };
  return append(appraisals.none(jurisdiction, period.id, member.subject), happening, { head }).writes;
}

/** Who of these has no appraisal in the period. */
async function notYetEnrolled(
  table: Table,
  { jurisdiction, period }: In,
  members: readonly Member[],
): Promise<Member[]> {
  const keys = members.map(({ subject }) => ({
    pk: partition.appraisal(jurisdiction, period.id, subject),
    sk: sort.head,
  }));
  const there = new Set((await table.getMany(keys)).map((item) => item['subject']));
  return members.filter(({ subject }) => !there.has(subject));
}

interface Opened {
  /** What opens planning; empty while subjects are left. */
  readonly writes: readonly Write[];
  readonly head: PeriodHead;
  readonly n: number;
  readonly left: number;
}

/** An appraisal is two items (head and first entry), the period two more, and a transaction takes a hundred. */
const perTransaction = 48;

/**
 * Enrols who is in the pinned groups and not enrolled yet, at most `limit` of them; when nobody is left, planning opens.
 * Each batch is one transaction with the period's own count, so the count is exact wherever an opening breaks off, and of
 * two that run at once one is told that the other was first.
 */
export async function completeOpening(
  { table, now, trace }: Work,
  { caller, chain, limit }: { caller: Actor; chain: Existing<PeriodHead>; limit: number },
): Promise<Opened> {
  const { jurisdiction } = caller;
  const { scheme: pinned, groups = [], owner } = chain.head;
  if (!pinned) throw new TypeError('an opening begins by pinning its scheme');
  const { scheme, hash: document } = await schemeDocument(table, jurisdiction, pinned);
  const members = await membersOf(table, jurisdiction, { groups, kinds: scheme.subjects, owner });
  const missing = await notYetEnrolled(table, { jurisdiction, period: chain.head }, members);
  const by = { by: caller, at: now, trace };

  let current = chain;
  for (let start = 0; start < Math.min(limit, missing.length); start += perTransaction) {
    const batch = missing.slice(start, Math.min(start + perTransaction, limit));
    const head = withMore(current.head, batch);
    const { writes, chain: next } = append(
      current,
      { what: 'periods.enrolled', ...by, data: { subjects: batch.length } },
      { head },
    );
    const enrolling = { jurisdiction, period: head, happening: { what: 'periods.enrolled', ...by } } as const;
    await table.write([...writes, ...batch.flatMap((member) => appraisalWrites(enrolling, member))]);
    current = { ...next, head };
  }
  const left = Math.max(0, missing.length - limit);
  if (left > 0) return { writes: [], head: current.head, n: current.n, left };

  const [told, reminders] = await Promise.all([
    withFilingDues(table, jurisdiction, current.head, now),
    beginReminders(table, jurisdiction, current.head, now),
  ]);
  const period = { ...told, phase: 'planning' as const };
  const head: PeriodHead = period;
  const data = { scheme: { ...pinned, hash: document }, groups, subjects: members.length };
  const { writes, n } = append(current, { what: 'periods.opened', ...by, data }, { head });
  return { writes: [...writes, ...reminders, ...firstCards(jurisdiction, { scheme, period }, now)], head, n, left };
}
