import type { Need } from './actions.ts';
import { Fault } from '../functions/aws-error.ts';
import type { RoledFunction } from '../functions/functions.ts';
import type { Denial, Iam, Unused } from './iam.ts';

export interface PermissionReport {
  /** Calls that were refused: the template grants too little. */
  denied: Denial[];
  /** Grants that no call has needed: the template grants too much, or the run did too little. */
  unused: Unused[];
}

export interface Permissions {
  /** Throws a Fault if the function that signed may not. */
  bySigner: (signer: string | undefined, need: Need) => void;
  byRole: (role: string, need: Need) => void;
  report: () => PermissionReport;
}

/** With policies every call is checked against the caller's own role; without, everybody may do everything. */
export function createPermissions(functions: readonly RoledFunction[], iam: Iam | undefined): Permissions {
  const roles = new Map(functions.map(({ id, role }) => [id, role]));
  const byRole = (role: string, need: Need): void => {
    if (!iam || iam.allows(role, need)) return;
    const { action, resource } = need;
    throw new Fault(
      400,
      'AccessDeniedException',
      `User: ${role} is not authorized to perform: ${action} on resource: ${resource} because no policy allows the ${action} action`,
    );
  };
  return {
    byRole,
    bySigner(signer, need) {
      if (!iam) return;
      const role = roles.get(signer ?? '');
      if (role === undefined)
        throw new Fault(400, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
      byRole(role, need);
    },
    report: () => ({ denied: iam?.denials() ?? [], unused: iam?.unused() ?? [] }),
  };
}
