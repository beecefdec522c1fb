import * as z from 'zod';
import { canonical } from '../domain/audit/canonical.ts';
import { wholePeriod } from '../domain/reports/manifest.ts';
import { legible } from './damaged.ts';
import { read } from './record.ts';
import { type Begun, Part, type Wake, done, jobFields, queued, readParts, startJob, wakesFor } from './jobs.ts';
import { collectionName, dueAt, partition, sort } from './keys.ts';
import { all, type From, type Item, type Key, type Table, type Write } from './table.ts';
import { shardsOf } from './appraisal-lists.ts';

/**
 * Stages of the jobs of a period. score: every subject of a list shard · peers: second pass of one peer group · rank: one peer group ·
 * report: a list shard, and the period as a whole · seal: the manifest of all chain heads and reports.
 */
export const Stage = z.enum(['score', 'peers', 'rank', 'report', 'seal']);
export type Stage = z.infer<typeof Stage>;

/** A period is closed, its final reports are published and sealed again, or its groups ranked again that a decision touches. */
const ClosingKind = z.enum(['close', 'publication', 'rerank']);

/** A job of a period: a close, a publication or a ranking. */
export const ClosingJob = z.strictObject({
  ...jobFields,
  period: z.string(),
  kind: ClosingKind,
  stage: z.enum([queued, ...Stage.options, done]),
  shards: z.int().min(1),
  groups: z.array(z.string()),
  /** Subjects to do in each shard, so that progress has a whole and an unfinished index read is noticed. */
  enrolled: z.array(z.int()),
});
export type ClosingJob = z.infer<typeof ClosingJob>;

interface Where {
  readonly jurisdiction: string;
  readonly period: string;
}

/** The record whose jobs are those of a period, one at a time. */
const closingOf = ({ jurisdiction, period }: Where): string => collectionName(partition.closing(jurisdiction, period));

/** Starts a job of a period: the write belongs into the transaction that moves the period; send the message after it. */
export const startClosing = (fresh: Omit<ClosingJob, 'stage'>): Begun => startJob(closingOf(fresh), fresh);

/** The period's last job. */
export async function readClosing(table: Table, jurisdiction: string, period: string): Promise<ClosingJob | undefined> {
  const item = await table.get({ pk: partition.closing(jurisdiction, period), sk: sort.job });
  return item && read(item, ClosingJob);
}

/** The parts of the stage a job is in. */
export function readClosingParts(table: Table, { stage, ...job }: ClosingJob): Promise<Part[]> {
  const parts = [...shardsOf(job), ...job.groups, wholePeriod];
  return readParts(table, { ...job, record: closingOf(job) }, { stage, parts });
}

/** `scored`: what came in late gave it a score after all. */
const SetAside = z.strictObject({ subject: z.string(), reason: z.string(), at: z.int(), scored: z.int().optional() });
type SetAside = z.infer<typeof SetAside>;

/** Subjects that the close could not work through. */
export async function readSetAsides(table: Table, jurisdiction: string, period: string): Promise<SetAside[]> {
  const items = await every(table, partition.closing(jurisdiction, period), sort.setAsides);
  return stillAside(items);
}

const stillAside = (items: readonly Item[]) => legible(items, SetAside).filter(({ scored }) => scored === undefined);

/** A page of them. */
export async function setAsidePage(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  from: From,
): Promise<{ setAside: SetAside[]; next: Item | undefined }> {
  const pk = partition.closing(jurisdiction, period);
  const { items, next } = await table.query({ partition: pk, prefix: sort.setAsides, ...from });
  return { setAside: stillAside(items), next };
}

/** Peer groups with the number of subjects that were ranked in each last, by whichever job. */
export async function rankedGroups(
  table: Table,
  jurisdiction: string,
  period: string,
): Promise<{ group: string; subjects: number }[]> {
  const stage: Stage = 'rank';
  const parts = await every(table, partition.closing(jurisdiction, period), sort.parts(stage));
  return legible(parts, Part).map(({ part, done }) => ({ group: part, subjects: done }));
}

const every = (table: Table, pk: string, prefix: string) => all(table, { partition: pk, prefix });

/** A poisoned subject: set aside with the reason, shown, and no reason for the others to wait. */
export const setAside = ({ jurisdiction, period, at }: ClosingJob, subject: string, reason: string): Write => ({
  put: { subject, reason, at, pk: partition.closing(jurisdiction, period), sk: sort.setAside(subject) },
});

/** The closing page names a poisoned subject no longer that has a score by now; empty where it never did. */
export async function brokenScored(
  table: Table,
  { jurisdiction, period, at, subject }: Where & { readonly at: number; readonly subject: string },
): Promise<Write[]> {
  const key = { pk: partition.closing(jurisdiction, period), sk: sort.setAside(subject) };
  const item = await table.get(key);
  return item ? [{ put: { ...read(item, SetAside), scored: at, ...key } }] : [];
}

const Pending = z.strictObject({
  jurisdiction: z.string(),
  period: z.string(),
  group: z.string(),
  askedAt: z.int(),
  trace: z.string(),
  open: z.boolean(),
});
type Pending = z.infer<typeof Pending>;

/** Of no generation: a request to look what is pending. */
const pendingWake = ({ jurisdiction, period, group }: Where & Pick<Pending, 'group'>): Wake => ({
  jurisdiction,
  record: closingOf({ jurisdiction, period }),
  kind: 'rerank',
  generation: 0,
  stage: queued,
  part: group,
});

/** Asks for a group to be ranked again: the write belongs into the transaction of the decision that changed a score. */
export function requestRerank(asked: Omit<Pending, 'open'>): Begun {
  const pk = partition.closing(asked.jurisdiction, asked.period);
  const sk = sort.pending(asked.group);
  return {
    writes: [{ put: { ...asked, open: true, ...dueAt(asked.askedAt, pk, sk), pk, sk } }],
    messages: [pendingWake(asked)],
  };
}

/** The job that ranks the groups waiting for it, to begin with the writes; a group asked for again meanwhile stays open. */
export async function pendingRerank(
  table: Table,
  last: ClosingJob,
): Promise<{ fresh: Omit<ClosingJob, 'stage'>; writes: Write[] } | undefined> {
  const pk = partition.closing(last.jurisdiction, last.period);
  const asked = legible(await every(table, pk, sort.pendings), Pending).filter(({ open }) => open);
  const groups = asked.slice(0, 40);
  if (groups.length === 0) return undefined;
  const { stage: _, ...kept } = last;
  const fresh = {
    ...kept,
    kind: 'rerank' as const,
    generation: last.generation + 1,
    // When it was asked for, not when a worker came to it: the same decisions leave the same entries.
    at: Math.max(...groups.map(({ askedAt }) => askedAt)),
    trace: groups[0]?.trace ?? last.trace,
    groups: groups.map(({ group }) => group),
  };
  const writes = groups.map((pending): Write => ({
    put: { ...pending, open: false, pk, sk: sort.pending(pending.group) },
    when: { expression: 'askedAt = :askedAt', values: { ':askedAt': pending.askedAt } },
  }));
  return { fresh, writes };
}

/**
 * A text that is another one after anything that writes a score sheet: each stage of a close, and each decision, which in
 * its own transaction asks for its group to be ranked again.
 */
export async function scoresStamp(table: Table, jurisdiction: string, period: string): Promise<string> {
  const job = await readClosing(table, jurisdiction, period);
  const asked = await every(table, partition.closing(jurisdiction, period), sort.pendings);
  const decisions = legible(asked, Pending).map(({ group, askedAt, trace }) => [group, askedAt, trace]);
  return canonical([job?.generation ?? 0, job?.stage ?? '', ...decisions]);
}

/** Messages that get something due among a period's jobs going again: its job, or a pending ranking. */
export async function closingWakes(table: Table, key: Key, now: number): Promise<Wake[]> {
  if (key.sk === sort.job) return wakesFor(table, key, now);
  const item = await table.get(key);
  const pending = item && read(item, Pending);
  return pending?.open ? [pendingWake(pending)] : [];
}
