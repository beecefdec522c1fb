import * as z from 'zod';
import { damaged, read } from './record.ts';
import { legible, unlessDamaged } from './damaged.ts';
import { collectionKey, collectionName, collectionParts, dueAt, sort } from './keys.ts';
import { all, type Item, type Key, type Table, type Write } from './table.ts';

/** A job begins in `queued`: whoever starts it knows nothing of its stages. */
export const queued = 'queued';
export const done = 'done';

/** Parts of a stage: they begin in one transaction with the job, which holds a hundred actions. */
export const mostParts = 99;

/** What every job says, whatever its kind; what a kind says besides stands beside it. */
export const jobFields = {
  jurisdiction: z.string(),
  kind: z.string(),
  /** Counts the jobs of a record. A message of an earlier one is dropped. */
  generation: z.int().min(1),
  /** One of the kind's, `queued` before the first and `done` after the last. */
  stage: z.string(),
  /** The one recorded time everything it writes carries. */
  at: z.int(),
  /** Of the request or schedule that started it: the thread from an entry back to a log. */
  trace: z.string(),
};
const Stored = z.looseObject(jobFields);

/** What has jobs, one at a time: named like a collection, `closing/2026q3`, `anchors`. */
export interface JobsOf {
  readonly jurisdiction: string;
  readonly record: string;
}

export interface Job extends JobsOf {
  readonly kind: string;
  readonly generation: number;
  readonly stage: string;
  readonly at: number;
  /** All that is stored: what its kind reads it as. */
  readonly stored: Item;
}

const Lease = z.strictObject({ holder: z.string(), until: z.int() });
type Lease = z.infer<typeof Lease>;

/** Further ahead no lease runs, however late its message was read: one that does was written by a clock that was wrong. */
const longestLease = 24 * 60 * 60 * 1000;

const isHeld = (lease: Lease | undefined, now: number): boolean =>
  lease !== undefined && lease.until > now && lease.until <= now + longestLease;

/** A worker may take a part that nobody holds, whose holder's time ran out, or that it holds already (redelivery). */
export const mayTake = (lease: Lease | undefined, holder: string, now: number): boolean =>
  lease?.holder === holder || !isHeld(lease, now);

/** How far a part of a stage is: one worker takes it at a time. */
export const Part = z.strictObject({
  stage: z.string(),
  part: z.string(),
  generation: z.int(),
  /** The last piece done, as the kind writes it; the next chunk begins behind it. */
  cursor: z.record(z.string(), z.unknown()).optional(),
  done: z.int().min(0),
  finished: z.boolean(),
  lease: Lease.optional(),
  /** Grows with every write: two workers on one part cannot both move it. */
  turn: z.int().min(1),
});
export type Part = z.infer<typeof Part>;

/** A message of the queue: work on this part of this stage, or without a part, look how far the job is. The table holds the truth. */
export const Wake = z.strictObject({
  jurisdiction: z.string(),
  record: z.string(),
  kind: z.string(),
  generation: z.int(),
  stage: z.string(),
  part: z.string(),
});
export type Wake = z.infer<typeof Wake>;

/** Writes of one transaction, and the messages to send after it. */
export interface Begun {
  readonly writes: readonly Write[];
  readonly messages: readonly Wake[];
}

/** A job that is to begin: what every job says and what its kind says besides. */
export interface Fresh {
  readonly jurisdiction: string;
  readonly kind: string;
  readonly generation: number;
  readonly at: number;
  readonly trace: string;
  readonly [own: string]: unknown;
}

const pkOf = ({ jurisdiction, record }: JobsOf): string => collectionKey(jurisdiction, record);

/** Nothing else is under way on its record, and it is the first of its generation. */
const newest = (generation: number) => ({
  // What is stored there may be no job at all; it holds up none.
  expression: 'NOT attribute_type(generation, :number) OR generation < :generation',
  values: { ':number': 'N', ':generation': generation },
});

/** Starts a job on a record: the write belongs into the transaction that asks for it. */
export function startJob(record: string, fresh: Fresh): Begun {
  const job = jobOf(record, { ...fresh, stage: queued });
  const put = { ...job.stored, ...keyOf(job), ...dueAt(job.at, pkOf(job), sort.job) };
  return { writes: [{ put, when: newest(job.generation) }], messages: [lookAt(job)] };
}

interface StageEntry {
  readonly job: Job;
  /** The job as it is stored now; absent where this one begins in its place. */
  readonly from?: Job;
  readonly parts: readonly string[];
  /** When a finished job is to be looked at again. */
  readonly again?: number | undefined;
}

/** Moves a job into a stage with its parts, once: of several workers that see the stage before finished, one wins. */
export function enterStage({ job, from, parts, again }: StageEntry): Begun {
  const { stage, generation } = job;
  const pk = pkOf(job);
  const at = stage === done ? again : job.at;
  const when = from
    ? {
        expression: 'stage = :stage AND generation = :generation',
        values: { ':stage': from.stage, ':generation': from.generation },
      }
    : newest(generation);
  const writes: Write[] = [
    { put: { ...(at === undefined ? {} : dueAt(at, pk, sort.job)), ...job.stored, ...keyOf(job) }, when },
  ];
  for (const part of parts) {
    const fresh: Part = { stage, part, generation, done: 0, finished: false, turn: 1 };
    writes.push({ put: { ...fresh, pk, sk: sort.part(stage, part) } });
  }
  return { writes, messages: parts.map((part) => wakeOf(job, part)) };
}

export const inStage = (job: Job, stage: string): Job => jobOf(job.record, { ...job.stored, stage });

export function jobOf(record: string, stored: Item): Job {
  const { jurisdiction, kind, generation, stage, at } = Stored.parse(stored);
  return { jurisdiction, record, kind, generation, stage, at, stored };
}

const keyOf = (place: JobsOf): Key => ({ pk: pkOf(place), sk: sort.job });

const wakeOf = ({ jurisdiction, record, kind, generation, stage }: Job, part: string): Wake => ({
  jurisdiction,
  record,
  kind,
  generation,
  stage,
  part,
});

/** Of no part: whoever gets it moves a job on that nobody works at. */
const lookAt = (job: Job): Wake => wakeOf(job, '');

/** A job as it is stored in a place; one that says it is another jurisdiction's is damage. */
function readAs(item: Item): Job {
  const pk = String(item['pk']);
  const [jurisdiction] = collectionParts(pk);
  const stored = read(item, Stored);
  if (stored.jurisdiction !== jurisdiction) throw damaged(pk);
  return jobOf(collectionName(pk), stored);
}

/** The last job of a record, and its number also where what is stored cannot be read as one. */
export async function lastJob(
  table: Table,
  place: JobsOf,
): Promise<{ job: Job | undefined; generation: number; damage: Error | undefined }> {
  const item = await table.get(keyOf(place));
  const job = item && (await unlessDamaged((async () => readAs(item))()));
  const counted = z.int().min(0).safeParse(item?.['generation']).data ?? 0;
  return { job, generation: counted, damage: item && !job ? damaged(pkOf(place)) : undefined };
}

export async function readPart(
  table: Table,
  place: JobsOf,
  { stage, part }: Pick<Wake, 'stage' | 'part'>,
): Promise<Part | undefined> {
  const item = await table.get({ pk: pkOf(place), sk: sort.part(stage, part) });
  return item && read(item, Part);
}

/** These parts of a stage, as far as the job has them. What nobody started is no part, and holds up none. */
export async function readParts(
  table: Table,
  place: JobsOf & { readonly generation: number },
  { stage, parts }: { readonly stage: string; readonly parts: readonly string[] },
): Promise<Part[]> {
  const started = new Set(parts.map((part) => sort.part(stage, part)));
  const items = await all(table, { partition: pkOf(place), prefix: sort.parts(stage) });
  const found = items.filter(({ sk }) => started.has(String(sk))).map((item) => read(item, Part));
  return found.filter(({ generation }) => generation === place.generation);
}

/** The part as it stands after some work, refused if another worker moved it meanwhile. */
export function checkpoint(place: JobsOf, before: Part, after: Omit<Part, 'turn'>): Write {
  return {
    put: { ...after, turn: before.turn + 1, pk: pkOf(place), sk: sort.part(before.stage, before.part) },
    when: {
      expression: 'turn = :turn AND generation = :generation',
      values: { ':turn': before.turn, ':generation': before.generation },
    },
  };
}

/** Messages that get a due job going again: its parts nobody works on; with none left to do, whoever finished last did not live to move it. */
export async function wakesFor(table: Table, key: Key, now: number): Promise<Wake[]> {
  const item = await table.get(key);
  if (!item) return [];
  const job = readAs(item);
  const items = await all(table, { partition: key.pk, prefix: sort.parts(job.stage) });
  const parts = legible(items, Part).filter(({ generation }) => generation === job.generation);
  const open = parts.filter(({ finished }) => !finished);
  if (open.length === 0) return [lookAt(job)];
  return open.filter(({ lease }) => !isHeld(lease, now)).map(({ part }) => wakeOf(job, part));
}
