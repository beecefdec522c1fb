import * as z from 'zod';
import { roleNames } from '../../text/roles.ts';
import { Role, type Grant } from './authority.ts';
import { Refused } from '../refused.ts';

/** The three administrators (三员): no person holds two of these. Source: classified-protection rules, domain.md. */
const three = Role.extract(['system-administrator', 'security-administrator', 'audit-administrator']);
type Three = z.infer<typeof three>;

const Holders = z.array(z.string());
/** Who holds each of the three and can act: a person who was deactivated holds nothing. */
export const Administrators = z.strictObject({
  'system-administrator': Holders,
  'security-administrator': Holders,
  'audit-administrator': Holders,
});
export type Administrators = z.infer<typeof Administrators>;

export const noAdministrators: Administrators = {
  'system-administrator': [],
  'security-administrator': [],
  'audit-administrator': [],
};

interface Holder {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly active: boolean;
}

const heldBy = ({ grants, active }: Holder): Three[] =>
  active ? three.options.filter((role) => grants.some((grant) => grant.role === role)) : [];

export const holdsTwoAdministrations = (grants: readonly Grant[]): boolean =>
  heldBy({ id: '', grants, active: true }).length > 1;

export const isAdministrator = (person: Holder | undefined): boolean =>
  person !== undefined && heldBy(person).length > 0;

/** The holders once this person is as said. */
export function withPerson(holders: Administrators, person: Holder): Administrators {
  const held = heldBy(person);
  const listed = (role: Three) => {
    const others = holders[role].filter((id) => id !== person.id);
    return held.includes(role) ? [...others, person.id].sort() : others;
  };
  return {
    'system-administrator': listed('system-administrator'),
    'security-administrator': listed('security-administrator'),
    'audit-administrator': listed('audit-administrator'),
  };
}

/**
 * Somebody must always be able to grant, to register and to look: the act that would end the last holder of one of the three
 * is refused, whatever act it is.
 */
export function refuseToEndTheLast(before: Administrators, after: Administrators): void {
  const ended = three.options.find((role) => before[role].length > 0 && after[role].length === 0);
  if (!ended) return;
  const { zh, en } = roleNames[ended];
  throw new Refused('organisation.last-administrator', { zh, en, holder: before[ended].join(', ') });
}
