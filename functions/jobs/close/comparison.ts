import { type Earlier, type Stood, earlierPeriod } from '../../../shared/domain/reports/comparison.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { readableHeads } from '../../../shared/storage/appraisal-lists.ts';
import { unlessDamaged } from '../../../shared/storage/damaged.ts';
import { readPeriodBefore } from '../../../shared/storage/periods.ts';
import { pinnedScheme } from '../../../shared/storage/schemes.ts';
import { readSheet } from '../../../shared/storage/sheets.ts';
import type { Closing } from './closing.ts';

/** The period before as the reports of a run compare with it: read once for all of them. */
export async function earlierOf({ platform: { table }, job, period, prepared }: Closing): Promise<Earlier> {
  const before = await readPeriodBefore(table, job.jurisdiction, period);
  // A scheme of then that cannot be read any more holds up no report of now.
  const pinned = before?.scheme && (await unlessDamaged(pinnedScheme(table, job.jurisdiction, before.scheme)));
  return earlierPeriod(prepared.scheme, before, pinned?.scheme);
}

/** How a subject stood by its head, in the words of the scheme of that period. */
export const stoodBy = ({ score, standing }: AppraisalHead, bands: Scheme['bands'], sheet?: ScoreSheet): Stood => ({
  score: score?.rounded ?? null,
  rank: standing?.rank ?? null,
  of: standing?.of ?? 0,
  grade: bands.find(({ grade }) => grade === standing?.grade)?.name ?? null,
  sheet,
});

/** How subjects stood in the period before, by subject. What cannot be read any more is as if it had not been. */
export async function stoodBefore(
  { platform: { table }, job: { jurisdiction } }: Closing,
  earlier: Earlier,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, AppraisalHead>> {
  if ('why' in earlier) return new Map();
  const heads = await readableHeads(table, jurisdiction, earlier.period.id, subjects);
  return new Map(heads.map((head) => [head.subject, head]));
}

/** The same of one subject, with the sheet behind its score. */
export async function subjectBefore(closing: Closing, earlier: Earlier, subject: string): Promise<Stood | null> {
  const head = (await stoodBefore(closing, earlier, [subject])).get(subject);
  if (!head?.score || 'why' in earlier) return null;
  const { platform, job } = closing;
  const place = { jurisdiction: job.jurisdiction, period: earlier.period.id, subject };
  const sheet = await unlessDamaged(readSheet(platform.table, place, head.score.sheet));
  return stoodBy(head, earlier.bands, sheet);
}
