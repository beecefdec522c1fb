import { createHash } from 'node:crypto';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { append, type Happening } from '../../shared/storage/chained.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import type { Member } from './members.ts';

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
  member: Member,
): readonly Write[] {
  const head: AppraisalHead = {
    ...member,
    period: period.id,
    shard: shardOf(member.subject, period.shards),
    state: 'open',
    agreement: { state: 'none', version: 0 },
  };
  return append(appraisals.none(jurisdiction, period.id, member.subject), happening, { head }).writes;
}

/** Who of these has no appraisal in the period. */
export async function notYetEnrolled(
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
