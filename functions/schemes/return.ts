import { returned } from '../../shared/domain/scheme/version.ts';
import type { Reply, Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { changeVersion } from './change.ts';
import type { DocumentBody, VersionParams } from './views.ts';

/** The committee gives a version back to be worked on, and says why. */
export function returnVersion(
  services: Services,
  caller: Caller,
  { params, body }: Request<VersionParams, unknown, { reason: string }>,
): Promise<Reply<DocumentBody>> {
  return changeVersion(services, caller, {
    params,
    event: (data) => ({ what: 'schemes.returned', data }),
    why: body.reason,
    decide: (version) => returned(version, { by: caller.id, at: services.now }),
  });
}
