import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { specialRulesOf } from '../../shared/domain/scheme/version.ts';
import { checked } from '../../shared/domain/issues.ts';
import { ok, type Request, type Reply } from '../route.ts';
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
  const { data: scheme, issues } = checked(Scheme, body.scheme);
  if (issues) {
    const problems = issues.map(({ path, says }) => ({ path: path.join('.'), code: 'schemes.shape', ...says }));
    return ok({ valid: false, problems, notices: [], specialRules: [] });
  }
  const problems = problemsOf(scheme);
  const valid = problems.length === 0;
  return ok({ valid, problems, notices: noticesOf(scheme), specialRules: specialRulesOf(scheme) });
}
