import type { Allow } from '../../shared/domain/organisation/authority.ts';

/** Those the result is about. */
export const subjectSide = [
  { role: 'unit-leader', scope: 'unit' },
  { role: 'unit-contributor', scope: 'unit' },
  { role: 'unit-leader', scope: 'judged' },
  { role: 'official', scope: 'own' },
] as const satisfies readonly Allow[];

/** Who reads what a score is made of. */
export const resultReaders = [
  { role: 'performance-office', scope: 'owned' },
  { role: 'committee', scope: 'owned' },
  { role: 'supervisor', scope: 'owned' },
  { role: 'appeal-body', scope: 'owned' },
  ...subjectSide,
] as const satisfies readonly Allow[];
