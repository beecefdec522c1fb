import { mayTake, type Stage } from '../../shared/domain/period/closing.ts';
import { count } from '../../shared/log.ts';
import {
  checkpoint,
  enterNextStage,
  readJob,
  readPart,
  readParts,
  startPending,
  type Job,
  type Part,
  type Wake,
} from '../../shared/storage/closing.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { Moved } from '../../shared/storage/moved.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Platform } from '../services.ts';
import type { Chunks, Closing } from './closing/chunk.ts';
import { peerChunks } from './closing/peers.ts';
import { rankChunks } from './closing/rank.ts';
import { reportChunks } from './closing/report.ts';
import { scoreChunks } from './closing/score.ts';
import { sealChunks } from './closing/seal.ts';
import { prepareScheme } from '../../shared/domain/scoring/prepare.ts';
import { schemeDocument } from '../../shared/storage/schemes.ts';

const chunksOf: Readonly<Record<Stage, Chunks>> = {
  score: scoreChunks,
  peers: peerChunks,
  rank: rankChunks,
  report: reportChunks,
  seal: sealChunks,
};

export interface Turn {
  /** Identifies the message: its redelivery may go on where it stopped. */
  readonly holder: string;
  readonly now: number;
  readonly hasTime: () => boolean;
}

/** Longer than a worker can run, milliseconds: who finds it expired knows that the holder is gone. */
export const leaseFor = 6 * 60 * 1000;

/**
 * Takes a part of the closing job and works it chunk by chunk. Every chunk is one transaction with its checkpoint, so a
 * kill at any point loses at most the chunk in hand, and neither redelivery nor a second worker can double anything.
 */
export async function work(platform: Platform, wake: Wake, turn: Turn): Promise<void> {
  const job = await readJob(platform.table, wake.jurisdiction, wake.period);
  if (!job) return;
  if (job.stage === 'done') return rankPending(platform, job);
  if (job.generation !== wake.generation || job.stage !== wake.stage) return;
  const part = await take(platform, job, wake, turn);
  if (part && !(await workThrough(platform, job, part, turn))) return platform.jobs.send([wake]);
  await moveOn(platform, job, turn.now);
}

/** Writes the lease. Undefined when the part is finished or somebody else holds it. */
async function take({ table }: Platform, job: Job, wake: Wake, { holder, now }: Turn): Promise<Part | undefined> {
  const part = await readPart(table, wake);
  if (!part || part.generation !== job.generation || part.finished || !mayTake(part.lease, holder, now))
    return undefined;
  const leased = { ...part, lease: { holder, until: now + leaseFor } };
  return (await wrote(table, [checkpoint(job, part, leased)])) ? { ...leased, turn: part.turn + 1 } : undefined;
}

/** Works until the part is finished or taken over (true), or the worker's time runs out (false: the lease is given back). */
async function workThrough(platform: Platform, job: Job, start: Part, turn: Turn): Promise<boolean> {
  const closing = await closingOf(platform, job);
  let part = start;
  while (!part.finished) {
    for await (const chunk of chunksOf[part.stage](closing, part)) {
      const { lease, ...unleased } = part;
      if (!turn.hasTime()) {
        await wrote(platform.table, [checkpoint(job, part, unleased)]);
        return false;
      }
      const { cursor, finished, done, writes } = chunk;
      const after = {
        ...(finished ? unleased : part),
        done: part.done + done,
        finished,
        ...(cursor ? { cursor } : {}),
      };
      if (!(await wrote(platform.table, [...writes, checkpoint(job, part, after)]))) break;
      count('closed', turn.now, { stage: part.stage }, done);
      part = { ...after, turn: part.turn + 1 };
    }
    if (part.finished) return true;
    // Either a last-second filing took an entry number (read again and go on) or another worker took the part (leave it).
    const current = await readPart(platform.table, { ...job, stage: part.stage, part: part.part });
    if (current?.turn !== part.turn) return true;
  }
  return true;
}

async function closingOf(platform: Platform, job: Job): Promise<Closing> {
  const { head: period } = await existingPeriod(platform.table, job.jurisdiction, job.period);
  if (!period.scheme) throw new Error(`period ${period.id} is closing without a scheme`);
  const { scheme, version } = await schemeDocument(platform.table, job.jurisdiction, period.scheme);
  return { platform, job, period, prepared: prepareScheme(scheme, version) };
}

/** When every part of the stage is finished, one conditional write moves the job and the next parts are woken. */
async function moveOn(platform: Platform, job: Job, now: number): Promise<void> {
  if (job.stage === 'done') return;
  const parts = await readParts(platform.table, job, job.stage);
  if (parts.some(({ finished }) => !finished)) return;
  const next = enterNextStage(job);
  if (!(await wrote(platform.table, next.writes))) return;
  count('closing-stages', now, { stage: next.job.stage });
  if (next.job.stage === 'done') return rankPending(platform, next.job);
  await platform.jobs.send(next.messages);
}

/** With no job running, ranks the groups again whose scores a decision changed meanwhile. */
async function rankPending({ table, jobs }: Platform, job: Job): Promise<void> {
  const { writes, messages } = await startPending(table, job);
  if (writes.length > 0 && (await wrote(table, writes))) await jobs.send(messages);
}

export async function wrote(table: Platform['table'], writes: readonly Write[]): Promise<boolean> {
  try {
    await table.write(writes);
    return true;
  } catch (error) {
    if (error instanceof Moved) return false;
    throw error;
  }
}
