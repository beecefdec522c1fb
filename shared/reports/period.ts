import { type PeriodReport, normalises } from '../domain/reports/model.ts';
import { words } from '../text/reports/words.ts';
import { csv, type Rendered, type Wanted, json, onPaper, rendered, bilingual } from './rendered.ts';
import { page } from './html/document.ts';
import { periodPage } from './html/period.ts';
import { periodXlsx } from './xlsx/period.ts';

/** The report of a period. */
export const renderPeriod = (report: PeriodReport, wanted: Wanted = {}): Promise<Rendered[]> =>
  rendered(wanted, {
    json: () => json(report),
    csv: () => periodCsv(report),
    xlsx: () => periodXlsx(report),
    html: () => page(periodPage(report, wanted.seal)),
    pdf: () => onPaper(periodPage(report, wanted.seal)),
  });

/** The ranking of every peer group, then those set aside or excepted with the reason and no rank. */
function periodCsv(report: PeriodReport): string {
  const { period, groups, setAside, withdrawn = [] } = report;
  const scaled = <T>(value: T): T[] => (normalises(report) ? [value] : []);
  const heading = [
    words.period,
    words.group,
    words.rank,
    words.subjectId,
    words.subject,
    words.score,
    words.exact,
    ...scaled(words.normalised),
    words.grade,
    words.why,
  ];
  const ranked = groups.flatMap((group) =>
    group.ranking.map(({ rank, subject, score, normalised, grade, moved }) => [
      period.id,
      group.name.zh,
      rank,
      subject.id,
      subject.name.zh,
      score.rounded,
      score.exact,
      ...scaled(normalised),
      grade.name.zh,
      moved?.zh ?? null,
    ]),
  );
  const aside = setAside.map(({ subject, group, score, why }) => [
    period.id,
    group.zh,
    null,
    subject.id,
    subject.name.zh,
    score?.rounded ?? null,
    score?.exact ?? null,
    ...scaled(null),
    (score ? words.unranked : words.ungraded).zh,
    why.zh,
  ]);
  const left = withdrawn.map(({ subject, group, why }) => [
    period.id,
    group.zh,
    null,
    subject.id,
    subject.name.zh,
    null,
    null,
    ...scaled(null),
    words.withdrawn.zh,
    why.zh,
  ]);
  return csv(heading.map(bilingual), [...ranked, ...aside, ...left]);
}
