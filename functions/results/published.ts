import * as z from 'zod';
import { Refused } from '../../shared/domain/refused.ts';
import { admits, kindOf } from '../../shared/domain/transparency.ts';
import { reportKey } from '../../shared/domain/reports/manifest.ts';
import { readJob } from '../../shared/storage/closing.ts';
import { loadResults } from '../../shared/storage/results.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

const Text = z.object({ zh: z.string(), en: z.string() });
const Named = z.object({ id: z.string(), name: Text });

const Ranked = z.object({
  rank: z.int(),
  subject: Named,
  score: z.object({ rounded: z.string() }),
  grade: Named,
  moved: Text.nullable(),
});

/** What the public may read of the final report of a period. */
const FinalReport = z.object({
  period: Named,
  generatedAt: z.string(),
  groups: z.array(Named.extend({ ranking: z.array(Ranked) })),
});

export const PublishedView = z.strictObject({
  period: Named,
  version: z.int(),
  publishedAt: z.iso.datetime(),
  groups: z.array(Named.extend({ ranking: z.array(Ranked) })),
});

/**
 * The published list, without a token. It is read from the final report, which is written once: whatever is decided later
 * shows only when its own version is published. It tells what the tier of each kind of subject admits to everybody.
 */
export async function readPublished(
  { table, files }: Services,
  _caller: Caller,
  { params }: Request<{ jurisdiction: string; period: string }, unknown, unknown>,
) {
  const { lastPublished } = await loadResults(table, params.jurisdiction, params.period);
  if (!lastPublished) throw new Refused('results.not-published');
  const { generation, version, at } = lastPublished;
  const job = await readJob(table, params.jurisdiction, params.period);
  // Later jobs only begin when this one is done.
  const writing = job?.generation === generation && job.stage !== 'done';
  if (writing) throw new Refused('results.being-written');
  const key = reportKey({ ...params, stage: 'final', generation }, 'period', 'json');
  const bytes = await files.readReport(key);
  if (!bytes) throw new Refused('results.being-written');
  const report = FinalReport.parse(JSON.parse(Buffer.from(bytes).toString()));
  const groups = report.groups.map(({ ranking, ...group }) => ({
    ...group,
    ranking: ranking.filter(({ subject }) => admits(kindOf(subject.id), 'public')),
  }));
  const shown = groups.filter(({ ranking }) => ranking.length > 0);
  const body = { period: report.period, version, publishedAt: new Date(at).toISOString(), groups: shown };
  return { status: 200, body } as const;
}
