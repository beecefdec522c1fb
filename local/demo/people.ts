import type { Person } from '../identity/accounts/pages.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import { demoGroups } from '../../shared/text/demo.ts';
import { roleNames } from '../../shared/text/roles.ts';
import {
  type DemoUnit,
  bureau,
  bureauOffice,
  bureauStaff,
  contributorOf,
  firstSecurityAdministrator,
  firstSecurityName,
  leaderOf,
  officials,
  petitionsOffice,
  staff,
} from './county.ts';

const administrators: readonly Role[] = ['system-administrator', 'security-administrator', 'audit-administrator'];

/** Everybody of the demo county who can be picked to sign in, those who run the assessment first. */
export function demoPeople(units: readonly DemoUnit[]): Person[] {
  const person = (id: string, name: string, unit: Person['unit'], role: Role): Person => ({
    id,
    name,
    unit,
    role: roleNames[role],
  });
  const body = [...staff].map(({ id, name, roles: [role] }) => ({ id, name, role }));
  const isAdministrator = ({ role }: { role: Role }) => administrators.includes(role);
  return [
    ...body
      .filter((one) => !isAdministrator(one))
      .map(({ id, name, role }) => person(id, name, demoGroups.bodies, role)),
    person(firstSecurityAdministrator, firstSecurityName, demoGroups.administrators, 'security-administrator'),
    ...body.filter(isAdministrator).map(({ id, name, role }) => person(id, name, demoGroups.administrators, role)),
    ...[...units, petitionsOffice].flatMap((unit) => [
      person(leaderOf(unit), unit.people[0], unit, 'unit-leader'),
      person(contributorOf(unit), unit.people[1], unit, 'unit-contributor'),
      ...(unit.id === bureau ? officials.slice(1).map(({ id, name }) => person(id, name, unit, 'official')) : []),
    ]),
    ...bureauStaff.map(({ id, name, role }) => person(id, name, bureauOffice, role)),
  ];
}
