import * as z from 'zod';
import { canonical } from '../audit/canonical.ts';
import { digest } from '../audit/chain.ts';
import { PeriodType } from '../period/types.ts';
import { Refused } from '../refused.ts';
import { Documents } from '../reports/documents.ts';
import { Wording } from '../text.ts';
import {
  Audience,
  Clocks,
  Consequence,
  ObjectionFrom,
  LateFiling,
  Outliers,
  Plausibility,
  RemarkLimits,
} from './application.ts';
import { MissingPolicy } from './indicator.ts';
import {
  Adjustments,
  Band,
  Conditions,
  Exemptions,
  Normalisation,
  Quota,
  RaterGroup,
  TieKey,
  Veto,
  mostBands,
  mostQuotas,
  mostVetoes,
} from './outcome.ts';
import { Section, mostSections } from './sections.ts';
import { Decimal, Name, Slug } from './wording.ts';

/** A value is rounded once, at the stage declared here; exact and rounded figures are both kept. */
export const Rounding = z.strictObject({
  stage: z.enum(['item', 'section', 'total']),
  digits: z.int().min(0).max(10),
  mode: z.enum(['half-up', 'half-even', 'floor', 'ceil']),
});
export type Rounding = z.infer<typeof Rounding>;

/** What becomes of a subject that planning leaves without an agreement. */
export const Unsigned = z.enum(['block', 'bottom-grade', 'committee-goals']);
export type Unsigned = z.infer<typeof Unsigned>;

/** Not signing never pays: where the scheme says nothing, the office lays goals and the committee imposes them. */
export const unsignedPolicy = ({ unsigned = 'committee-goals' }: Pick<Scheme, 'unsigned'>): Unsigned => unsigned;

/** 预评分: who reads what a subject would score by what is known so far; the bodies that look over the period, or the subject's side too. */
const Preview = z.enum(['office', 'subject']);

export const SubjectKind = z.enum(['unit', 'official', 'team']);
export type SubjectKind = z.infer<typeof SubjectKind>;

/**
 * 考核办法/细则: one portable document that says everything the engine needs. What its shape cannot say
 * (points sum, bands tile, rules are complete) is checked by `schemeProblems`.
 */
export const Scheme = z.strictObject({
  format: z.literal('jixiao.scheme/1'),
  id: Slug,
  name: Name,
  legalBasis: z.array(Wording('prose', 1, 400)).max(60),
  periodTypes: z.array(PeriodType).min(1).max(PeriodType.options.length),
  subjects: z.array(SubjectKind).min(1).max(SubjectKind.options.length),
  fullMark: Decimal,
  /** null: no limit on that side. */
  clamp: z.strictObject({ min: Decimal.nullable(), max: Decimal.nullable() }),
  rounding: Rounding,
  missing: MissingPolicy,
  unsigned: Unsigned.optional(),
  sections: z.array(Section).min(1).max(mostSections),
  raterGroups: z.array(RaterGroup).max(40),
  adjustments: Adjustments,
  vetoes: z.array(Veto).max(mostVetoes),
  bands: z.array(Band).min(1).max(mostBands),
  quotas: z.array(Quota).max(mostQuotas),
  conditions: Conditions.optional(),
  exemptions: Exemptions.optional(),
  /** Who is barred by a veto or a condition keeps its place in a quota, which then stays empty; left out, the next in line moves up (依次递补). */
  barredKeepsPlace: z.boolean().optional(),
  tieKeys: z.array(TieKey).max(20),
  normalisation: Normalisation.nullable(),
  clocks: Clocks,
  /** By kind of subject; left out, units to everybody, teams to everybody who works here, officials within their unit. */
  announcedTo: z
    .strictObject({ unit: Audience.optional(), official: Audience.optional(), team: Audience.optional() })
    .optional(),
  remarkLimits: RemarkLimits.optional(),
  objectionFrom: ObjectionFrom.optional(),
  /** false: results are approved although objections are undecided, and what is decided later makes the next version. */
  objectionSuspends: z.boolean().optional(),
  plausibility: Plausibility.optional(),
  lateFiling: LateFiling.optional(),
  outliers: Outliers.optional(),
  preview: Preview.optional(),
  /** 告知书的文件格式, by kind of subject; left out, officials HTML and JSON, the others every format there is. */
  documents: z
    .strictObject({ unit: Documents.optional(), official: Documents.optional(), team: Documents.optional() })
    .optional(),
  consequences: z.array(Consequence).max(60),
});
export type Scheme = z.infer<typeof Scheme>;

/** An item of the table ends at 400 KB; a scheme of a thousand indicators is about half of that. */
const maximumBytes = 300_000;

/** The name of a document: its hash. Refuses what the table could not hold. */
export function schemeHash(scheme: Scheme): string {
  const bytes = new TextEncoder().encode(canonical(scheme)).length;
  if (bytes > maximumBytes) throw new Refused('schemes.document-too-large', { bytes, maximum: maximumBytes });
  return digest(scheme);
}
