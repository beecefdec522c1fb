import { agreed } from '../../text/measured.ts';
import { listed, said } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { longDate } from '../../text/reports/sentences.ts';
import { computed, gradingTexts } from '../../text/reports/words.ts';
import { ruleNames, ruleWords } from '../../text/schemes/rules.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact, fixed, print, round, sum } from '../scoring/exact.ts';
import { noteSentence, readable } from '../scoring/sentences.ts';
import type { Note, ScoreSheet, TraceNode } from '../scoring/sheet.ts';
import { type RankedSubject, gradingOf, type groupFacts, vetoName } from './grading.ts';
import type {
  AdjustmentOf,
  AuditOf,
  ComparisonOf,
  Counting,
  Figure,
  Heading,
  ItemOf,
  Named,
  Outcome,
  Revision,
  SchemeOf,
  SectionOf,
  SignatureOf,
  SubjectReport,
} from './model.ts';
import { commonIndicators } from '../scheme/sections.ts';

interface SubjectFacts {
  readonly heading: Heading;
  /** The version the period keeps. */
  readonly scheme: Scheme;
  readonly subject: SubjectReport['subject'];
  readonly group: Named & ReturnType<typeof groupFacts>;
  /** The newest sheet and its version; null for a subject that was set aside before it had one. */
  readonly sheet: { readonly version: number; readonly sheet: ScoreSheet } | null;
  readonly ranked: RankedSubject | null;
  /** Why it was set aside, if it was. */
  readonly setAside: Text | null;
  readonly revision: Revision | null;
  readonly comparison?: ComparisonOf;
  /** Last local day on which the subject may object; null when it may not. */
  readonly objectionUntil: string | null;
  readonly signatures: readonly SignatureOf[];
  readonly audit: AuditOf;
}

/** The report of one subject from its score sheet and its place in the ranking. Pure; says nothing that is not in them. */
export function subjectReport(facts: SubjectFacts): SubjectReport {
  const { heading, scheme, subject, group, sheet, revision, comparison, objectionUntil, signatures, audit } = facts;
  return {
    ...heading,
    format: 'jixiao.subject-report/1',
    subject,
    group: { id: group.id, name: group.name },
    sheet: sheet?.version ?? null,
    outcome: outcomeOf(facts),
    sections: sheet ? sectionsOf(scheme, sheet.sheet) : [],
    adjustments: sheet ? adjustmentsOf(scheme, sheet.sheet) : [],
    adjusted: { bonus: sheet?.sheet.bonus ?? '0', deduction: sheet?.sheet.deduction ?? '0' },
    standing: group.standing,
    grades: group.grades,
    signatures,
    revision,
    ...(comparison ? { comparison } : {}),
    remedy: objectionUntil === null ? null : said(gradingTexts.remedy, { date: longDate(objectionUntil) }),
    audit,
  };
}

/** What a heading says of the scheme. */
export const schemeOf = ({ id, name, legalBasis, fullMark }: Scheme, version: number): SchemeOf => ({
  id,
  version,
  title: name,
  legalBasis,
  fullMark,
});

function outcomeOf(facts: SubjectFacts): Outcome {
  const { scheme, sheet, ranked, setAside } = facts;
  const score = sheet && sheet.sheet.score !== null && sheet.sheet.exact !== null;
  if (!score) return { state: 'no-score', why: whyNoScore(facts) };
  const figure = { exact: sheet.sheet.exact ?? '', rounded: sheet.sheet.score ?? '' };
  const grading = ranked && gradingOf(scheme, ranked);
  if (grading) return { state: 'graded', score: figure, grading };
  const excepted = ranked?.reasons.some(({ code }) => code === 'excepted') ?? false;
  return { state: 'ungraded', score: figure, why: [setAside ?? gradingTexts[excepted ? 'excepted' : 'notRanked']] };
}

/** The items that are open say it best: their names come from the sheet itself, and so do the remarks on a total that is open. */
function whyNoScore({ sheet: kept, setAside, scheme }: SubjectFacts): Text[] {
  const sheet = kept?.sheet;
  const open = openItems(sheet);
  const remarks = sheet?.open.includes('total') ? sheet.trace.notes.map((note) => noteText(note, scheme)) : [];
  const told = [...open, ...remarks];
  return told.length === 0 && setAside ? [setAside] : told;
}

function openItems(sheet: ScoreSheet | undefined): Text[] {
  if (!sheet || sheet.open.length === 0) return [];
  const names = sheet.trace.parts.flatMap(({ parts }) => parts).filter(({ id }) => sheet.open.includes(id));
  return names.length === 0 ? [] : [said(gradingTexts.open, { items: listed(names.map(({ name }) => name)) })];
}

/** The sections of a sheet as the report shows them. */
function sectionsOf(scheme: Scheme, { input, trace }: ScoreSheet): SectionOf[] {
  const specific = input.agreement.specific.flatMap(({ indicators }) => indicators);
  const indicators = new Map([...commonIndicators(scheme), ...specific].map((indicator) => [indicator.id, indicator]));
  return trace.parts
    .filter(({ what }) => what === 'section')
    .map((node) => ({
      id: node.id,
      name: node.name,
      points: node.weight ?? '0',
      state: counting(node),
      score: figure(node),
      attainment: attainment(node),
      items: node.parts.map((part) => itemOf(part, indicators.get(part.id), scheme)),
    }));
}

function itemOf(node: TraceNode, indicator: Indicator | undefined, scheme: Scheme): ItemOf {
  const input = (name: string) => number(node.inputs.find((one) => one.name === name)?.value);
  const unit = indicator?.unitOfMeasure;
  return {
    id: node.id,
    name: node.name,
    rule: node.rule ? ruleNames[node.rule.kind] : { zh: '—', en: '—' },
    unit: unit === undefined ? null : { zh: unit, en: unit },
    points: node.weight ?? '0',
    nominal: node.points ?? '0',
    baseline: input('B'),
    target: input('T'),
    actual: input('A'),
    state: counting(node),
    score: figure(node),
    expression: node.expression === '' ? null : node.expression,
    sentence: sentenceOf(node, unit ?? ''),
    notes: node.notes.map((note) => noteText(note, scheme)),
    inputs: sourcesOf(node),
  };
}

/** The records behind a node, each once, although target and baseline come from the same agreement. */
function sourcesOf({ inputs }: TraceNode): ItemOf['inputs'] {
  const known = inputs.flatMap(({ id, hash }) => (id !== null && hash !== null ? [{ id, hash }] : []));
  return [...new Map(known.map((source) => [source.id, source])).values()];
}

const isNumber = /^-?\d+(\.\d+)?(\/\d+(\.\d+)?)?$/u;

/** Only figures stand in the columns of figures; a list of milestones or answers is told in the trace. */
const number = (value: string | undefined): string | null =>
  value !== undefined && isNumber.test(value) ? value : null;

function counting({ state }: TraceNode): Counting {
  switch (state) {
    case 'scored':
      return 'counted';
    case 'not-applicable':
      return 'not-applicable';
    case 'redistributed':
    case 'blocked':
    case 'awaiting-peers':
      return 'missing';
    default:
      return state satisfies never;
  }
}

const figure = ({ exact, rounded }: TraceNode): Figure | null =>
  exact === null || rounded === null ? null : { exact, rounded };

/** To six digits: it is looked at, nothing is computed from it. */
function attainment({ exact, weight }: TraceNode): string | null {
  const points = weight === null ? null : cut(weight);
  if (exact === null || points === null || points.isZero()) return null;
  return fixed(round(cut(exact).dividedBy(points), 6, 'half-up'), 6);
}

/** A printed decimal that does not end says so with "…"; its 40 digits are enough for a share that is only looked at. */
const cut = (printed: string): Exact => Exact.of(printed.replace('…', ''));

/** A remark of the engine in both languages. */
const noteText = (note: Note, scheme: Scheme): Text => ({
  zh: noteSentence(note, 'zh', scheme),
  en: noteSentence(note, 'en', scheme),
});

/** Bonus and deduction lines that something was recorded on, then the vetoes. */
function adjustmentsOf(scheme: Scheme, { trace }: ScoreSheet): AdjustmentOf[] {
  const lines = trace.parts.find(({ what }) => what === 'adjustments')?.parts ?? [];
  const counted = lines
    .filter(({ inputs }) => inputs.length > 0)
    .map((node): AdjustmentOf => {
      const kind = scheme.adjustments.lines.find(({ id }) => id === node.id)?.kind ?? 'bonus';
      const sign = kind === 'deduction' ? '-' : '';
      const recorded = sum(node.inputs.map(({ value }) => Exact.of(value)));
      return {
        id: node.id,
        kind,
        title: node.name,
        document: node.inputs.map(({ name }) => name).join('、'),
        recorded: `${sign}${print(recorded)}`,
        counted: `${sign}${node.exact ?? '0'}`,
        sentence: sentenceOf(node, ''),
      };
    });
  const vetoes = trace.inputs.map(({ name, value, id }): AdjustmentOf => ({
    id: id ?? name,
    kind: 'veto',
    title: vetoName(scheme, name),
    // A sheet of before documents were kept with vetoes has the veto's own name here.
    document: value === name ? '' : value,
    recorded: null,
    counted: null,
    sentence: computed.veto,
  }));
  return [...counted, ...vetoes];
}

/** What went in and what came out of one node of the trace. */
function sentenceOf({ what, state, rule, inputs, weight, rounded }: TraceNode, unit: string): Text {
  if (state !== 'scored') return computed[state];
  const score = rounded ?? '0';
  if (what === 'line') return said(computed.line, { n: inputs.length, score });
  // A numerator over its denominator is no percentage yet, and what it is held against is kept as a share.
  const isRate = inputs.some(({ name, value }) => name === 'A' && value.includes('/'));
  const measure = { value: isRate ? 'fraction' : 'number', unitOfMeasure: unit };
  const figures = (['B', 'T', 'A'] as const).flatMap((name) => {
    const input = inputs.find((one) => one.name === name);
    const value = name === 'A' ? input?.value : input && agreed(input.value, measure);
    return value === undefined ? [] : [said(computed[name], { value, unit: isRate ? '' : unit })];
  });
  const marks = inputs.filter(({ name }) => !conventional.has(name)).length;
  const given = figures.length === 0 && marks > 0 ? [said(computed.marks, { n: marks })] : figures;
  const how = rule ? [ruleWords[rule.kind]] : [];
  return joined([...given, ...how, said(computed.scored, { weight: readable(weight ?? '0'), score })]);
}

/** Names the engine gives to figures of an item: actual, target, baseline, years observed and required. */
const conventional = new Set(['A', 'T', 'B', 'n', 'm']);

const joined = (parts: readonly Text[]): Text => ({
  zh: parts.map(({ zh }) => zh).join(computed.comma.zh),
  en: sentenceCase(parts.map(({ en }) => en.replace(/ +(?=,|$)/g, '')).join(computed.comma.en)),
});

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
