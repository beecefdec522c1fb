import { longDate } from '../../text/reports/dates.ts';
import { gradingTexts } from '../../text/reports/grading.ts';
import type { Text } from '../../text/refusal.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { ScoreSheet } from '../scoring/sheet.ts';
import { gradingOf, type groupFacts, type RankedSubject } from './grading.ts';
import type { AuditOf, Heading, Named, Outcome, Revision, SchemeOf, SignatureOf, SubjectReport } from './model.ts';
import { adjustmentsOf, noteText, sectionsOf } from './sections.ts';
import { listed, said } from '../../text/catalogue.ts';

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
  /** Last local day on which the subject may object; null when it may not. */
  readonly objectionUntil: string | null;
  readonly signatures: readonly SignatureOf[];
  readonly audit: AuditOf;
}

/** The report of one subject from its score sheet and its place in the ranking. Pure; says nothing that is not in them. */
export function subjectReport(facts: SubjectFacts): SubjectReport {
  const { heading, scheme, subject, group, sheet, revision, objectionUntil, signatures, audit } = facts;
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
