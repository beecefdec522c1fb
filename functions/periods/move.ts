import { actor } from '../../shared/domain/organisation/actors.ts';
import type { Happened } from '../../shared/domain/audit/events.ts';
import { dateAt, startOfDay } from '../../shared/domain/organisation/clocks.ts';
import { directAppealEnds } from '../../shared/domain/matter/appeals.ts';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import { isUndecided, untilOf } from '../../shared/domain/matter/rechecks.ts';
import { type Transition, due, requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { lackingAgreement } from '../../shared/storage/appraisals.ts';
import { type AppraisalPage, type Listing, appraisalPage } from '../../shared/storage/appraisal-lists.ts';
import { type Existing, append } from '../../shared/storage/record.ts';
import { startClosing } from '../../shared/storage/closing.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import { everyMatter } from '../../shared/storage/matters.ts';
import { awaitedParts } from '../../shared/storage/parts.ts';
import { type PeriodHead, existingPeriod, objectionEnds, periodCalendar } from '../../shared/storage/periods.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import { remediesEnd, remedyWrite } from '../../shared/storage/notices.ts';
import { loadResults } from '../../shared/storage/results.ts';
import type { Item, Table, Write } from '../../shared/storage/table.ts';
import type { PeriodPath } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type PeriodBody, periodView } from './views.ts';

/** How far an index may lag behind the table, milliseconds: an objection of the last second must be seen. */
const indexLag = 60_000;

/** What the schedule works with; a request's services serve as well. */
export type Work = Pick<Services, 'table' | 'now' | 'trace'>;

/** Who stands in the audit entry: a caller, or the schedule itself. */
export interface Actor {
  readonly id: string;
  readonly jurisdiction: string;
  readonly rolesUsed: readonly string[];
}

export const schedule = (jurisdiction: string): Actor => ({ ...actor('schedule'), jurisdiction });

interface Move {
  readonly transition: Transition;
  readonly writes: readonly Write[];
  readonly messages: readonly Wake[];
}

/** The one move the clock owes this period now, as a conditional transaction; undefined when it owes none. */
export async function nextMove(
  { table, now, trace }: Work,
  actor: Actor,
  chain: Existing<PeriodHead>,
): Promise<Move | undefined> {
  const { jurisdiction } = actor;
  const { head: period } = chain;
  const [casesRunUntil, without] = await Promise.all([
    clocksRunning(table, jurisdiction, { period, now }),
    awaitedParts(table, jurisdiction, { period, now }),
  ]);
  const partsApproved = without.length === 0 || period.closesWithout !== undefined;
  const transition = due(period, now, { casesRunUntil, approved: period.approval !== undefined, partsApproved });
  if (!transition) return undefined;

  const event: Happened =
    transition.what === 'periods.planning-ended'
      ? { what: transition.what, data: await escalation(table, jurisdiction, period) }
      : { what: transition.what };
  const closes = transition.to === 'closing';
  const at = closes ? closedAs(period, now) : now;
  const [given, remedies] = closes ? await promised(table, jurisdiction, { period, now: at }) : [{}, []];
  const left = closes && without.length > 0 ? { withoutParts: without.map(({ id }) => id) } : {};
  const head: PeriodHead = { ...period, ...given, ...left, phase: transition.to };
  const by = { by: actor, at, trace: closes ? `close@${new Date(at).toISOString()}` : trace };
  const { writes } = append(chain, { ...event, ...by }, { head });
  const job = closes
    ? startClosing({ ...closingOf(period, jurisdiction), at, trace: by.trace })
    : { writes: [], messages: [] };
  return { transition, writes: [...writes, ...remedies, ...job.writes], messages: job.messages };
}

/**
 * The instant a close bears in every entry and report: that from which it was due, or the beginning of its day where it comes
 * on a later one. The second in which the schedule came by is in no byte, so the same records close to the same bytes.
 */
const closedAs = ({ deadlines, timeZone }: PeriodHead, now: number): number =>
  Math.max(deadlines.assessment + 1, startOfDay(timeZone, dateAt(timeZone, now)));

const closingOf = ({ id, shards, groups = [], enrolled = [] }: PeriodHead, jurisdiction: string) =>
  ({ jurisdiction, period: id, kind: 'close', generation: 1, shards, groups, enrolled }) as const;

interface At {
  readonly period: PeriodHead;
  readonly now: number;
}

/** The results bear the time of the close that computes them, and from then on nothing moves the day until which to object. */
async function promised(table: Table, jurisdiction: string, { period, now }: At) {
  const [objectionUntil, calendar, pinned] = await Promise.all([
    objectionEnds(table, jurisdiction, { period, from: now }),
    periodCalendar(table, jurisdiction, period),
    period.scheme && pinnedScheme(table, jurisdiction, period.scheme),
  ]);
  const until = pinned ? directAppealEnds(calendar, pinned.scheme, now) : 0;
  const remedies = until > 0 ? [remedyWrite({ jurisdiction, period: period.id }, 'appeal', until)] : [];
  return [{ objectionUntil }, remedies] as const;
}

/** Until when somebody may still object, or a recheck hold the period where it is. Looked up only where all else is done. */
async function clocksRunning(table: Table, jurisdiction: string, { period, now }: At): Promise<number | undefined> {
  const within = { jurisdiction, period: period.id, kind: 'rechecks' } as const;
  if (period.phase === 'feedback') {
    if (now - period.deadlines.feedback < indexLag) return Infinity;
    const [cases, late] = await Promise.all([
      everyMatter(table, within, { open: true }),
      everyMatter(table, { ...within, kind: 'late-inputs' }, { open: true }),
    ]);
    return latest([...cases.map(ends), ...late.flatMap(untilScored)]);
  }
  const awaited = period.phase === 'application' && period.approval && now > period.deadlines.application;
  if (!awaited || period.provisionalAt === undefined) return undefined;
  const objections = await objectionEnds(table, jurisdiction, { period, from: period.provisionalAt });
  if (now - Math.max(objections, period.deadlines.application) < indexLag) return Infinity;
  const [cases, appealed, results, own] = await Promise.all([
    everyMatter(table, within, { open: false }),
    everyMatter(table, { ...within, kind: 'appeals' }, { open: true }),
    loadResults(table, jurisdiction, period.id),
    remediesEnd(table, { jurisdiction, period: period.id }),
  ]);
  const excepted = 'proposal' in results ? results.proposal.exceptions.map(({ subject }) => subject) : [];
  const undecided = cases.filter(isUndecided);
  // A decision of the supervisor's own motion gave its subject a day of its own, and so did a notice, or another's recheck.
  const anew = Math.max(own, untilOf(0, cases)) + indexLag;
  // What came in time is waited for until its clock is over; what came late is nobody's right before it is accepted.
  const appeals = appealed.filter((one) => one.state !== 'appealed' || one.opened['inTime'] === true).map(ends);
  return latest([
    anew,
    ...appeals,
    ...undecided.map((recheck) => (excepted.includes(recheck.subject) ? ends(recheck) : Infinity)),
  ]);
}

/** 补报: what may be brought in still, and after that the hour in which the job has scored it, whatever becomes of the job. */
const untilScored = ({ state, due, opened, steps }: Matter): number[] =>
  state === 'open' ? [(due ?? steps.at(-1)?.at ?? opened.at) + scoringTime] : [];
const scoringTime = 60 * 60_000;

const ends = ({ due: until = Infinity }: Matter): number => until;

const latest = (instants: readonly number[]) => (instants.length === 0 ? undefined : Math.max(...instants));

/**
 * Every subject of the period whose agreement is not signed, and how many were looked at: the index may not show a subject of
 * the last moment yet.
 */
async function unsigned(
  table: Table,
  listing: Listing & { readonly period: PeriodHead },
): Promise<{ subjects: string[]; seen: number }> {
  const lacking = await lackingAgreement(table, listing.jurisdiction, listing.period);
  const subjects: string[] = [];
  let seen = 0;
  let after: Item | undefined;
  do {
    const page: AppraisalPage = await appraisalPage(table, listing, { after });
    subjects.push(...page.heads.filter(lacking).map(({ subject }) => subject));
    seen += page.heads.length;
    after = page.next;
  } while (after);
  return { subjects, seen };
}

/** An entry stays small; the whole list is GET …/subjects?unsigned=true. */
const namedInEntry = 100;

/** 未签订的逐一列出并上报: how many agreements planning left unsigned, and whose. */
async function escalation(table: Table, jurisdiction: string, period: PeriodHead) {
  const { subjects } = await unsigned(table, { jurisdiction, period });
  return { unsigned: subjects.length, subjects: subjects.slice(0, namedInEntry) };
}

/** So many unsigned subjects are named in the refusal. */
const named = 20;

/** When every agreement is signed, nothing is left to plan: the office need not wait for the deadline. */
export async function beginImplementation(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPath, unknown, unknown>,
): Promise<Reply<PeriodBody>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const chain = await existingPeriod(table, jurisdiction, params.period);
  requirePhase(chain.head, now, ['planning']);
  const { subjects, seen } = await unsigned(table, { jurisdiction, period: chain.head });
  const enrolled = (chain.head.enrolled ?? []).reduce((sum, count) => sum + count, 0);
  const open = subjects.length + Math.max(0, enrolled - seen);
  if (open > 0) throw new Refused('periods.unsigned', { count: open, subjects: subjects.slice(0, named).join(', ') });

  const head: PeriodHead = { ...chain.head, phase: 'implementation' };
  const { writes, n } = services.record(chain, { what: 'periods.planning-completed' }, { head });
  return services.commit(writes, ok(periodView(head, services), n));
}
