import type { Role } from '../../../shared/domain/organisation/authority.ts';

/** Everybody registered is an official without being granted it. */
export type GrantedRole = Exclude<Role, 'official'>;

export const grantable = [
  'unit-contributor',
  'unit-leader',
  'rater',
  'performance-office',
  'committee',
  'supervisor',
  'appeal-body',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly GrantedRole[];

/** Hold for one unit. */
export const ofUnit = (role: GrantedRole): boolean => role === 'unit-contributor' || role === 'unit-leader';

/** May be held over a unit and those below, for what they run themselves. */
export const mayBeOver = (role: GrantedRole): boolean =>
  role === 'performance-office' || role === 'committee' || role === 'supervisor' || role === 'appeal-body';
