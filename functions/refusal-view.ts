import * as z from 'zod';
import type { Problem } from '../shared/domain/scheme/problems/problem.ts';
import { type Params, type RefusalCode, refusals } from '../shared/text/catalogue.ts';
import { said } from '../shared/text/say.ts';
import type { Text } from '../shared/text/refusal.ts';

/** A refusal that an answer tells of: which, and its sentence in both languages. */
export const RefusalView = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() });

export const refusalView = ({
  code,
  params,
}: {
  code: RefusalCode;
  params?: Params;
}): { code: RefusalCode } & Text => ({
  code,
  ...said(refusals[code], params),
});

/** One thing wrong with a scheme, and where. */
export const ProblemView = RefusalView.extend({ path: z.string() });
export type ProblemView = z.infer<typeof ProblemView>;

export const problemView = ({ path, ...refusal }: Problem): ProblemView => ({ path, ...refusalView(refusal) });
