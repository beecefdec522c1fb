import {
  appealBody,
  auditor,
  contributor,
  judge,
  oneself,
  overseers,
  superior,
} from '../../shared/domain/organisation/allow.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';

/** Who reads an agreement (绩效合同): its two sides, whoever leads above them, and the bodies. */
export const readers: readonly Allow[] = [...overseers, appealBody, auditor, contributor, superior, judge, oneself];
