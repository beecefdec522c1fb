import type { PeriodReport } from '../domain/reports/model.ts';
import { words } from '../text/reports/words.ts';
import { bilingual } from './bilingual.ts';
import { csv } from './csv.ts';

const heading = [
  words.period,
  words.group,
  words.rank,
  words.subjectId,
  words.subject,
  words.score,
  words.exact,
  words.grade,
  words.why,
].map(bilingual);

/** The ranking of every peer group, then those set aside with the reason and no rank. */
export function periodCsv({ period, groups, setAside }: PeriodReport): string {
  const ranked = groups.flatMap((group) =>
    group.ranking.map(({ rank, subject, score, grade, moved }) => [
      period.id,
      group.name.zh,
      rank,
      subject.id,
      subject.name.zh,
      score.rounded,
      score.exact,
      grade.name.zh,
      moved?.zh ?? null,
    ]),
  );
  const aside = setAside.map(({ subject, group, why }) => [
    period.id,
    group.zh,
    null,
    subject.id,
    subject.name.zh,
    null,
    null,
    words.setAside.zh,
    why.zh,
  ]);
  return csv(heading, [...ranked, ...aside]);
}
