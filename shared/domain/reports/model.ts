import type { Text } from '../../text/refusal.ts';
import type { Timeliness } from '../filing/slots.ts';
import type { Cards } from '../scoring/input.ts';

/**
 * What a report (考核报告) says, before any format. The JSON report is this value in canonical form, so its names are read by
 * people outside the system: they change only together with the number in `format`.
 * Every number that counts is a decimal string; texts for people are Chinese and English.
 */

/** provisional: written at the close and open to objection · final: written when the committee's approval is published. */
export type Stage = 'provisional' | 'final';

export interface Figure {
  readonly exact: string;
  readonly rounded: string;
}

export interface Named {
  readonly id: string;
  readonly name: Text;
}

/** What stands above and below the text of an official document (党政机关公文格式 GB/T 9704—2012). */
export interface Letterhead {
  /** 发文机关: the office whose name stands in red. */
  readonly office: Text;
  /** 发文机关署名: who signs, where that is said otherwise than in red. */
  readonly issuer?: Text;
  /** How its numbers begin, where that is set. */
  readonly series?: string;
  /** 发文字号; null while the office has not numbered the document: a blank is printed to be filled in by hand. */
  readonly number: string | null;
  /** 成文日期, the local date of the job's recorded time. */
  readonly date: string;
}

export interface PeriodOf {
  readonly id: string;
  readonly name: Text;
  readonly start: string;
  readonly end: string;
}

export interface SchemeOf {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** As the scheme quotes them: titles of Chinese regulations are not translated. */
  readonly legalBasis: readonly string[];
  /** Points of all scored items together, 100 by default. */
  readonly fullMark: string;
}

export interface Heading {
  readonly stage: Stage;
  /** Counts the reports written for this period at this stage: a report is never overwritten, a later one replaces it. */
  readonly generation: number;
  /** The recorded time of the job by the clocks of the place, ISO 8601 with the distance from universal time. */
  readonly generatedAt: string;
  readonly letterhead: Letterhead;
  readonly jurisdiction: Named;
  readonly period: PeriodOf;
  readonly scheme: SchemeOf;
}

/** One step on the way to the grade; the trace keeps band, veto cap, condition and quota in this order (quota, veto cap and condition
 * where a scheme lets who is barred keep a place). */
export interface GradeStep {
  readonly by: 'band' | 'quota' | 'veto' | 'condition';
  readonly grade: Named;
  readonly why: Text;
}

export interface Grading {
  readonly rank: number;
  readonly of: number;
  /** The score on the common scale of the peer group, beside the raw one; null where the scheme declares none. */
  readonly normalised: string | null;
  readonly grade: Named;
  readonly steps: readonly GradeStep[];
  /** "Why not excellent", and everything else the subject should be told about its grade. */
  readonly why: readonly Text[];
}

/** A score decided on, or the reason there is none. A score without a grade belongs to a subject set aside from ranking. */
export type Outcome =
  | { readonly state: 'graded'; readonly score: Figure; readonly grading: Grading }
  | { readonly state: 'ungraded'; readonly score: Figure; readonly why: readonly Text[] }
  | { readonly state: 'no-score'; readonly why: readonly Text[] };

/** `counted` has a score; the others say why they have none. */
export type Counting = 'counted' | 'not-applicable' | 'missing';

export interface ItemOf {
  readonly id: string;
  readonly name: Text;
  readonly rule: Text;
  readonly unit: Text | null;
  /** Points that count, after any redistribution; `nominal` as the scheme has them. */
  readonly points: string;
  readonly nominal: string;
  readonly baseline: string | null;
  readonly target: string | null;
  readonly actual: string | null;
  readonly state: Counting;
  readonly score: Figure | null;
  /** "12 × min(1, 154.74 ÷ 310.2) = 5.9862…", figures put in. */
  readonly expression: string | null;
  /** The computation as a sentence. */
  readonly sentence: Text;
  readonly notes: readonly Text[];
  /** Filings, ratings and adjustments the figures came from, by id and hash. */
  readonly inputs: readonly { readonly id: string; readonly hash: string }[];
}

export interface SectionOf {
  readonly id: string;
  readonly name: Text;
  readonly points: string;
  readonly state: Counting;
  readonly score: Figure | null;
  /** score ÷ points to six digits, not clamped; null where there is no score or no points. */
  readonly attainment: string | null;
  readonly items: readonly ItemOf[];
}

export interface AdjustmentOf {
  readonly id: string;
  readonly kind: 'bonus' | 'deduction' | 'veto';
  readonly title: Text;
  /** The document (文号) it rests on, empty where none was given. */
  readonly document: string;
  /** Points as recorded and as counted after the caps, signed; null for a veto, which never changes a score. */
  readonly recorded: string | null;
  readonly counted: string | null;
  readonly sentence: Text;
}

/** Where the scores of a peer group lie. No names: at the provisional stage a subject sees only itself. */
export interface ScoreSpread {
  readonly n: number;
  readonly best: string;
  readonly upperQuartile: string;
  readonly median: string;
  readonly lowerQuartile: string;
  readonly lowest: string;
  readonly mean: string;
}

/** How many subjects of a group have a grade, and how many its quotas allow (null: none gives the group a number of places). */
export interface GradeCount {
  readonly grade: Named;
  readonly n: number;
  /** The fewest places of all quotas that the peer group has as a whole: where it has several, the tightest holds. */
  readonly quota: number | null;
  /** Every quota on this grade in words, those counted per unit too. */
  readonly limits: readonly Text[];
}

/** A line to be signed; filled in where the system already holds the signature. */
export interface SignatureOf {
  readonly role: Text;
  readonly name: Text | null;
  readonly date: string | null;
}

/** What a decision changed against the sheet before. */
export interface Revision {
  readonly version: number;
  readonly previous: number;
  readonly decision: Text;
  /** Figures as decimal strings, states in words. */
  readonly changes: readonly { readonly what: Text; readonly before: string | Text; readonly after: string | Text }[];
}

/** Score, rank and grade of the period before and of this one; no rank or grade where none was given. */
export interface ChangeOf {
  readonly score: { readonly before: string; readonly now: string; readonly change: string };
  readonly rank: { readonly before: PlaceOf | null; readonly now: PlaceOf | null };
  readonly grade: { readonly before: Text | null; readonly now: Text | null };
}

interface PlaceOf {
  readonly rank: number;
  readonly of: number;
}

interface NotComparable {
  readonly state: 'not-comparable';
  readonly why: Text;
}

/** With the period of the same kind right before. */
export type ComparisonOf =
  | NotComparable
  | ({
      readonly state: 'compared';
      readonly period: Named;
      readonly sentence: Text;
      readonly items: readonly {
        readonly item: Named;
        readonly before: string;
        readonly now: string;
        readonly change: string;
      }[];
    } & ChangeOf);

export type PeriodComparison =
  | NotComparable
  | {
      readonly state: 'compared';
      readonly sentence: Text;
      readonly subjects: readonly (ChangeOf & { readonly subject: Named })[];
    };

export interface AuditOf {
  /** Number and hash of the newest entry of the audit chain that the report rests on. */
  readonly entry: number;
  readonly hash: string;
}

export interface SubjectReport extends Heading {
  readonly format: 'jixiao.subject-report/1';
  readonly subject: Named & { readonly kind: 'unit' | 'official' | 'team'; readonly unit: Text | null };
  readonly group: Named;
  readonly sheet: number | null;
  readonly outcome: Outcome;
  readonly sections: readonly SectionOf[];
  readonly adjustments: readonly AdjustmentOf[];
  /** What all bonus and deduction lines come to after the caps, both without a sign. */
  readonly adjusted: { readonly bonus: string; readonly deduction: string };
  readonly standing: ScoreSpread | null;
  readonly grades: readonly GradeCount[];
  readonly signatures: readonly SignatureOf[];
  readonly revision: Revision | null;
  /** Absent in reports of before there were comparisons. */
  readonly comparison?: ComparisonOf;
  /** Until when and how the subject may object; null at the final stage or when there is no such way. */
  readonly remedy: Text | null;
  readonly audit: AuditOf;
}

export interface RankedOf {
  readonly rank: number;
  readonly subject: Named;
  readonly score: Figure;
  /** On the common scale of the group, as in `Grading`. */
  readonly normalised: string | null;
  readonly grade: Named;
  /** Set where quota or veto moved the grade away from the band. */
  readonly moved: Text | null;
}

export interface GroupOf extends Named {
  readonly ranking: readonly RankedOf[];
  readonly grades: readonly GradeCount[];
  readonly standing: ScoreSpread | null;
}

/** Who stands in no ranking: set aside without a score, or excepted with the one it has. */
export interface SetAside {
  readonly subject: Named;
  readonly group: Text;
  readonly score: Figure | null;
  readonly why: Text;
}

/** How the filings of a subject came, or those a side makes about others; and the cards of a subject. */
export interface FilingsOf extends Timeliness {
  readonly who: Named;
  readonly cards: Cards | null;
}

export interface PeriodReport extends Heading {
  readonly format: 'jixiao.period-report/1';
  readonly subjects: number;
  readonly groups: readonly GroupOf[];
  readonly setAside: readonly SetAside[];
  /** Who left the period before it closed, and counts nowhere; absent where nobody did. */
  readonly withdrawn?: readonly SetAside[];
  readonly timeliness: Timeliness | null;
  /** Absent in reports of before there were comparisons. */
  readonly comparison?: PeriodComparison;
  /** Absent where no card was shown. */
  readonly filings?: readonly FilingsOf[];
  readonly signatures: readonly SignatureOf[];
  readonly audit: AuditOf;
}

/** Whether anybody has a normalised score: the reports have a column of them only then. */
export const normalises = ({ groups }: Pick<PeriodReport, 'groups'>): boolean =>
  groups.some(({ ranking }) => ranking.some(({ normalised }) => normalised !== null));
