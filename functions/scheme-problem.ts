import * as z from 'zod';
import type { Problem } from '../shared/domain/scheme/problems/problem.ts';
import { refusals, said } from '../shared/text/catalogue.ts';

/** One thing wrong with a scheme: where, which rule, and the sentence in both languages. */
export const ProblemView = z.strictObject({ path: z.string(), code: z.string(), zh: z.string(), en: z.string() });
export type ProblemView = z.infer<typeof ProblemView>;

export const problemView = ({ path, code, params }: Problem): ProblemView => ({
  path,
  code,
  ...said(refusals[code], params),
});
