import * as z from 'zod';
import { canonical } from '../domain/audit/canonical.ts';
import { firstStage, JobKind, Lease, partsOf, Stage, stageAfter } from '../domain/period/closing.ts';
import { all, legible, read } from './chained.ts';
import { dueAt, partition, sort } from './keys.ts';
import type { From, Item, Table, Write } from './table.ts';

/** A closing or publication: at which stage it is, and the one recorded time everything it writes carries. */
export const Job = z.strictObject({
  jurisdiction: z.string(),
  period: z.string(),
  kind: JobKind,
  generation: z.int().min(1),
  stage: z.enum([...Stage.options, 'done']),
  at: z.int(),
  /** Of the request or schedule that started it: the thread from an entry back to a log. */
  trace: z.string(),
  shards: z.int().min(1),
  groups: z.array(z.string()),
  /** Subjects to do in each shard, so that progress has a whole and an unfinished index read is noticed. */
  enrolled: z.array(z.int()),
});
export type Job = z.infer<typeof Job>;

export const Part = z.strictObject({
  stage: Stage,
  part: z.string(),
  generation: z.int(),
  /** The last subject done; the next chunk begins behind it. */
  cursor: z.strictObject({ group: z.string(), subject: z.string() }).optional(),
  done: z.int().min(0),
  finished: z.boolean(),
  lease: Lease.optional(),
  /** Grows with every write: two workers on one part cannot both move it. */
  turn: z.int().min(1),
});
export type Part = z.infer<typeof Part>;

const SetAside = z.strictObject({ subject: z.string(), reason: z.string(), at: z.int() });
type SetAside = z.infer<typeof SetAside>;

export interface Wake {
  readonly jurisdiction: string;
  readonly period: string;
  readonly generation: number;
  readonly stage: string;
  readonly part: string;
}

type Fresh = Omit<Job, 'stage'>;

/** Starts a job: the writes belong into the transaction that moves the period; send the messages after it. */
export function startJob(fresh: Fresh): { writes: Write[]; messages: Wake[] } {
  return enter({ ...fresh, stage: firstStage(fresh.kind) }, undefined);
}

/** Moves the job to its next stage, once: of several workers that see a stage finished, one wins. */
export function enterNextStage(job: Job): { job: Job; writes: Write[]; messages: Wake[] } {
  const stage = job.stage === 'done' ? 'done' : stageAfter(job.kind, job.stage);
  return { job: { ...job, stage }, ...enter({ ...job, stage }, job) };
}

function enter(job: Job, before: Job | undefined): { writes: Write[]; messages: Wake[] } {
  const pk = partition.closing(job.jurisdiction, job.period);
  const when = before
    ? {
        expression: 'stage = :stage AND generation = :generation',
        values: { ':stage': before.stage, ':generation': before.generation },
      }
    : { expression: 'attribute_not_exists(pk) OR generation < :generation', values: { ':generation': job.generation } };
  const index: Item = job.stage === 'done' ? {} : dueAt(job.at, pk, sort.job);
  const writes: Write[] = [{ put: { ...index, ...job, pk, sk: sort.job }, when }];
  if (job.stage === 'done') return { writes, messages: [] };
  const { stage, generation, jurisdiction, period } = job;
  const parts = partsOf(stage, job);
  for (const part of parts) {
    const fresh: Part = { stage, part, generation, done: 0, finished: false, turn: 1 };
    writes.push({ put: { ...fresh, pk, sk: sort.part(stage, part) } });
  }
  return { writes, messages: parts.map((part) => ({ jurisdiction, period, generation, stage, part })) };
}

export async function readJob(table: Table, jurisdiction: string, period: string): Promise<Job | undefined> {
  const item = await table.get({ pk: partition.closing(jurisdiction, period), sk: sort.job });
  return item && read(item, Job);
}

export async function readPart(table: Table, wake: Omit<Wake, 'generation'>): Promise<Part | undefined> {
  const pk = partition.closing(wake.jurisdiction, wake.period);
  const item = await table.get({ pk, sk: sort.part(wake.stage, wake.part) });
  return item && read(item, Part);
}

export async function readParts(
  table: Table,
  { jurisdiction, period, generation, shards, groups }: Job,
  stage: string,
): Promise<Part[]> {
  const items = await every(table, partition.closing(jurisdiction, period), sort.parts(stage));
  const known = Stage.safeParse(stage).data;
  // What nobody started is no part, and holds up none.
  const started = new Set(known ? partsOf(known, { shards, groups }).map((part) => sort.part(known, part)) : []);
  const parts = items.filter(({ sk }) => started.has(String(sk))).map((item) => read(item, Part));
  return parts.filter((part) => part.generation === generation);
}

/** Subjects that the close could not work through. */
export async function readSetAsides(table: Table, jurisdiction: string, period: string): Promise<SetAside[]> {
  const items = await every(table, partition.closing(jurisdiction, period), sort.setAsides);
  return legible(items, SetAside);
}

/** A page of them. */
export async function setAsidePage(
  table: Table,
  { jurisdiction, period }: { jurisdiction: string; period: string },
  from: From,
): Promise<{ setAside: SetAside[]; next: Item | undefined }> {
  const pk = partition.closing(jurisdiction, period);
  const { items, next } = await table.query({ partition: pk, prefix: sort.setAsides, ...from });
  return { setAside: legible(items, SetAside), next };
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

/** The part as it stands after some work, refused if another worker moved it meanwhile. */
export function checkpoint(
  { jurisdiction, period }: Pick<Job, 'jurisdiction' | 'period'>,
  before: Part,
  after: Omit<Part, 'turn'>,
): Write {
  return {
    put: {
      ...after,
      turn: before.turn + 1,
      pk: partition.closing(jurisdiction, period),
      sk: sort.part(before.stage, before.part),
    },
    when: {
      expression: 'turn = :turn AND generation = :generation',
      values: { ':turn': before.turn, ':generation': before.generation },
    },
  };
}

/** A poisoned subject: set aside with the reason, shown, and no reason for the others to wait. */
export const setAside = ({ jurisdiction, period, at }: Job, subject: string, reason: string): Write => ({
  put: { subject, reason, at, pk: partition.closing(jurisdiction, period), sk: sort.setAside(subject) },
});

const Pending = z.strictObject({
  jurisdiction: z.string(),
  period: z.string(),
  group: z.string(),
  askedAt: z.int(),
  trace: z.string(),
  open: z.boolean(),
});
type Pending = z.infer<typeof Pending>;

/** Any generation: a request to look what is pending. */
const rerank = 'rerank';

const pendingWake = ({ jurisdiction, period, group }: Pick<Pending, 'jurisdiction' | 'period' | 'group'>): Wake => ({
  jurisdiction,
  period,
  generation: 0,
  stage: rerank,
  part: group,
});

/** Asks for a group to be ranked again: the write belongs into the transaction of the decision that changed a score. */
export function requestRerank(asked: Omit<Pending, 'open'>): { writes: Write[]; messages: Wake[] } {
  const pk = partition.closing(asked.jurisdiction, asked.period);
  const sk = sort.pending(asked.group);
  return {
    writes: [{ put: { ...asked, open: true, ...dueAt(asked.askedAt, pk, sk), pk, sk } }],
    messages: [pendingWake(asked)],
  };
}

/** Starts ranking the groups that wait for it, if no job is running; a group asked for again meanwhile stays open. */
export async function startPending(table: Table, last: Job): Promise<{ writes: Write[]; messages: Wake[] }> {
  const pk = partition.closing(last.jurisdiction, last.period);
  const asked = legible(await every(table, pk, sort.pendings), Pending).filter(({ open }) => open);
  if (last.stage !== 'done' || asked.length === 0) return { writes: [], messages: [] };
  const groups = asked.slice(0, 40);
  const job = startJob({
    ...last,
    kind: 'rerank',
    generation: last.generation + 1,
    // When it was asked for, not when a worker came to it: the same decisions leave the same entries.
    at: Math.max(...groups.map(({ askedAt }) => askedAt)),
    trace: groups[0]?.trace ?? last.trace,
    groups: groups.map(({ group }) => group),
  });
  const taken = groups.map((pending): Write => ({
    put: { ...pending, open: false, pk, sk: sort.pending(pending.group) },
    when: { expression: 'askedAt = :askedAt', values: { ':askedAt': pending.askedAt } },
  }));
  return { writes: [...job.writes, ...taken], messages: job.messages };
}

/**
 * A text that is another one after anything that writes a score sheet: each stage of a close, and each decision, which in
 * its own transaction asks for its group to be ranked again.
 */
export async function scoresStamp(table: Table, jurisdiction: string, period: string): Promise<string> {
  const job = await readJob(table, jurisdiction, period);
  const asked = await every(table, partition.closing(jurisdiction, period), sort.pendings);
  const decisions = legible(asked, Pending).map(({ group, askedAt, trace }) => [group, askedAt, trace]);
  return canonical([job?.generation ?? 0, job?.stage ?? '', ...decisions]);
}

/** Messages that get something due in a closing partition going again: parts nobody works on, or a pending ranking. */
export async function wakesFor(table: Table, { pk, sk }: { pk: string; sk: string }, now: number): Promise<Wake[]> {
  const item = await table.get({ pk, sk });
  if (!item) return [];
  if (sk !== sort.job) {
    const pending = read(item, Pending);
    return pending.open ? [pendingWake(pending)] : [];
  }
  const job = read(item, Job);
  const { jurisdiction, period, generation, stage } = job;
  const parts = await readParts(table, job, stage);
  const idle = parts.filter(({ finished, lease }) => !finished && (!lease || lease.until <= now));
  // Everything finished and still at this stage: whoever finished last did not live to move the job.
  const woken = parts.every(({ finished }) => finished) ? parts.slice(0, 1) : idle;
  return woken.map(({ part }) => ({ jurisdiction, period, generation, stage, part }));
}
