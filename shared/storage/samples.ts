import * as z from 'zod';
import { sha256 } from '../domain/audit/chain.ts';
import type { Draw } from '../domain/matter/sample.ts';
import { jobFields, lastJob, startJob, type Begun } from './jobs.ts';
import { collectionName, partition } from './keys.ts';
import type { Table } from './table.ts';

/** 抽查: a recheck of the supervisor's motion is opened of every subject that a draw names. */
export const SampleJob = z.strictObject({
  ...jobFields,
  kind: z.literal('sample'),
  period: z.string(),
  share: z.string(),
  seed: z.string(),
  /** The supervisor who had it drawn, and stands for every case as its author. */
  by: z.string(),
});
export type SampleJob = z.infer<typeof SampleJob>;

type Place = Pick<SampleJob, 'jurisdiction' | 'period'>;

/** A draw by its share and seed, which two requests for the same share and seed have in common. */
export const drawId = ({ period, share, seed }: Draw & Pick<Place, 'period'>): string =>
  sha256(`${period}/${Number(share)}/${seed}`).slice(0, 16);

const recordOf = (of: Place & Draw): string => collectionName(partition.job(of.jurisdiction, 'sample', drawId(of)));

/** Whether it was asked for before. */
export const isDrawn = async (table: Table, of: Place & Draw): Promise<boolean> =>
  (await lastJob(table, { jurisdiction: of.jurisdiction, record: recordOf(of) })).generation > 0;

export const startSample = (fresh: Place & Draw & Pick<SampleJob, 'by' | 'at' | 'trace'>): Begun =>
  startJob(recordOf(fresh), { ...fresh, kind: 'sample', generation: 1 });
