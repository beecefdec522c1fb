import { isPersonal } from '../shared/domain/organisation/authority.ts';
import { admittedBy, notAdmitted } from '../shared/domain/rating/rating.ts';
import { Refused } from '../shared/domain/refused.ts';
import { standingsOf, type Standing } from '../shared/domain/organisation/relations.ts';
import type { RaterGroup } from '../shared/domain/scheme/outcome.ts';
import { loadOfficial } from '../shared/storage/organisation.ts';
import { assessedNow, connectedPerson, locate } from '../shared/storage/placement.ts';
import type { Write } from '../shared/storage/table.ts';
import type { Caller, Services } from './services.ts';

interface Place {
  readonly period: string;
  readonly subject: string;
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

/** Who may hold which seat of a subject at this moment: still a rater, and of those the group admits. */
export async function proprietyOf(
  { table }: Services,
  { jurisdiction }: Caller,
  { place: about, groups }: { place: Place; groups: readonly RaterGroup[] },
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
