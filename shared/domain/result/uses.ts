import * as z from 'zod';
import { Line, Prose } from '../text.ts';

/** 一记三分: the uses one approved result can be put to; a result nobody used is a finding of its own. */
export const Use = z.enum(['notice', 'bonus', 'responsibility', 'improvement']);
export type Use = z.infer<typeof Use>;
/** A line for each use at most. */
export const ofUses = <T extends z.ZodType>(line: T) => z.array(line).max(Use.options.length);

/** Data of `outcomes.use-registered`. Why it was or was not used is always said; a later entry supersedes. */
export const Registered = z.strictObject({
  use: Use,
  used: z.boolean(),
  why: Prose(4, 500),
  document: Line(2, 80).optional(),
});
export type Registered = z.infer<typeof Registered>;
