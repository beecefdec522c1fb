import {
  normalises,
  type FilingsOf,
  type GradeCount,
  type PeriodReport,
  type SetAside,
} from '../../domain/reports/model.ts';
import type { Timeliness } from '../../domain/filing/slots.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import type { Voice } from '../rendered.ts';
import { workbook, type SheetOf } from './sheet.ts';

/** Ranking of all peer groups, grades against quota (with a chart), who was set aside, timeliness: in Chinese, then in English. */
export function periodXlsx(report: PeriodReport): Promise<Uint8Array> {
  const title = sentences.periodTitle[report.stage].zh.replace('{period}', report.period.name.zh);
  return workbook(
    (t) => [
      ranking(report, t),
      grades(report, t),
      setAside(report, t),
      ...(report.withdrawn ? [withdrawn(report.withdrawn, t)] : []),
      ...(report.timeliness ? [timely(report.timeliness)] : []),
      ...(report.filings ? [filings(report.filings, t)] : []),
    ],
    { title, at: report.generatedAt },
  );
}

function ranking(report: PeriodReport, t: Voice): SheetOf {
  const scaled = <T>(value: T): T[] => (normalises(report) ? [value] : []);
  return {
    name: words.ranking,
    columns: [
      { head: words.group, width: 24 },
      { head: words.rank, width: 10, as: 'number' },
      { head: words.subjectId, width: 22 },
      { head: words.subject, width: 34 },
      { head: words.score, width: 12, as: 'score' },
      { head: words.exact, width: 36 },
      ...scaled({ head: words.normalised, width: 14, as: 'score' as const }),
      { head: words.grade, width: 12 },
      { head: words.why, width: 60, as: 'long' },
    ],
    rows: report.groups.flatMap(({ name, ranking }) =>
      ranking.map(({ rank, subject, score, normalised, grade, moved }) => [
        t(name),
        rank,
        subject.id,
        t(subject.name),
        score.rounded,
        score.exact,
        ...scaled(normalised),
        t(grade.name),
        moved ? t(moved) : null,
      ]),
    ),
  };
}

function grades({ groups }: PeriodReport, t: Voice): SheetOf {
  const rows = groups.flatMap(({ name, grades }) =>
    grades.map(({ grade, n, quota, limits }) => [
      t(name),
      t(grade.name),
      n,
      quota,
      limits.map((limit) => t(limit)).join(t(sentences.limitSeparator)),
    ]),
  );
  const overall = sum(
    groups.flatMap(({ grades }) => grades),
    t,
  );
  const first = rows.length + 2;
  const last = first + overall.length - 1;
  return {
    name: words.distribution,
    columns: [
      { head: words.group, width: 24 },
      { head: words.grade, width: 14 },
      { head: words.subjects, width: 12, as: 'number' },
      { head: words.quotaPlaces, width: 12, as: 'number' },
      { head: words.limits, width: 44, as: 'long' },
    ],
    rows: [...rows, ...overall.map(([grade, n]) => [t(words.total), grade, n, null, null])],
    charts: [
      {
        type: 'column',
        title: t(words.distribution),
        series: [
          { name: t(words.subjects), values: `C${first}:C${last}`, categories: `B${first}:B${last}`, color: '2F5D86' },
        ],
        anchor: { from: { row: 1, col: 6 }, to: { row: 19, col: 14 } },
        legend: false,
        axes: { y: { scale: { min: 0 } } },
        altText: t(words.distribution),
      },
    ],
  };
}

/** Subjects of every grade over all groups, in the order the grades first come. */
function sum(counts: readonly GradeCount[], t: Voice): [string, number][] {
  const total = new Map<string, number>();
  for (const { grade, n } of counts) total.set(t(grade.name), (total.get(t(grade.name)) ?? 0) + n);
  return [...total];
}

const setAside = ({ setAside }: PeriodReport, t: Voice): SheetOf => ({
  name: words.setAside,
  columns: [
    { head: words.subjectId, width: 22 },
    { head: words.subject, width: 34 },
    { head: words.group, width: 24 },
    { head: words.score, width: 12, as: 'score' },
    { head: words.exact, width: 36 },
    { head: words.grade, width: 14 },
    { head: words.why, width: 80, as: 'long' },
  ],
  rows: setAside.map(({ subject, group, score, why }) => [
    subject.id,
    t(subject.name),
    t(group),
    score?.rounded ?? null,
    score?.exact ?? null,
    t(score ? words.unranked : words.ungraded),
    t(why),
  ]),
});

const withdrawn = (left: readonly SetAside[], t: Voice): SheetOf => ({
  name: words.withdrawn,
  columns: [
    { head: words.subjectId, width: 22 },
    { head: words.subject, width: 34 },
    { head: words.group, width: 24 },
    { head: words.why, width: 80, as: 'long' },
  ],
  rows: left.map(({ subject, group, why }) => [subject.id, t(subject.name), t(group), t(why)]),
});

const timely = ({ due, onTime, late, missing }: Timeliness): SheetOf => ({
  name: words.timeliness,
  columns: [
    ...[words.due, words.onTime, words.late, words.none].map((head) => ({ head, width: 14, as: 'number' as const })),
    { head: words.onTimeShare, width: 16, as: 'share' },
  ],
  rows: [[due, onTime, late, missing, due === 0 ? '—' : onTime / due]],
});

const filings = (of: readonly FilingsOf[], t: Voice): SheetOf => ({
  name: words.cards,
  columns: [
    { head: words.subjectId, width: 22 },
    { head: words.subject, width: 34 },
    ...[words.due, words.onTime, words.late, words.none].map((head) => ({ head, width: 14, as: 'number' as const })),
    { head: words.onTimeShare, width: 16, as: 'share' },
    ...[words.warned, words.yellow, words.red].map((head) => ({ head, width: 10, as: 'number' as const })),
  ],
  rows: of.map(({ who, due, onTime, late, missing, cards }) => [
    who.id,
    t(who.name),
    due,
    onTime,
    late,
    missing,
    due === 0 ? '—' : onTime / due,
    ...[cards?.warned, cards?.yellow, cards?.red].map((count) => count ?? '—'),
  ]),
});
