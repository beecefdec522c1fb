import type { Allow } from '../../shared/domain/organisation/authority.ts';
import {
  appealBody,
  committee,
  contributor,
  judge,
  leader,
  office,
  oneself,
  supervisor,
} from '../../shared/domain/organisation/allow.ts';

/** Those the result is about. */
export const subjectSide = [leader, contributor, judge, oneself] as const satisfies readonly Allow[];

/** Who reads what a score is made of. */
export const resultReaders = [
  office,
  committee,
  supervisor,
  appealBody,
  ...subjectSide,
] as const satisfies readonly Allow[];
