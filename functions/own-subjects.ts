import { unitRoles } from '../shared/domain/organisation/grant.ts';
import type { Caller } from './services.ts';

/** On whose side somebody acts: the units they hold a role for, and themselves. */
export const ownSubjects = ({ id, grants }: Pick<Caller, 'id' | 'grants'>): string[] => [
  ...new Set([
    ...grants.flatMap(({ role, unit }) => (unitRoles.includes(role) ? [`unit.${unit}`] : [])),
    `official.${id}`,
  ]),
];
