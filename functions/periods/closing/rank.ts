import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, unlessDamaged, type Happening } from '../../../shared/storage/chained.ts';
import type { Part } from '../../../shared/storage/closing.ts';
import { loadResults, standingsOf, type Placed } from '../../../shared/storage/results.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { closer, type Chunk, type Closing } from './chunk.ts';
import { groupChunks, groupHeads } from './group-chunks.ts';

/** Two actions a subject (entry, head) and the checkpoint stay below 100. */
const subjectsAtOnce = 49;

/** Ranks and grades one peer group and writes the standings that changed. */
export async function* rankChunks(closing: Closing, part: Part): AsyncGenerator<Chunk> {
  const heads = await groupHeads(closing, part.part);
  const results = await loadResults(closing.platform.table, closing.job.jurisdiction, closing.job.period);
  const standings = standingsOf(closing.prepared, heads, results);
  yield* groupChunks(part, { all: standings, atOnce: subjectsAtOnce, write: (standing) => stand(closing, standing) });
}

/** A standing that did not change is not written again, so ranking twice leaves the same record. */
async function stand({ platform, job }: Closing, { subject, standing }: Placed): Promise<Write[]> {
  const chain = await unlessDamaged(existingAppraisal(platform.table, job.jurisdiction, job.period, subject));
  // Its head could be read, its chain cannot: that stays as it is for whoever examines it, and holds up nobody.
  if (!chain) return [];
  if (chain.head.standing && canonical(chain.head.standing) === canonical(standing)) return [];
  const head = { ...chain.head, standing };
  const happening: Happening = {
    what: 'scoring.ranked',
    by: closer,
    at: job.at,
    trace: job.trace,
    data: { rank: standing.rank, grade: standing.grade },
  };
  return [...append(chain, happening, { head }).writes];
}
