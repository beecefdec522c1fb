import type { SubjectParams } from './dossier.ts';

/** Where the bytes of a piece of evidence lie. Jurisdiction first, from the caller's token: nobody names another's. */
export const evidenceKey = (jurisdiction: string, { period, subject }: SubjectParams, id: string): string =>
  `evidence/${jurisdiction}/${period}/${subject}/${id}`;
