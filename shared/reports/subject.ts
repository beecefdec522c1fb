import type { AdjustmentOf, ItemOf, SectionOf, SubjectReport } from '../domain/reports/model.ts';
import { said } from '../text/say.ts';
import { sentences } from '../text/reports/sentences.ts';
import { words } from '../text/reports/words.ts';
import { recordNames } from '../text/sentences/nodes.ts';
import { csv, type Rendered, type Wanted, json, onPaper, rendered, bilingual } from './rendered.ts';
import { page } from './html/document.ts';
import { subjectPage } from './html/subject.ts';
import { subjectXlsx } from './xlsx/subject.ts';

/** The report of one subject. */
export const renderSubject = (report: SubjectReport, wanted: Wanted = {}): Promise<Rendered[]> =>
  rendered(wanted, {
    json: () => json(report),
    csv: () => subjectCsv(report),
    xlsx: () => subjectXlsx(report),
    html: () => page(subjectPage(report, wanted.seal)),
    pdf: () => onPaper(subjectPage(report, wanted.seal)),
  });

type Row = Readonly<Partial<Record<Column, string | null>>>;
type Column = (typeof columns)[number];

const columns = [
  'period',
  'subjectId',
  'subject',
  'kind',
  'section',
  'item',
  'rule',
  'unit',
  'nominal',
  'points',
  'baseline',
  'target',
  'actual',
  'state',
  'score',
  'exact',
  'rank',
  'grade',
  'document',
  'sentence',
  'inputs',
] as const;

/**
 * One line for every indicator, section, adjustment and the total; period and subject stand on each, so that the files of many
 * subjects can be put one under the other.
 */
function subjectCsv(report: SubjectReport): string {
  const rows = [...report.sections.flatMap(sectionRows), ...report.adjustments.map(adjustmentRow), totalRow(report)];
  const of = { period: report.period.id, subjectId: report.subject.id, subject: report.subject.name.zh };
  return csv(
    columns.map((column) => bilingual(words[column])),
    rows.map((row) => columns.map((column) => ({ ...row, ...of })[column] ?? null)),
  );
}

const sectionRows = (section: SectionOf): Row[] => [
  ...section.items.map((item) => itemRow(section, item)),
  {
    kind: words.section.zh,
    section: section.name.zh,
    points: section.points,
    state: stateWord(section.state),
    score: section.score?.rounded ?? null,
    exact: section.score?.exact ?? null,
  },
];

const itemRow = (section: SectionOf, item: ItemOf): Row => ({
  kind: words.item.zh,
  section: section.name.zh,
  item: item.name.zh,
  rule: item.rule.zh,
  unit: item.unit?.zh ?? null,
  nominal: item.nominal,
  points: item.points,
  baseline: item.baseline,
  target: item.target,
  actual: item.actual,
  state: stateWord(item.state),
  score: item.score?.rounded ?? null,
  exact: item.score?.exact ?? null,
  sentence: [item.sentence, ...item.notes].map(({ zh }) => zh).join(' '),
  inputs: recordNames(item.inputs.map(({ id }) => id)).zh,
});

const adjustmentRow = ({ kind, title, counted, document, sentence }: AdjustmentOf): Row => ({
  kind: { bonus: words.bonus, deduction: words.deduction, veto: words.vetoEvent }[kind].zh,
  item: title.zh,
  score: counted,
  document,
  sentence: sentence.zh,
});

function totalRow({ outcome, scheme }: SubjectReport): Row {
  const total = { kind: words.total.zh, points: scheme.fullMark };
  if (outcome.state === 'no-score') return { ...total, sentence: outcome.why.map(({ zh }) => zh).join(' ') };
  const score = { ...total, score: outcome.score.rounded, exact: outcome.score.exact };
  if (outcome.state === 'ungraded') return { ...score, sentence: outcome.why.map(({ zh }) => zh).join(' ') };
  const { rank, normalised, grade, steps, why } = outcome.grading;
  const scaled = normalised === null ? [] : [said(sentences.normalised, { normalised })];
  const sentence = [...scaled, ...steps.map((step) => step.why), ...why].map(({ zh }) => zh).join(' ');
  return { ...score, rank: String(rank), grade: grade.name.zh, sentence };
}

const stateWord = (state: SectionOf['state']): string => words[state === 'counted' ? 'is-counted' : state].zh;
