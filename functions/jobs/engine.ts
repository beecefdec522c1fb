import type * as z from 'zod';
import { count } from '../../shared/log.ts';
import {
  checkpoint,
  done,
  enterStage,
  inStage,
  jobOf,
  lastJob,
  mayTake,
  queued,
  readPart,
  readParts,
  type Fresh,
  type Job,
  type Part,
  type Wake,
} from '../../shared/storage/jobs.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import type { Item, Table, Write } from '../../shared/storage/table.ts';
import type { Platform } from '../services.ts';

/** One piece of work, small enough for one transaction with its checkpoint (100 actions). */
export interface Chunk<K extends Item = Item> {
  readonly writes: readonly Write[];
  /** Where the next one begins; absent: where this one did. */
  readonly cursor?: K | undefined;
  readonly done: number;
  readonly finished: boolean;
}

/** A part as its chunk function is given it. */
export interface Behind<K extends Item = Item> {
  readonly part: string;
  readonly cursor: K | undefined;
  readonly done: number;
}

/** How a stage divides into parts, and the chunks of a part behind its cursor. What they have read stays in hand from one to the next. */
interface Stage<J, C, K extends Item> {
  parts(job: J): readonly string[];
  chunks(context: C, part: Behind<K>): AsyncGenerator<Chunk<K>>;
}

/** A kind of long work: its stages in order, and what surrounds them. */
interface Declared<J, C, K extends Item> {
  /** What a job of this kind says. */
  readonly job: z.ZodType<J>;
  readonly cursor: z.ZodType<K>;
  readonly stages: Readonly<Record<string, Stage<J, C, K>>>;
  /** What all chunk functions are given, loaded once a turn. */
  context(platform: Platform, job: J, clock: () => number): Promise<C>;
  /**
   * It acts for people, who are let in by the time of the act: no message may be worked on by the time at which somebody else had it
   * who is gone. The schedule sends a fresh one.
   */
  readonly byTheClock?: true;
  /** The job that follows on the same record. Asked before each turn: `last` may be under way, or unreadable. */
  next?(platform: Platform, last: Last<J>): Promise<Next | undefined>;
  /** When a finished job is due to be asked for the next one; undefined where none will follow. */
  again?(platform: Platform, job: J): Promise<number | undefined>;
}

interface Last<J> {
  readonly jurisdiction: string;
  /** Whose jobs they are: `closing/2026q3`, `anchors`. */
  readonly record: string;
  readonly job: (J & { readonly stage: string }) | undefined;
  readonly generation: number;
  readonly now: number;
}

interface Next {
  readonly fresh: Fresh;
  readonly writes?: readonly Write[];
}

/** A kind as the engine works it. */
export interface Kind {
  readonly stages: readonly string[];
  partsOf(job: Job): readonly string[];
  readonly byTheClock: boolean;
  open(platform: Platform, job: Job, clock: () => number): Promise<(part: Part) => AsyncGenerator<Chunk>>;
  next(platform: Platform, last: Last<Job>): Promise<Next | undefined>;
  again(platform: Platform, job: Job): Promise<number | undefined>;
}

export function jobKind<J extends { stage: string }, C, K extends Item>(declared: Declared<J, C, K>): Kind {
  const { stages, cursor } = declared;
  const mine = ({ stored }: Job): J => declared.job.parse(stored);
  return {
    stages: Object.keys(stages),
    byTheClock: declared.byTheClock ?? false,
    partsOf: (job) => stages[job.stage]?.parts(mine(job)) ?? [],
    async open(platform, job, clock) {
      const context = await declared.context(platform, mine(job), clock);
      return (part) => {
        const stage = stages[part.stage];
        if (!stage) throw new Error(`a ${job.kind} has no stage ${part.stage}`);
        return stage.chunks(context, { ...part, cursor: part.cursor && cursor.parse(part.cursor) });
      };
    },
    next: async (platform, { job, ...last }) =>
      declared.next?.(platform, { ...last, job: job && declared.job.safeParse(job.stored).data }),
    again: async (platform, job) => declared.again?.(platform, mine(job)),
  };
}

export type Kinds = Readonly<Record<string, Kind>>;

export interface Turn {
  /** Identifies the message: its redelivery may go on where it stopped. */
  readonly holder: string;
  readonly now: number;
  readonly hasTime: () => boolean;
  /** What time it is meanwhile; where nobody says, when the message was sent. */
  readonly clock?: () => number;
  /** Somebody had the message before and did not finish. */
  readonly redelivered?: boolean;
}

/** Longer than a worker can run, milliseconds: who finds it expired knows that the holder is gone. */
const leaseFor = 6 * 60 * 1000;

interface Working {
  readonly platform: Platform;
  readonly kind: Kind;
  readonly turn: Turn;
}

/**
 * Takes a part of a job and works it chunk by chunk. Every chunk is one transaction with its checkpoint, so a kill at any
 * point loses at most the chunk in hand, and neither redelivery nor a second worker can double anything.
 */
export async function work(platform: Platform, kinds: Kinds, wake: Wake, turn: Turn): Promise<void> {
  const { job, generation, damage } = await lastJob(platform.table, wake);
  const kind = kinds[job?.kind ?? ''] ?? kinds[wake.kind];
  if (!kind) throw new Error(`there is no kind of job ${wake.kind}`);
  if (kind.byTheClock && turn.redelivered) return;
  const working = { platform, kind, turn };
  if (await follow(working, kinds, { ...wake, job, generation })) return;
  if (damage) throw damage;
  if (!job || job.stage === done || job.generation !== wake.generation || job.stage !== wake.stage) return;
  const part = await take(working, job, wake);
  if (part && !(await workThrough(working, job, part))) return platform.jobs.send([wake]);
  await moveOn(working, kinds, job);
}

/** Begins the job that is owed after the last one of a record; false where none is. */
async function follow(
  { platform, kind, turn }: Working,
  kinds: Kinds,
  last: { readonly jurisdiction: string; readonly record: string; readonly job: Job | undefined; generation: number },
): Promise<boolean> {
  const next = await kind.next(platform, { ...last, now: turn.now });
  if (!next) return false;
  const fresh = jobOf(last.record, { ...next.fresh, stage: queued });
  const its = kinds[fresh.kind];
  if (!its) throw new Error(`there is no kind of job ${fresh.kind}`);
  await enter({ platform, kind: its, turn }, kinds, { job: fresh, writes: next.writes ?? [] });
  return true;
}

/** Writes the lease. Undefined when there is no such part, it is finished or somebody else holds it. */
async function take(
  { platform: { table }, kind, turn: { holder, now } }: Working,
  job: Job,
  wake: Wake,
): Promise<Part | undefined> {
  if (!kind.partsOf(job).includes(wake.part)) return undefined;
  const part = await readPart(table, job, wake);
  if (!part || part.generation !== job.generation || part.finished || !mayTake(part.lease, holder, now))
    return undefined;
  const leased = { ...part, lease: { holder, until: now + leaseFor } };
  return (await wrote(table, [checkpoint(job, part, leased)])) ? { ...leased, turn: part.turn + 1 } : undefined;
}

/** Works until the part is finished or taken over (true), or the worker's time runs out (false: the lease is given back). */
async function workThrough({ platform, kind, turn }: Working, job: Job, start: Part): Promise<boolean> {
  const { table } = platform;
  const chunksOf = await kind.open(platform, job, turn.clock ?? (() => turn.now));
  let part = start;
  while (!part.finished) {
    const chunks = chunksOf(part);
    for (;;) {
      const { lease, ...unleased } = part;
      if (!turn.hasTime()) {
        await wrote(table, [checkpoint(job, part, unleased)]);
        return false;
      }
      const { value: chunk, done: ended } = await chunks.next();
      if (ended) throw new Error(`part ${part.part} of ${part.stage} ends before it is finished`);
      const { cursor = part.cursor, finished } = chunk;
      const after = {
        ...(finished ? unleased : part),
        done: part.done + chunk.done,
        finished,
        ...(cursor ? { cursor } : {}),
      };
      if (!(await wrote(table, [...chunk.writes, checkpoint(job, part, after)]))) break;
      count('worked', turn.now, { kind: job.kind, stage: part.stage }, chunk.done);
      part = { ...after, turn: part.turn + 1 };
      if (finished) return true;
    }
    // Either somebody took an entry number at the last second (read again and go on) or another worker took the part (leave it).
    const current = await readPart(table, job, part);
    if (current?.turn !== part.turn) return true;
  }
  return true;
}

/** When every part of the stage is finished, one conditional write moves the job and the next parts are woken. */
async function moveOn(working: Working, kinds: Kinds, job: Job): Promise<void> {
  const parts = working.kind.partsOf(job);
  const begun = await readParts(working.platform.table, job, { stage: job.stage, parts });
  if (begun.length < parts.length) throw new Error(`a part of stage ${job.stage} of ${job.record} is gone`);
  if (begun.every(({ finished }) => finished)) await enter(working, kinds, { job, from: job });
}

interface NextStage {
  readonly job: Job;
  readonly from?: Job;
  readonly writes?: readonly Write[];
}

/** Into the stage after the job's own; after the last one comes the job that follows. */
async function enter({ platform, kind, turn }: Working, kinds: Kinds, { job, from, writes = [] }: NextStage) {
  const next = inStage(job, kind.stages[kind.stages.indexOf(job.stage) + 1] ?? done);
  const ended = next.stage === done;
  const again = ended ? await kind.again(platform, next) : undefined;
  const entered = enterStage({ job: next, ...(from && { from }), parts: kind.partsOf(next), again });
  if (!(await wrote(platform.table, [...entered.writes, ...writes]))) return;
  count('stages', turn.now, { kind: next.kind, stage: next.stage });
  if (entered.messages.length > 0) await platform.jobs.send(entered.messages);
  else if (ended) await follow({ platform, kind, turn }, kinds, { ...next, job: next });
  else await enter({ platform, kind, turn }, kinds, { job: next, from: next });
}

async function wrote(table: Table, writes: readonly Write[]): Promise<boolean> {
  try {
    await table.write(writes);
    return true;
  } catch (error) {
    if (error instanceof Moved) return false;
    throw error;
  }
}
