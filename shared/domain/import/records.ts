import * as z from 'zod';
import { OfficialBody, StrategyBody, UnitBody } from '../organisation/registered.ts';
import { FilingData } from '../filing/filing.ts';
import { AgreedGoal } from '../agreement/goal.ts';
import { Indicator } from '../scheme/indicator.ts';
import type { Section } from '../scheme/sections.ts';
import { Decimal, Name, Slug as SchemeSlug } from '../scheme/wording.ts';
import { OfficialId, Slug, SubjectId } from '../text.ts';

export const UnitRecord = UnitBody.extend({ id: Slug });
export const OfficialRecord = OfficialBody.extend({ id: OfficialId });
export const StrategyRecord = StrategyBody.extend({ id: Slug });
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
