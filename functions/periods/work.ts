import type { Services } from '../services.ts';

/** What the schedule works with; a request's services serve as well. */
export type Work = Pick<Services, 'table' | 'now' | 'trace'>;

/** Who stands in the audit entry: a caller, or the schedule itself. */
export interface Actor {
  readonly id: string;
  readonly jurisdiction: string;
  readonly rolesUsed: readonly string[];
}

export const schedule = (jurisdiction: string): Actor => ({ id: 'schedule', jurisdiction, rolesUsed: [] });
