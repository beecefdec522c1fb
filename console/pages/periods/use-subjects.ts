import type { Body } from '../../api/lines.ts';
import { useWhole } from '../../api/use-read.ts';

export type Subject = Body<'periods.subjects'>['subjects'][number];

/** Everybody who takes part in a period. */
export const useSubjects = (period: string) =>
  useWhole('periods.subjects', { params: { period } }, ({ subjects }) => subjects);
