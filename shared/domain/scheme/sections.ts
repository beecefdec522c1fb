import * as z from 'zod';
import { Indicator, MissingPolicy } from './indicator.ts';
import { Decimal, Name, Slug } from './wording.ts';

/** Sections of a scheme, indicators of a section, and both together. */
export const mostSections = 40;
const mostIndicators = 300;
/** Parts of a period: its months. */
export const mostPeriods = 12;
export const mostItems = mostSections * mostIndicators;

const head = { id: Slug, name: Name, points: Decimal };
const combine = z.enum(['sum', 'weighted-mean']);

/** The same items for everybody (共性指标). */
const common = z.strictObject({
  ...head,
  items: z.literal('common'),
  combine,
  indicators: z.array(Indicator).min(1).max(mostIndicators),
});

/** Items, their points and their rules come from each subject's agreement (个性指标), and sum to the section's points. */
const specific = z.strictObject({
  ...head,
  items: z.literal('specific'),
  combine,
  minItems: z.int().min(1),
  maxItems: z.int().min(1),
});

/** An annual period takes in its quarters: points × Σ weight·(score ÷ full mark). */
const periods = z.strictObject({
  ...head,
  items: z.literal('periods'),
  periods: z
    .array(z.strictObject({ id: Slug, name: Name, weight: Decimal }))
    .min(1)
    .max(mostPeriods),
  /** none: the parts follow each other without a day between, from the first of the period to its last. */
  gaps: z.enum(['allowed', 'none']).optional(),
  missing: MissingPolicy.exclude(['peer-mean']).optional(),
});

export const Section = z.discriminatedUnion('items', [common, specific, periods]);
export type Section = z.infer<typeof Section>;

/**
 * Whether there is anything to agree on: figures to file, or items that an agreement brings. Marks and the results of parts need no goal,
 * so of a scheme with nothing else nobody is asked to sign one.
 */
export const asksForGoals = ({ sections }: { readonly sections: readonly Section[] }): boolean =>
  sections.some(
    (section) =>
      section.items === 'specific' ||
      (section.items === 'common' && section.indicators.some(({ value }) => value !== 'rated')),
  );

/** The indicators everybody under the scheme shares (共性指标). */
export const commonIndicators = ({ sections }: { readonly sections: readonly Section[] }): Indicator[] =>
  sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
