import { isBody, isWithin, rolesThatAllow, type Allow, type Role } from '../../shared/domain/organisation/authority.ts';
import { unitRoles } from '../../shared/domain/organisation/grant.ts';
import { phaseAt } from '../../shared/domain/period/period.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { collectionParts, list } from '../../shared/storage/keys.ts';
import { pathsOf } from '../../shared/storage/organisation.ts';
import { PeriodHead } from '../../shared/storage/periods.ts';
import type { Item } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';
import { type Incomplete, unread } from '../waiting.ts';

/** However many periods there are, one answer looks through no more than this. */
export const mostPeriods = 12;
const most = { pages: 5, periods: mostPeriods, rated: 50 };

/** A period with the roles in which the caller acts over it as a body. */
interface Acted {
  readonly head: PeriodHead;
  readonly roles: readonly Role[];
}

interface Found {
  readonly acted: readonly Acted[];
  /** Those in which raters rate now, whoever owns them. */
  readonly rated: readonly PeriodHead[];
  readonly incomplete: readonly Incomplete[];
  readonly more: boolean;
}

type Placed = Acted & { readonly order: 0 | 1 | 2 };

/**
 * The latest periods in which something can wait for the caller: first those of the owners the caller belongs to or acts for, then
 * those their mandate reaches besides. Only these count; what is left of the room goes to the others, where a subject may be that
 * has been moved since.
 */
export async function periodsOf(services: Services, caller: Caller): Promise<Found> {
  const { table, now } = services;
  const place = placing(services, caller);
  const found: Placed[] = [];
  const incomplete: Incomplete[] = [];
  const acts = () => found.filter((one) => one.order < 2 && !isArchived(one));
  let after: Item | undefined;
  for (let pages = 0; pages < most.pages && acts().length <= most.periods; pages += 1) {
    const latest = { partition: list.periods(caller.jurisdiction), backwards: true, limit: 100 };
    const page = await table.query({ index: 'byList', ...latest, after });
    const heads = legible(page.items, PeriodHead);
    const read = new Set(heads.map(({ id }) => id));
    const ids = page.items.map(({ pk }) => collectionParts(String(pk)).at(-1) ?? '');
    incomplete.push(...ids.filter((id) => !read.has(id)).map((id) => unread('period', id)));
    found.push(...(await place(heads.filter(({ phase }) => phase !== 'draft' && phase !== 'cancelled'))));
    after = page.next;
    if (!after) break;
  }
  // A matter can outlive its period; of those archived the latest are looked at.
  const rank = (one: Placed) => (one.order === 2 ? 4 : isArchived(one) ? 2 : 0) + (one.order === 1 ? 1 : 0);
  const rated = found.map(({ head }) => head).filter((head) => phaseAt(head, now) === 'assessment');
  return {
    acted: found.toSorted((a, b) => rank(a) - rank(b)).slice(0, most.periods),
    rated: rated.slice(0, most.rated),
    incomplete,
    more: after !== undefined || acts().length > most.periods || rated.length > most.rated,
  };
}

const isArchived = ({ head: { phase } }: Acted): boolean => phase === 'archived';

/** How the caller is placed towards the owners of periods, as the units stand now; each is read once, with the others of its page. */
function placing({ table }: Services, caller: Caller) {
  const bodies = caller.grants.flatMap(({ role }): Allow[] => (isBody(role) ? [{ role, scope: 'owned' }] : []));
  const acting = caller.grants.filter(({ role }) => unitRoles.includes(role));
  const own = new Set([caller.unit, ...acting.map(({ unit }) => unit)]);
  const led = acting.filter(({ role }) => role === 'unit-leader').map(({ unit }) => unit);
  const paths = new Map<string, readonly string[]>();
  const standing = (unit: string) => ({ unit, path: paths.get(unit) ?? [] });

  const isNear = (owner: string): boolean =>
    [...own].some((unit) => isWithin(standing(unit), owner)) || led.some((unit) => isWithin(standing(owner), unit));
  const placed = (head: PeriodHead): Placed => {
    const { owner } = head;
    const roles = rolesThatAllow(caller, bodies, { owner: owner === undefined ? 'jurisdiction' : standing(owner) });
    const theirs = caller.grants.some(({ role, over }) => isBody(role) && over === owner);
    const near = theirs || owner === undefined || isNear(owner);
    return { head, roles, order: near ? 0 : roles.length > 0 ? 1 : 2 };
  };
  return async (heads: readonly PeriodHead[]): Promise<Placed[]> => {
    const owners = new Set(heads.flatMap(({ owner }) => owner ?? []));
    const asked = owners.size === 0 ? [] : [...new Set([...own, ...owners])].filter((unit) => !paths.has(unit));
    const read =
      asked.length === 0 ? new Map<string, readonly string[]>() : await pathsOf(table, caller.jurisdiction, asked);
    for (const unit of asked) paths.set(unit, read.get(unit) ?? []);
    return heads.map(placed);
  };
}
