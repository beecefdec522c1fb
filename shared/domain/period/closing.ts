import * as z from 'zod';

/**
 * Closing a period at any size: a job of stages, each divided into parts that workers take one by one.
 * score: every subject of a list shard · peers: second pass of one peer group · rank: one peer group · report: a list shard, and the period as a whole ·
 * seal: the manifest of all chain heads and reports. A publication writes final reports and seals them again; a decision
 * that changes a score has the groups it touches ranked again.
 */
export const Stage = z.enum(['score', 'peers', 'rank', 'report', 'seal']);
export type Stage = z.infer<typeof Stage>;

export const JobKind = z.enum(['close', 'publication', 'rerank']);
export type JobKind = z.infer<typeof JobKind>;

const stagesOf: Readonly<Record<JobKind, readonly Stage[]>> = {
  close: ['score', 'peers', 'rank', 'report', 'seal'],
  publication: ['report', 'seal'],
  rerank: ['rank'],
};

export const firstStage = (kind: JobKind): Stage => stagesOf[kind][0] ?? 'seal';

export function stageAfter(kind: JobKind, stage: Stage): Stage | 'done' {
  const stages = stagesOf[kind];
  return stages[stages.indexOf(stage) + 1] ?? 'done';
}

/** Peer groups of a period: the parts of a stage begin in one transaction, which holds a hundred actions. */
export const mostGroups = 90;
/** Parts of a stage, with the job itself and what else moves with it. */
export const mostParts = 99;

/** The report of the period itself is one more part beside the shards. */
export const wholePeriod = 'period';

export function partsOf(stage: Stage, { shards, groups }: { shards: number; groups: readonly string[] }): string[] {
  const ofShards = Array.from({ length: shards }, (_, shard) => String(shard));
  switch (stage) {
    case 'score':
      return ofShards;
    case 'peers':
    case 'rank':
      return [...groups];
    case 'report':
      return [...ofShards, wholePeriod];
    case 'seal':
      return [wholePeriod];
  }
}

export const Lease = z.strictObject({ holder: z.string(), until: z.int() });
type Lease = z.infer<typeof Lease>;

/** A worker may take a part that nobody holds, whose holder's time ran out, or that it holds already (redelivery). */
export const mayTake = (lease: Lease | undefined, holder: string, now: number): boolean =>
  lease === undefined || lease.holder === holder || lease.until <= now;
