import type { SubjectReport } from '../../domain/reports/model.ts';
import { sentences, longTime } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { recordNames } from '../../text/sentences/nodes.ts';
import type { Voice } from '../rendered.ts';
import { workbook, type SheetOf } from './sheet.ts';

/** Result, scores (with a chart of the sections), computation, adjustments: in Chinese, then the same in English. */
export function subjectXlsx(report: SubjectReport): Promise<Uint8Array> {
  const title = `${report.subject.name.zh} ${sentences.subjectTitle[report.stage].zh.replace('{period}', report.period.name.zh)}`;
  return workbook((t) => [result(report, t), sections(report, t), items(report, t), adjustments(report, t)], {
    title,
    at: report.generatedAt,
  });
}

function result(report: SubjectReport, t: Voice): SheetOf {
  const { subject, period, scheme, group, outcome, generation, generatedAt, audit } = report;
  const scored = outcome.state === 'no-score' ? null : outcome.score;
  const grading = outcome.state === 'graded' ? outcome.grading : null;
  const why =
    outcome.state === 'graded'
      ? [...outcome.grading.steps.map((step) => step.why), ...outcome.grading.why]
      : outcome.why;
  return {
    name: words.result,
    columns: [
      { head: words.title, width: 30 },
      { head: words.result, width: 76, as: 'long' },
    ],
    rows: [
      [t(words.subject), t(subject.name)],
      [t(words.subjectId), subject.id],
      [t(words.period), `${t(period.name)} (${period.start} — ${period.end})`],
      [t(words.scheme), t(sentences.ofVersion, { scheme: t(scheme.title), version: scheme.version })],
      [t(words.group), t(group.name)],
      [t(words.score), scored?.rounded ?? '—'],
      [t(words.exact), scored?.exact ?? '—'],
      ...(grading?.normalised ? [[t(words.normalised), grading.normalised]] : []),
      [t(words.rank), grading ? `${grading.rank} / ${grading.of}` : '—'],
      [t(words.grade), grading ? t(grading.grade.name) : '—'],
      ...why.map((text) => [t(words.why), t(text)]),
      [t(words.generated), t(sentences.ofRun, { at: t(longTime(generatedAt)), generation })],
      [t(words.auditEntry), `${audit.entry} ${audit.hash}`],
    ],
  };
}

function sections({ sections, outcome, adjusted, scheme }: SubjectReport, t: Voice): SheetOf {
  const rows = sections.map(({ name, points, score, attainment, state }) => [
    t(name),
    points,
    score?.rounded ?? t(words[state === 'counted' ? 'is-counted' : state]),
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
      ...(adjusted.bonus === '0' ? [] : [[t(words.bonus), null, adjusted.bonus, null, null]]),
      ...(adjusted.deduction === '0' ? [] : [[t(words.deduction), null, `-${adjusted.deduction}`, null, null]]),
      [t(words.total), scheme.fullMark, outcome.state === 'no-score' ? null : outcome.score.rounded, null, null],
    ],
    charts: [
      {
        type: 'bar',
        title: t(sentences.barsTitle),
        series: [{ name: t(words.attainment), values: `E2:E${last}`, categories: `A2:A${last}`, color: '2F5D86' }],
        anchor: { from: { row: last + 4, col: 0 }, to: { row: last + 22, col: 5 } },
        legend: false,
        // A bar that does not begin at zero lies about its length.
        axes: { y: { scale: { min: 0 } } },
        altText: t(sentences.barsTitle),
      },
    ],
  };
}

const items = ({ sections }: SubjectReport, t: Voice): SheetOf => ({
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
      t(section.name),
      t(item.name),
      t(item.rule),
      item.unit ? t(item.unit) : null,
      item.nominal,
      item.points,
      item.baseline,
      item.target,
      item.actual,
      item.score?.rounded ?? t(words[item.state === 'counted' ? 'is-counted' : item.state]),
      item.score?.exact ?? null,
      item.expression,
      [item.sentence, ...item.notes].map((text) => t(text)).join('\n'),
      t(recordNames(item.inputs.map(({ id }) => id))),
    ]),
  ),
});

const adjustments = ({ adjustments }: SubjectReport, t: Voice): SheetOf => ({
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
    t({ bonus: words.bonus, deduction: words.deduction, veto: words.vetoEvent }[kind]),
    t(title),
    document,
    recorded,
    counted,
    t(sentence),
  ]),
});
