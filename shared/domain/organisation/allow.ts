import type { Allow } from './authority.ts';

// Each role with the reach that nearly every route gives it.

export const office = { role: 'performance-office', scope: 'owned' } as const satisfies Allow;
export const committee = { role: 'committee', scope: 'owned' } as const satisfies Allow;
export const supervisor = { role: 'supervisor', scope: 'owned' } as const satisfies Allow;
/** The bodies that look over what an owner runs. */
export const overseers = [office, committee, supervisor] as const;
export const appealBody = { role: 'appeal-body', scope: 'owned' } as const satisfies Allow;
export const auditor = { role: 'audit-administrator', scope: 'jurisdiction' } as const satisfies Allow;
export const contributor = { role: 'unit-contributor', scope: 'unit' } as const satisfies Allow;
/** Of their own unit as the one that is assessed. */
export const leader = { role: 'unit-leader', scope: 'unit' } as const satisfies Allow;
/** The same with the units below. */
export const superior = { role: 'unit-leader', scope: 'subtree' } as const satisfies Allow;
/** Who judges the officials of their units. */
export const judge = { role: 'unit-leader', scope: 'judged' } as const satisfies Allow;
export const oneself = { role: 'official', scope: 'own' } as const satisfies Allow;
export const everybody = { role: 'official', scope: 'jurisdiction' } as const satisfies Allow;
export const rater = { role: 'rater', scope: 'assigned' } as const satisfies Allow;
