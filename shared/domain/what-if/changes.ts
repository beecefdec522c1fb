import * as z from 'zod';
import { Scheme } from '../scheme/scheme.ts';
import { Decimal, Slug } from '../scheme/wording.ts';

/** What may be tried out on a scheme without writing a new one. */
export const SchemeChanges = z.strictObject({
  /** New points by item id; the other items of its section make room in proportion, so the section's points stay. */
  points: z.record(Slug, Decimal).optional(),
  /** New caps by adjustment line id. */
  lineCaps: z.record(Slug, Decimal).optional(),
  bonusCap: Decimal.optional(),
  deductionCap: Decimal.optional(),
  bands: Scheme.shape.bands.optional(),
  quotas: Scheme.shape.quotas.optional(),
  conditions: Scheme.shape.conditions,
});
export type SchemeChanges = z.infer<typeof SchemeChanges>;
