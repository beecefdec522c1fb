import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { submitted } from '../../shared/domain/scheme/version.ts';
import type { Reply, Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { changeVersion } from './change.ts';
import { problemsOf, type DocumentBody, type VersionParams } from './views.ts';

/** Lays a draft before the committee. Only a scheme without a single problem gets there. */
export function submitVersion(
  services: Services,
  caller: Caller,
  { params }: Request<VersionParams, unknown, unknown>,
): Promise<Reply<DocumentBody>> {
  return changeVersion(services, caller, {
    params,
    event: (data) => ({ what: 'schemes.submitted', data }),
    decide(version, scheme) {
      const next = submitted(version, { by: caller.id, at: services.now });
      withoutProblems(scheme);
      return next;
    },
  });
}

function withoutProblems(scheme: Scheme): void {
  const problems = problemsOf(scheme);
  const [first] = problems;
  if (!first) return;
  const { path, zh, en } = first;
  throw new Refused('schemes.has-problems', { count: problems.length, path, zh, en }, { field: path });
}
