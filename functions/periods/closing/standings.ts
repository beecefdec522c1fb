import { outOfRanking } from '../../../shared/domain/result/result.ts';
import type { Standing } from '../../../shared/domain/ranking/ranking.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { loadResults } from '../../../shared/storage/results.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { gradingTexts } from '../../../shared/text/reports/grading.ts';
import type { Closing } from './chunk.ts';
import { said } from '../../../shared/text/catalogue.ts';

/** The standing a head keeps, as ranking gave it; none for a subject that was not ranked. */
export const rankedOf = ({ subject, score, standing }: AppraisalHead): Standing[] =>
  standing ? [{ ...standing, subject, score: score?.rounded ?? null }] : [];

/** Who takes no part in the ranking, and why by the words of the proposal. */
export async function exceptedFor({ platform, job }: Closing): Promise<ReadonlyMap<string, Text>> {
  const exceptions = outOfRanking(await loadResults(platform.table, job.jurisdiction, job.period));
  return new Map(exceptions.map(({ subject, reason }) => [subject, said(gradingTexts.exceptedFor, { reason })]));
}
