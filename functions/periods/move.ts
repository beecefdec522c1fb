import { dateAt, startOfDay } from '../../shared/domain/clocks.ts';
import { due, type Transition } from '../../shared/domain/period.ts';
import { openCases } from '../../shared/storage/cases.ts';
import { append, type Existing } from '../../shared/storage/chained.ts';
import { startJob, type Wake } from '../../shared/storage/closing.ts';
import { periodIndex, type PeriodHead } from '../../shared/storage/periods.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import { unsigned } from './appraisals.ts';
import type { Actor, Work } from './work.ts';
import type { Happened } from '../../shared/domain/events.ts';

/** How far an index may lag behind the table, milliseconds: an objection of the last second must be seen. */
const indexLag = 60_000;

/** An entry stays small; the whole list is GET …/subjects?unsigned=true. */
const namedInEntry = 100;

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
  const casesRunUntil = period.phase === 'feedback' ? await undecided(table, jurisdiction, { period, now }) : undefined;
  const transition = due(period, now, { casesRunUntil, approved: period.approval !== undefined });
  if (!transition) return undefined;

  const event: Happened =
    transition.what === 'periods.planning-ended'
      ? { what: transition.what, data: await escalation(table, jurisdiction, period) }
      : { what: transition.what };
  const head: PeriodHead = { ...period, phase: transition.to };
  const closes = transition.to === 'closing';
  const at = closes ? closedAs(period, now) : now;
  const by = { by: actor, at, trace: closes ? `close@${new Date(at).toISOString()}` : trace };
  const { writes } = append(chain, { ...event, ...by }, { head, headIndex: periodIndex(jurisdiction, head) });
  const job = closes
    ? startJob({ ...closingOf(period, jurisdiction), at, trace: by.trace })
    : { writes: [], messages: [] };
  return { transition, writes: [...writes, ...job.writes], messages: job.messages };
}

/**
 * The instant a close bears in every entry and report: that from which it was due, or the beginning of its day where it comes
 * on a later one. The second in which the schedule came by is in no byte, so the same records close to the same bytes.
 */
const closedAs = ({ deadlines, timeZone }: PeriodHead, now: number): number =>
  Math.max(deadlines.assessment + 1, startOfDay(timeZone, dateAt(timeZone, now)));

const closingOf = ({ id, shards, groups = [], enrolled = [] }: PeriodHead, jurisdiction: string) =>
  ({ jurisdiction, period: id, kind: 'close', generation: 1, shards, groups, enrolled }) as const;

/** The latest instant at which the clock of an undecided case ends. */
async function undecided(table: Table, jurisdiction: string, { period, now }: { period: PeriodHead; now: number }) {
  if (now - period.deadlines.feedback < indexLag) return Infinity;
  const cases = await openCases(table, { jurisdiction, period: period.id });
  return cases.length === 0 ? undefined : Math.max(...cases.map(({ due: until }) => until));
}

/** 未签订的逐一列出并上报: how many agreements planning left unsigned, and whose. */
async function escalation(table: Table, jurisdiction: string, period: PeriodHead) {
  const { subjects } = await unsigned(table, { jurisdiction, period });
  return { unsigned: subjects.length, subjects: subjects.slice(0, namedInEntry) };
}
