import type { SubjectReport } from '../../domain/reports/model.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { workbook, type Column, type SheetOf } from './sheet.ts';

/** Result, scores (with a chart of the sections), computation, adjustments. */
export function subjectXlsx(report: SubjectReport): Promise<Uint8Array> {
  const title = `${report.subject.name.zh} ${sentences.subjectTitle[report.stage].zh.replace('{period}', report.period.name.zh)}`;
  return workbook([result(report), sections(report), items(report), adjustments(report)], title, report.generatedAt);
}

const pair: readonly Column[] = [
  { head: words.title, width: 30 },
  { head: words.result, width: 60, as: 'long' },
];

function result({ subject, period, scheme, group, outcome, generation, generatedAt, audit }: SubjectReport): SheetOf {
  const scored = outcome.state === 'no-score' ? null : outcome.score;
  const grading = outcome.state === 'graded' ? outcome.grading : null;
  const why =
    outcome.state === 'graded'
      ? [...outcome.grading.steps.map((step) => step.why), ...outcome.grading.why]
      : outcome.why;
  return {
    name: words.result,
    columns: pair,
    rows: [
      [words.subject.zh, subject.name.zh],
      [words.subjectId.zh, subject.id],
      [words.period.zh, `${period.name.zh}（${period.start} — ${period.end}）`],
      [words.scheme.zh, `${scheme.title.zh}（${scheme.id} v${scheme.version}）`],
      [words.group.zh, group.name.zh],
      [words.score.zh, scored?.rounded ?? '—'],
      [words.exact.zh, scored?.exact ?? '—'],
      [words.rank.zh, grading ? `${grading.rank} / ${grading.of}` : '—'],
      [words.grade.zh, grading?.grade.name.zh ?? '—'],
      ...why.map(({ zh }) => [words.why.zh, zh]),
      [words.generated.zh, `${generatedAt} #${generation}`],
      [words.auditEntry.zh, `${audit.entry} ${audit.hash}`],
    ],
  };
}

function sections({ sections, outcome, adjusted, scheme }: SubjectReport): SheetOf {
  const rows = sections.map(({ name, points, score, attainment, state }) => [
    name.zh,
    points,
    score?.rounded ?? words[state === 'counted' ? 'is-counted' : state].zh,
    score?.exact ?? null,
    attainment === null ? null : Number(attainment.replace('…', '')),
  ]);
  const last = rows.length + 1;
  return {
    name: words.composition,
    columns: [
      { head: words.section, width: 28 },
      { head: words.points, width: 12, as: 'number' },
      { head: words.score, width: 12, as: 'score' },
      { head: words.exact, width: 44 },
      { head: words.attainment, width: 14, as: 'share' },
    ],
    rows: [
      ...rows,
      ...(adjusted.bonus === '0' ? [] : [[words.bonus.zh, null, adjusted.bonus, null, null]]),
      ...(adjusted.deduction === '0' ? [] : [[words.deduction.zh, null, `-${adjusted.deduction}`, null, null]]),
      [words.total.zh, scheme.fullMark, outcome.state === 'no-score' ? null : outcome.score.rounded, null, null],
    ],
    charts: [
      {
        type: 'bar',
        title: sentences.barsTitle.zh,
        series: [{ name: words.attainment.zh, values: `E2:E${last}`, categories: `A2:A${last}`, color: '2F5D86' }],
        anchor: { from: { row: last + 4, col: 0 }, to: { row: last + 22, col: 5 } },
        legend: false,
        // A bar that does not begin at zero lies about its length.
        axes: { y: { scale: { min: 0 } } },
        altText: sentences.barsTitle.zh,
      },
    ],
  };
}

const items = ({ sections }: SubjectReport): SheetOf => ({
  name: words.itemTable,
  columns: [
    { head: words.section, width: 18 },
    { head: words.item, width: 30, as: 'long' },
    { head: words.rule, width: 12 },
    { head: words.unit, width: 10 },
    { head: words.nominal, width: 10, as: 'number' },
    { head: words.points, width: 10, as: 'number' },
    { head: words.baseline, width: 12, as: 'number' },
    { head: words.target, width: 12, as: 'number' },
    { head: words.actual, width: 12, as: 'number' },
    { head: words.score, width: 10, as: 'score' },
    { head: words.exact, width: 22, as: 'long' },
    { head: words.expression, width: 32, as: 'long' },
    { head: words.sentence, width: 40, as: 'long' },
    { head: words.inputs, width: 26, as: 'long' },
  ],
  rows: sections.flatMap((section) =>
    section.items.map((item) => [
      section.name.zh,
      item.name.zh,
      item.rule.zh,
      item.unit?.zh ?? null,
      item.nominal,
      item.points,
      item.baseline,
      item.target,
      item.actual,
      item.score?.rounded ?? words[item.state === 'counted' ? 'is-counted' : item.state].zh,
      item.score?.exact ?? null,
      item.expression,
      [item.sentence, ...item.notes].map(({ zh }) => zh).join('\n'),
      item.inputs.map(({ id, hash }) => `${id} ${hash}`).join('\n'),
    ]),
  ),
});

const adjustments = ({ adjustments }: SubjectReport): SheetOf => ({
  name: words.adjustments,
  columns: [
    { head: words.kind, width: 12 },
    { head: words.title, width: 40, as: 'long' },
    { head: words.document, width: 26 },
    { head: words.recorded, width: 14, as: 'number' },
    { head: words.counted, width: 14, as: 'number' },
    { head: words.sentence, width: 60, as: 'long' },
  ],
  rows: adjustments.map(({ kind, title, document, recorded, counted, sentence }) => [
    { bonus: words.bonus, deduction: words.deduction, veto: words.vetoEvent }[kind].zh,
    title.zh,
    document,
    recorded,
    counted,
    sentence.zh,
  ]),
});
