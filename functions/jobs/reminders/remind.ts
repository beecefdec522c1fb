import * as z from 'zod';
import {
  type DutyEvent,
  morningOf,
  nextMorning,
  reminderOf,
  type Morning,
} from '../../../shared/domain/duty/reminder.ts';
import { KindName } from '../../../shared/domain/matter/matter.ts';
import { dateAt } from '../../../shared/domain/organisation/clocks.ts';
import type { Owner } from '../../../shared/domain/organisation/authority.ts';
import type { Results } from '../../../shared/domain/result/result.ts';
import { warn } from '../../../shared/log.ts';
import { Listed, listAppraisals, shardsOf } from '../../../shared/storage/appraisal-lists.ts';
import { listMatters } from '../../../shared/storage/matters.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { ownerNow } from '../../../shared/storage/placement.ts';
import {
  ReminderJob,
  remindedOf,
  remindedWrite,
  reminderJob,
  remindersBy,
  type Reminded,
} from '../../../shared/storage/reminders.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { liveOf, resultsAt, waitingOn, type Live } from '../../waiting.ts';
import type { Platform } from '../../services.ts';
import { jobKind, type Behind, type Chunk } from '../engine.ts';
import { holdersIn, recipientsOf, type Holders } from './recipients.ts';
import { officialsBehind } from '../../../shared/storage/organisation.ts';

/** A subject's record is read whole, so few at once; of what a subject has to be told, what one item and one transaction hold. */
const subjectsAtOnce = 20;
const toldAtOnce = 100;

/** Behind whom the next subjects stand; whether what they are told is recorded and to be sent, and whether that is all of it. */
const Cursor = z.strictObject({
  behind: Listed.optional(),
  recorded: z.enum(['all', 'some']).optional(),
});
type Cursor = z.infer<typeof Cursor>;

/** A period with how far its results are. */
type Waited = Live & { readonly results: Results | undefined };

interface Reminding {
  readonly platform: Platform;
  readonly job: ReminderJob;
  readonly live: Waited | undefined;
  readonly owner: Owner;
  readonly morning: Morning;
  readonly holders: () => Promise<Holders>;
}

/**
 * 提醒: every working morning of a period each duty that has become near, due or late is one event on the bus. What is to be said is
 * recorded in the transaction of the checkpoint, once by its id, and sent from there: a kill between the two sends it later, and one
 * behind the sending sends the same id again.
 */
export const remindersKind = () =>
  jobKind({
    job: ReminderJob,
    cursor: Cursor,
    stages: {
      remind: { parts: (job) => shardsOf(job), chunks: remind },
    },
    context: remindingOf,
    /** One that broke off is left the next morning: what it recorded and did not send is sent then. */
    async next({ table }, { jurisdiction, job, generation, now }) {
      if (!job) return undefined;
      const { calendar, settings } = await remindersBy(table, jurisdiction);
      if (nextMorning(calendar, settings, job.at) > now) return undefined;
      const { head } = await existingPeriod(table, jurisdiction, job.period);
      const day = dateAt(calendar.timeZone, now);
      return { fresh: reminderJob(jurisdiction, head, { generation: generation + 1, at: now, day }) };
    },
    /** A period that is archived is looked through as long as a matter of it is open. */
    async again({ table }, job) {
      const { head } = await existingPeriod(table, job.jurisdiction, job.period);
      if (head.phase === 'cancelled') return undefined;
      if (head.phase === 'archived' && !(await hasOpenMatter(table, job))) return undefined;
      const { calendar, settings } = await remindersBy(table, job.jurisdiction);
      return nextMorning(calendar, settings, job.at);
    },
  });

async function hasOpenMatter(table: Table, { jurisdiction, period }: ReminderJob): Promise<boolean> {
  const pages = await Promise.all(
    KindName.options.map((kind) =>
      listMatters(table, { jurisdiction, period, kind }, { open: true, limit: 1, after: undefined }),
    ),
  );
  return pages.some(({ matters }) => matters.length > 0);
}

async function remindingOf(platform: Platform, job: ReminderJob): Promise<Reminding> {
  const { table } = platform;
  const { jurisdiction } = job;
  const [{ head }, { calendar, settings }] = await Promise.all([
    existingPeriod(table, jurisdiction, job.period),
    remindersBy(table, jurisdiction),
  ]);
  const [{ live }, { results }, { owner }] = await Promise.all([
    liveOf(platform, job, head),
    resultsAt({ table, now: job.at }, jurisdiction, head),
    ownerNow(table, jurisdiction, { owned: { unit: head.owner }, over: [] }),
  ]);
  let holders: Promise<Holders> | undefined;
  return {
    platform,
    job,
    live: live && { ...live, results },
    owner,
    morning: morningOf(calendar, settings, job.at),
    holders: () => (holders ??= holdersIn(table, jurisdiction)),
  };
}

async function* remind(reminding: Reminding, part: Behind<Cursor>): AsyncGenerator<Chunk<Cursor>> {
  const { platform, job } = reminding;
  const at = { jurisdiction: job.jurisdiction, period: job.period, shard: Number(part.part) };
  let { behind, recorded } = part.cursor ?? {};
  for (;;) {
    const listed = await listAppraisals(platform.table, at, {
      ...(behind ? { behind } : {}),
      limit: subjectsAtOnce,
    });
    const known = await remindedOf(
      platform.table,
      at,
      listed.map(({ subject }) => subject),
    );
    if (!recorded) {
      const found = await newlyFound(reminding, listed, known);
      const writes = found.told.map((one) => remindedWrite(at, one));
      recorded = found.all ? 'all' : 'some';
      // Nothing new: what an earlier run recorded may still wait to be sent.
      for (const one of found.told) known.set(one.subject, one);
      if (writes.length > 0) yield { writes, cursor: cursorOf(behind, recorded), done: 0, finished: false };
    }
    const sent = await send(platform, [...known.values()]);
    const finished = recorded === 'all' && sent.all && listed.length < subjectsAtOnce;
    if (sent.all && recorded === 'all') behind = listed.at(-1) ?? behind;
    if (sent.all) recorded = undefined;
    const writes = sent.after.map((one) => remindedWrite(at, one));
    yield { writes, cursor: cursorOf(behind, recorded), done: sent.count, finished };
    if (finished) return;
  }
}

const cursorOf = (behind: Listed | undefined, recorded: Cursor['recorded']): Cursor => ({
  ...(behind ? { behind } : {}),
  ...(recorded ? { recorded } : {}),
});

/** What is to be said of these subjects and was not said before, beside what already was. */
async function newlyFound(
  reminding: Reminding,
  listed: readonly Listed[],
  known: ReadonlyMap<string, Reminded>,
): Promise<{ told: Reminded[]; all: boolean }> {
  const { platform, job, live } = reminding;
  if (!live) return { told: [], all: true };
  const found = await Promise.all(
    listed.map(({ subject }) => unsaid(reminding, live, known.get(subject) ?? none(subject))),
  );
  const news = found.filter(({ events }) => events.length > 0);
  if (news.length === 0) return { told: [], all: true };
  const subjects = news.map(({ of: { subject } }) => subject);
  const people = await officialsBehind(platform.table, job.jurisdiction, subjects);
  const holders = await reminding.holders();
  const told = news.map(({ of, events }) => {
    const now = events.slice(0, roomIn(of)).map(({ event, duty, head }): DutyEvent => {
      const about = { head, person: people.get(of.subject), owner: reminding.owner };
      return { ...event, ...recipientsOf(holders, duty, about) };
    });
    return { ...of, said: [...of.said, ...now.map(({ id }) => id)], unsent: [...of.unsent, ...now] };
  });
  return { told, all: news.every(({ of, events }) => events.length <= roomIn(of)) };
}

/** Where the bus was away for days, what waits is sent before more is recorded. */
const roomIn = ({ unsent }: Reminded): number => Math.max(0, toldAtOnce - unsent.length);

const none = (subject: string): Reminded => ({ subject, said: [], unsent: [] });

/** Whatever is wrong with one subject is no reason for the others not to be told. */
async function unsaid({ platform: { table }, job, morning }: Reminding, live: Waited, of: Reminded) {
  const { jurisdiction, at: now } = job;
  try {
    const waiting = await waitingOn({ table, now }, jurisdiction, { considered: live, subject: of.subject });
    const { head, duties } = waiting;
    if (!head) return { of, events: [] };
    const about = { jurisdiction, period: live.period, subject: head };
    const events = new Map(
      duties.flatMap((duty) => {
        const event = reminderOf(duty, about, morning);
        return event && !of.said.includes(event.id) ? [[event.id, { event, duty, head }] as const] : [];
      }),
    );
    return { of, events: [...events.values()] };
  } catch (error) {
    warn('reminders.unread', { period: job.period, subject: of.subject, error: String(error) });
    return { of, events: [] };
  }
}

/** Sends what waits, and says how each stands after it. Where the bus took nothing the message is left to the queue, which waits longer. */
async function send({ bus }: Platform, known: readonly Reminded[]) {
  const waiting = known.filter(({ unsent }) => unsent.length > 0);
  const events = waiting.flatMap(({ unsent }) => unsent);
  if (events.length === 0) return { after: [], all: true, count: 0 };
  const refused = await bus.put(events);
  if (refused.size >= events.length) throw new Error(`the bus took none of ${events.length} reminders`);
  const after = waiting.map((one) => ({ ...one, unsent: one.unsent.filter(({ id }) => refused.has(id)) }));
  return { after, all: refused.size === 0, count: events.length - refused.size };
}
