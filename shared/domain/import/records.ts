import * as z from 'zod';
import { mostFunctions } from '../organisation/unit-tree.ts';
import { FilingData } from '../filing/filing.ts';
import { AgreedGoal } from '../agreement/goal.ts';
import { Indicator } from '../scheme/indicator.ts';
import type { Section } from '../scheme/sections.ts';
import { Decimal, Name, Slug as SchemeSlug } from '../scheme/wording.ts';
import { Line, Named, OfficialId, Slug, SubjectId } from '../text.ts';

/** Of a record that stands, what a file does not mention stays, and null takes a field away; a new one needs name and place. */
export const UnitRecord = z.strictObject({
  id: Slug,
  name: Named.optional(),
  parent: Slug.nullable().optional(),
  level: z.enum(['province', 'city', 'county', 'township', 'department', 'institution', 'office']).optional(),
  group: Slug.nullable().optional(),
  functions: z
    .array(z.strictObject({ id: Slug, name: Named }))
    .max(mostFunctions)
    .optional(),
  active: z.boolean().optional(),
});
export const OfficialRecord = z.strictObject({
  id: OfficialId,
  name: Line(1, 60).optional(),
  unit: Slug.optional(),
  manager: OfficialId.nullable().optional(),
  group: Slug.nullable().optional(),
  active: z.boolean().optional(),
});
export const StrategyRecord = z.strictObject({
  id: Slug,
  name: Named.optional(),
  source: Line(1, 200).optional(),
  year: z.int().nullable().optional(),
});
/** An indicator of a draft scheme, and the section it stands in; a section that is not there yet is made. */
export const IndicatorRecord = z.strictObject({
  section: z.strictObject({
    id: SchemeSlug,
    name: Name.optional(),
    points: Decimal.optional(),
    combine: z.enum(['sum', 'weighted-mean']).optional(),
  }),
  indicator: Indicator.partial().extend({ id: SchemeSlug }),
});
export const GoalRecord = AgreedGoal.extend({ subject: SubjectId });
export const FilingRecord = FilingData.omit({
  evidence: true,
  supersedes: true,
  provider: true,
  warnings: true,
}).extend({
  subject: SubjectId,
});

export type UnitRecord = z.infer<typeof UnitRecord>;
export type OfficialRecord = z.infer<typeof OfficialRecord>;
export type StrategyRecord = z.infer<typeof StrategyRecord>;
export type IndicatorRecord = z.infer<typeof IndicatorRecord>;
export type GoalRecord = z.infer<typeof GoalRecord>;
export type FilingRecord = z.infer<typeof FilingRecord>;
export type CommonSection = Extract<Section, { items: 'common' }>;

export const Kind = z.enum(['units', 'officials', 'strategy', 'indicators', 'goals', 'filings']);
export type Kind = z.infer<typeof Kind>;
