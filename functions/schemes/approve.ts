import { approved, specialRulesOf } from '../../shared/domain/scheme/version.ts';
import type { Reply, Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { changeVersion } from './change.ts';
import type { DocumentBody, VersionParams } from './views.ts';

interface Decision {
  hash: string;
  meeting: string;
  specialRules: string[];
}

/** The committee approves the very document it saw; from here on the version never changes. */
export function approveVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<VersionParams, unknown, Decision>,
): Promise<Reply<DocumentBody>> {
  const act = { by: caller.id, at: services.now };
  return changeVersion(services, caller, {
    params,
    event: (decided) => ({ what: 'schemes.approved', data: { ...decided, ...body } }),
    decide: (version, scheme) => approved(version, body, { special: specialRulesOf(scheme), act }),
  });
}
