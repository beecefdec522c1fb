import type { GradeCount, PeriodReport } from '../../domain/reports/model.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { workbook, type SheetOf } from './sheet.ts';

/** Ranking of all peer groups, grades against quota (with a chart), who was set aside, timeliness. */
export function periodXlsx(report: PeriodReport): Promise<Uint8Array> {
  const title = sentences.periodTitle[report.stage].zh.replace('{period}', report.period.name.zh);
  return workbook([ranking(report), grades(report), setAside(report), timeliness(report)], title, report.generatedAt);
}

const ranking = ({ groups }: PeriodReport): SheetOf => ({
  name: words.ranking,
  columns: [
    { head: words.group, width: 24 },
    { head: words.rank, width: 10, as: 'number' },
    { head: words.subjectId, width: 22 },
    { head: words.subject, width: 34 },
    { head: words.score, width: 12, as: 'score' },
    { head: words.exact, width: 36 },
    { head: words.grade, width: 12 },
    { head: words.why, width: 60, as: 'long' },
  ],
  rows: groups.flatMap(({ name, ranking }) =>
    ranking.map(({ rank, subject, score, grade, moved }) => [
      name.zh,
      rank,
      subject.id,
      subject.name.zh,
      score.rounded,
      score.exact,
      grade.name.zh,
      moved?.zh ?? null,
    ]),
  ),
});

function grades({ groups }: PeriodReport): SheetOf {
  const rows = groups.flatMap(({ name, grades }) =>
    grades.map(({ grade, n, quota }) => [name.zh, grade.name.zh, n, quota]),
  );
  const overall = sum(groups.flatMap(({ grades }) => grades));
  const first = rows.length + 2;
  const last = first + overall.length - 1;
  return {
    name: words.distribution,
    columns: [
      { head: words.group, width: 24 },
      { head: words.grade, width: 14 },
      { head: words.subjects, width: 12, as: 'number' },
      { head: words.quotaPlaces, width: 12, as: 'number' },
    ],
    rows: [...rows, ...overall.map(([grade, n]) => [words.total.zh, grade, n, null])],
    charts: [
      {
        type: 'column',
        title: words.distribution.zh,
        series: [
          { name: words.subjects.zh, values: `C${first}:C${last}`, categories: `B${first}:B${last}`, color: '2F5D86' },
        ],
        anchor: { from: { row: 1, col: 5 }, to: { row: 19, col: 13 } },
        legend: false,
        axes: { y: { scale: { min: 0 } } },
        altText: words.distribution.zh,
      },
    ],
  };
}

/** Subjects of every grade over all groups, in the order the grades first come. */
function sum(counts: readonly GradeCount[]): [string, number][] {
  const total = new Map<string, number>();
  for (const { grade, n } of counts) total.set(grade.name.zh, (total.get(grade.name.zh) ?? 0) + n);
  return [...total];
}

const setAside = ({ setAside }: PeriodReport): SheetOf => ({
  name: words.setAside,
  columns: [
    { head: words.subjectId, width: 22 },
    { head: words.subject, width: 34 },
    { head: words.group, width: 24 },
    { head: words.why, width: 80, as: 'long' },
  ],
  rows: setAside.map(({ subject, group, why }) => [subject.id, subject.name.zh, group.zh, why.zh]),
});

const timeliness = ({ timeliness }: PeriodReport): SheetOf => ({
  name: words.timeliness,
  columns: [words.due, words.onTime, words.late, words.none].map((head) => ({
    head,
    width: 14,
    as: 'number' as const,
  })),
  rows: timeliness ? [[timeliness.due, timeliness.onTime, timeliness.late, timeliness.missing]] : [],
});
