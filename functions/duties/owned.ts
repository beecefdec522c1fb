import { matterDuty, type Duty } from '../../shared/domain/duty/duty.ts';
import { periodDuties } from '../../shared/domain/duty/results.ts';
import { headDuties } from '../../shared/domain/duty/subject.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';
import { isBody, type Role } from '../../shared/domain/organisation/authority.ts';
import { type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { appraisalPage, rankingPage, readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { setAsidePage } from '../../shared/storage/closing.ts';
import { listMatters } from '../../shared/storage/matters.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { connectionsOf } from '../conflict.ts';
import type { Caller, Services } from '../services.ts';
import { type Incomplete, type Live, awaitedIn, isOver, resultsAt, unread, waitsFor } from '../waiting.ts';
import { type DutyView, periodDutyView } from './views.ts';

/** However large the county, one answer looks at no more than this. `groups`: over all periods. */
const most = { heads: 100, matters: 50, groups: 100, unranked: 50 };

export interface Found {
  readonly duties: readonly DutyView[];
  readonly incomplete: readonly Incomplete[];
  readonly more: boolean;
}

export const nothing: Found = { duties: [], incomplete: [], more: false };
export const together = (parts: readonly Found[]): Found => ({
  duties: parts.flatMap(({ duties }) => duties),
  incomplete: parts.flatMap(({ incomplete }) => incomplete),
  more: parts.some(({ more }) => more),
});

/** A period over which the caller acts in these roles. */
type Owned = Live & { readonly roles: readonly Role[] };

/** What waits for those who act over the periods of an owner, from the heads that lists show. */
export async function ofWholePeriods(services: Services, caller: Caller, owned: readonly Owned[]): Promise<Found> {
  const { now } = services;
  const { jurisdiction } = caller;
  if (owned.length === 0) return nothing;
  const connectionsWith = await connectionsOf(services, caller);
  const unsettled = owned.filter(({ period }) => isUnsettled(period, now)).length;
  const pages = await Promise.all(
    owned.map(async ({ period, scheme, roles }) => {
      const { heads, matters, results, awaited, ...rest } = await headsIn(services, jurisdiction, {
        period,
        groups: Math.ceil(most.groups / Math.max(unsettled, 1)),
      });
      const considered = { period, scheme, now, results, awaited };
      const ofHeads = heads.flatMap((head) => headDuties(head, considered).map((duty) => ({ duty, head })));
      const ofMatters = matters.flatMap(({ head, matter }) => {
        const duty = matterDuty(matter, now);
        return duty ? [{ duty, head }] : [];
      });
      const mine = (by: Duty['by']) => by.flatMap(({ role }) => (isBody(role) && roles.includes(role) ? [role] : []));
      const isMine = (duty: Duty) => waitsFor(caller, duty, mine);
      const waiting = [...ofHeads, ...ofMatters].filter(({ duty }) => isMine(duty));
      // Whoever lays the results before the committee names all of these at once.
      const unscored = waiting.flatMap(({ duty }) => duty.naming ?? []);
      const whole = periodDuties(considered).filter(isMine);
      const excepted = whole.flatMap(({ naming = [] }) => naming);
      const others = excepted.length > 0 ? await readableHeads(services.table, jurisdiction, period.id, excepted) : [];
      const connected = await connectionsWith([...waiting.map(({ head }) => head), ...others]);
      const decides = (naming: readonly string[]) => !naming.some((subject) => connected.has(subject));
      const duties = [
        ...whole
          .filter(({ naming = unscored }) => decides(naming))
          .map((duty) => periodDutyView(duty, { period, now })),
        ...waiting
          .filter(({ duty, head }) => decides(duty.naming ? unscored : [head.subject]))
          .map(({ duty, head }) => periodDutyView(duty, { period, subject: head, now })),
      ];
      return { duties, ...rest };
    }),
  );
  return together(pages);
}

/** A decision that changes approved results takes the approval back. */
const isUnsettled = (period: PeriodHead, now: number): boolean => isOver(period, now) && !period.approval;

/** What lists and the working state of the close say of a period, and what of that cannot be read. */
async function headsIn(
  services: Services,
  jurisdiction: string,
  { period, groups }: { period: PeriodHead; groups: number },
) {
  const { table, now } = services;
  const [page, open, results, aside, awaited] = await Promise.all([
    appraisalPage(table, { jurisdiction, period }, { limit: most.heads }),
    openMatters(services, jurisdiction, period.id),
    resultsAt(services, jurisdiction, period),
    isUnsettled(period, now) ? setAsideIn(services, jurisdiction, { period, groups }) : noneAside,
    awaitedIn(services, jurisdiction, period),
  ]);
  const heads = new Map([...aside.heads, ...page.heads].map((head): [string, AppraisalHead] => [head.subject, head]));
  const subjects = new Set([...page.unread, ...open.unread, ...aside.unread]);
  return {
    heads: [...heads.values()],
    matters: open.matters,
    results: results.results,
    awaited,
    incomplete: [...[...subjects].map((subject) => unread('record', period.id, subject)), ...results.incomplete],
    more: open.more || aside.more || page.next !== undefined,
  };
}

const noneAside = { heads: [], unread: [], more: false };

/** Who may have no score: whoever has no rank in a group, and whom the close could not work through. */
async function setAsideIn(
  { table }: Services,
  jurisdiction: string,
  { period, groups }: { period: PeriodHead; groups: number },
) {
  const where = { jurisdiction, period: period.id };
  const known = period.groups ?? [];
  const from = { limit: most.unranked, after: undefined, unranked: true } as const;
  const [broken, ...pages] = await Promise.all([
    setAsidePage(table, where, { limit: most.heads, after: undefined }),
    ...known.slice(0, groups).map((group) => rankingPage(table, { ...where, group }, from)),
  ]);
  const named = broken.setAside.map(({ subject }) => subject);
  const others = await readableHeads(table, jurisdiction, period.id, named);
  const read = new Set(others.map(({ subject }) => subject));
  return {
    heads: [...others, ...pages.flatMap(({ heads }) => heads)].filter(({ score }) => score === undefined),
    unread: [...named.filter((subject) => !read.has(subject)), ...pages.flatMap((page) => page.unread)],
    more: known.length > groups || broken.next !== undefined || pages.some(({ next }) => next !== undefined),
  };
}

/** What of each kind of matter waits in a period, with the heads of whom it is about. */
async function openMatters({ table }: Services, jurisdiction: string, period: string) {
  const pages = await Promise.all(
    KindName.options.map((kind) =>
      listMatters(table, { jurisdiction, period, kind }, { open: true, limit: most.matters, after: undefined }),
    ),
  );
  const matters = pages.flatMap((page) => page.matters);
  const subjects = [...new Set(matters.map(({ subject }) => subject))];
  const heads = new Map(
    (await readableHeads(table, jurisdiction, period, subjects)).map((head) => [head.subject, head]),
  );
  const open = matters.flatMap((matter) => {
    const head = heads.get(matter.subject);
    return head ? [{ head, matter }] : [];
  });
  const missing = subjects.filter((subject) => !heads.has(subject));
  return { matters: open, unread: missing, more: pages.some(({ next }) => next !== undefined) };
}
