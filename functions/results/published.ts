import * as z from 'zod';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { type Run, reportKey, wholePeriod } from '../../shared/domain/reports/manifest.ts';
import { admits, kindOf } from '../../shared/domain/result/disclosure.ts';
import { damaged } from '../../shared/storage/record.ts';
import { readClosing } from '../../shared/storage/closing.ts';
import { partition } from '../../shared/storage/keys.ts';
import { loadResults, readReportSet } from '../../shared/storage/results.ts';
import { Instant, iso, mostToAPage } from '../fields.ts';
import { type Paged, pageOf, sortable } from '../paging.ts';
import type { Request } from '../route.ts';
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
  publishedAt: Instant,
  /** A group that is longer than a page goes on in the next one. */
  groups: z.array(Named.extend({ ranking: z.array(Ranked).max(mostToAPage) })).max(mostToAPage),
  next: z.string().optional(),
});

/** The report the run recorded: what was put over it since, or cut short, is not shown to the public. */
async function finalReport(
  { table, files }: Pick<Services, 'table' | 'files'>,
  run: Run,
): Promise<z.infer<typeof FinalReport>> {
  const bytes = await files.readReport(reportKey(run, wholePeriod, 'json'));
  const recorded = await readReportSet(table, run, wholePeriod);
  const line = recorded?.files.find(({ format }) => format === 'json');
  if (!bytes || !line) throw new Refused('results.being-written');
  if (sha256(bytes) !== line.sha256) throw damaged(partition.reports(run.jurisdiction, run.period));
  return FinalReport.parse(JSON.parse(Buffer.from(bytes).toString()));
}

/**
 * The published list, without a token. It is read from the final report, which is written once: whatever is decided later
 * shows only when its own version is published. It tells what the tier of each kind of subject admits to everybody.
 */
export async function readPublished(
  { table, files, cursors }: Services,
  _caller: Caller,
  { params, query }: Request<{ jurisdiction: string; period: string }, Paged, unknown>,
) {
  const [{ lastPublished }, job] = await Promise.all([
    loadResults(table, params.jurisdiction, params.period),
    readClosing(table, params.jurisdiction, params.period),
  ]);
  if (!lastPublished) throw new Refused('results.not-published');
  const { generation, version, at } = lastPublished;
  // Later jobs only begin when this one is done.
  const writing = job?.generation === generation && job.stage !== 'done';
  if (writing) throw new Refused('results.being-written');
  const report = await finalReport({ table, files }, { ...params, stage: 'final', generation });
  const lines = report.groups
    .flatMap(({ ranking, ...group }) => ranking.map((line) => ({ group, line })))
    .filter(({ line }) => admits(kindOf(line.subject.id), 'public'))
    .map((entry, place) => Object.assign(entry, { place }));
  // A cursor of an earlier version begins the later one anew: a list is never put together of two.
  const order = ({ place }: { place: number }) => `${sortable(generation)} ${sortable(place)}`;
  const { items, more } = await pageOf(cursors, { items: lines, order }, query);
  const groups = [...Map.groupBy(items, ({ group }) => group)].map(([group, shown]) => ({
    ...group,
    ranking: shown.map(({ line }) => line),
  }));
  const body = { period: report.period, version, publishedAt: iso(at), groups, ...more };
  return { status: 200, body } as const;
}
