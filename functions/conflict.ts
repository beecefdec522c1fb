import type { Providing } from '../shared/domain/filing/evidence.ts';
import { type Allow, type Body, isPersonal } from '../shared/domain/organisation/authority.ts';
import {
  type Relation,
  type Standing,
  relationsAsProvider,
  relationsOf,
  standingsOf,
} from '../shared/domain/organisation/relations.ts';
import { admittedBy, notAdmitted } from '../shared/domain/rating/rating.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { RaterGroup } from '../shared/domain/scheme/outcome.ts';
import type { AppraisalHead } from '../shared/storage/appraisals.ts';
import { loadOfficial, officialsBehind } from '../shared/storage/organisation.ts';
import { assessedNow, connectedPerson, judgedAt, locate, nowhere } from '../shared/storage/placement.ts';
import type { Table, Write } from '../shared/storage/table.ts';
import { listed } from '../shared/text/say.ts';
import { namesOf, relationNames } from '../shared/text/roles.ts';
import type { SubjectPath } from './fields.ts';
import type { Naming } from './route.ts';
import type { Caller, Services } from './services.ts';

/** A body of the period, or a unit that provides figures about others. */
type As = Body | Exclude<Providing, 'office'>;

export interface Impartiality {
  /** What was read of the caller, as a condition of the act; of the subjects there may be more than a transaction holds. */
  readonly relies: readonly Write[];
  readonly refuse: (subject: string, as: As) => Promise<void>;
}

/**
 * Admission asks where the path names the subject and the role reaches it from outside. These acts name theirs in a body or a file, or
 * are those of a provider, whom the scheme lets in.
 */
export async function impartialityOf(
  { table }: Services,
  { id, jurisdiction }: Caller,
  period: string,
): Promise<Impartiality> {
  const { person, relies } = await connectedPerson(table, jurisdiction, await loadOfficial(table, jurisdiction, id));
  const refuse = async (subject: string, as: As) => {
    const { assessed } = await assessedNow(table, jurisdiction, { subject, period });
    const [relations, allow] =
      typeof as === 'object'
        ? [relationsAsProvider(person, assessed, as.unit), providers]
        : [relationsOf(person, assessed), [{ role: as, scope: 'owned' } as const]];
    if (relations.length > 0) throw conflictOfInterest(relations, allow);
  };
  return { relies, refuse };
}

const providers: readonly Allow[] = [
  { role: 'unit-contributor', scope: 'provider' },
  { role: 'unit-leader', scope: 'provider' },
];

export async function refuseConnected(
  services: Services,
  caller: Caller,
  { subjects, period, role }: { readonly subjects: readonly string[]; readonly period: string; readonly role: Body },
): Promise<readonly Write[]> {
  if (subjects.length === 0) return [];
  const { relies, refuse } = await impartialityOf(services, caller, period);
  for (const subject of subjects) await refuse(subject, role);
  return relies;
}

/** Which of some subjects the caller is connected with now: what waits about them in a role from outside waits for somebody else. */
export async function connectionsOf({ table }: Services, { id, jurisdiction }: Caller) {
  const { person } = await connectedPerson(table, jurisdiction, await loadOfficial(table, jurisdiction, id));
  return async (heads: readonly AppraisalHead[]): Promise<ReadonlySet<string>> => {
    const subjects = heads.map(({ subject }) => subject);
    const known = await officialsBehind(table, jurisdiction, subjects);
    const connected = heads.filter((head) => {
      const { subject } = head;
      const { unit = nowhere, manager } = known.get(subject) ?? {};
      const units = isPersonal(subject) ? [unit, judgedAt(head)?.unit ?? unit] : [head.unit];
      return relationsOf(person, { subject, units, ...(manager === undefined ? {} : { manager }) }).length > 0;
    });
    return new Set(connected.map(({ subject }) => subject));
  };
}

/** Says what connects the caller with the subject, and who may act instead. */
export function conflictOfInterest(relations: readonly Relation[], allow: readonly Allow[]): Refused {
  const names = listed(relations.map((relation) => relationNames[relation]));
  return new Refused('access.conflict', { ...names, ...namesOf(allow) });
}

interface Seated {
  readonly rater: string;
  readonly group: string;
}

interface Judged {
  readonly standings: readonly Standing[];
  /** Why this person may not hold the seat now. */
  readonly refused: Refused | undefined;
  /** What that rests on, as conditions of a transaction. */
  readonly relies: readonly Write[];
}

/** Reads all that is asked below of these raters. */
export const beginPropriety = (table: Table, { jurisdiction, named }: Naming, raters: readonly string[]) =>
  Promise.all([
    locate(table, jurisdiction, { subject: named['subject'] ?? '', period: named['period'] }),
    ...raters.map(async (rater) =>
      connectedPerson(table, jurisdiction, await loadOfficial(table, jurisdiction, rater)),
    ),
  ]);

/** Who may hold which seat of a subject at this moment: still a rater, and of those the group admits. */
export async function proprietyOf(
  { table }: Services,
  { jurisdiction }: Caller,
  { place: about, groups }: { place: SubjectPath; groups: readonly RaterGroup[] },
) {
  const { subject } = about;
  // What is above a unit matters only to groups of superiors.
  const above = isPersonal(subject) || groups.some((group) => admittedBy(group).includes('superior'));
  const located = above
    ? await locate(table, jurisdiction, about)
    : { ...(await assessedNow(table, jurisdiction, about)), place: { subject, unit: '', path: [] } };
  const { assessed, place, relies } = located;

  const judge = async ({ rater, group }: Seated): Promise<Judged> => {
    const record = await loadOfficial(table, jurisdiction, rater);
    const { person, relies: onRater } = await connectedPerson(table, jurisdiction, record);
    const standings = standingsOf(person, assessed, place);
    const holdsRole = record.head?.active === true && person.grants.some(({ role }) => role === 'rater');
    const refused = holdsRole
      ? notAdmitted(groups, { rater, group, standings })
      : new Refused('scoring.no-rater', { rater }, { field: 'raters' });
    return { standings, refused, relies: onRater };
  };
  return { judge, relies };
}
