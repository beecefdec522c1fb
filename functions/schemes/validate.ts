import type * as z from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import en from 'zod/v4/locales/en.js';
import { Scheme } from '../../shared/domain/scheme.ts';
import { specialRulesOf } from '../../shared/domain/scheme-version.ts';
import type { Request, Reply } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { noticesOf, problemsOf, type ProblemView } from './views.ts';

interface Findings {
  valid: boolean;
  problems: ProblemView[];
  notices: ProblemView[];
  specialRules: string[];
}

/** Everything that is wrong with a document, at once and in both languages; nothing is kept. */
export async function validateScheme(
  _services: Services,
  _caller: Caller,
  { body }: Request<unknown, unknown, { scheme: Record<string, unknown> }>,
): Promise<Reply<Findings>> {
  const parsed = Scheme.safeParse(body.scheme, { error: zhCN().localeError });
  const problems = parsed.success ? problemsOf(parsed.data) : shapeProblems(parsed.error.issues, body.scheme);
  const specialRules = parsed.success ? specialRulesOf(parsed.data) : [];
  const notices = parsed.success ? noticesOf(parsed.data) : [];
  return { status: 200, body: { valid: problems.length === 0, problems, notices, specialRules } };
}

/** zod speaks one language a time, and finds the same issues in the same order each time. */
function shapeProblems(inChinese: readonly z.core.$ZodIssue[], document: unknown): ProblemView[] {
  const inEnglish = Scheme.safeParse(document, { error: en().localeError }).error?.issues ?? [];
  return inChinese.map(({ path, message }, index) => ({
    path: path.map(String).join('.'),
    code: 'schemes.shape',
    zh: message,
    en: inEnglish[index]?.message ?? message,
  }));
}
