import { actor } from '../../shared/domain/organisation/actors.ts';
import type { Happened } from '../../shared/domain/audit/events.ts';
import { carded, cardCounts, cardsIn, withCards, type CardData } from '../../shared/domain/filing/cards.ts';
import { cardsOwed, type Told } from '../../shared/domain/filing/cards-owed.ts';
import type { Adjustment } from '../../shared/domain/appraisal/adjustment.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { withAssessment } from '../../shared/domain/filing/dues.ts';
import { lateDeduction } from '../../shared/domain/filing/late.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import type { Cards } from '../../shared/domain/scoring/input.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { warn } from '../../shared/log.ts';
import { existingRecord, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { Listed, shardsOf } from '../../shared/storage/appraisal-lists.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import { CardsJob, cardsJob, toldOf } from '../../shared/storage/cards.ts';
import { entersLine } from '../../shared/storage/lines.ts';
import { done } from '../../shared/storage/jobs.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { append, type Chained, type Existing } from '../../shared/storage/record.ts';
import type { Table, Write } from '../../shared/storage/table.ts';
import type { Platform } from '../services.ts';
import { jobKind, type Behind, type Chunk } from './engine.ts';
import { subjectsInShard } from './shard.ts';
import { comparedIn } from './outliers.ts';

/** Subjects whose records are read at a time, and actions beside the checkpoint. */
const subjectsAtOnce = 33;
const most = 99;

/** Who stands in the entries that show cards. */
const shower = actor('cards');

interface Showing {
  readonly platform: Platform;
  readonly job: CardsJob;
  readonly told: Awaited<ReturnType<typeof toldOf>>;
}

/**
 * 预警、黄牌、红牌: from the instant a filing is to be warned of, is overdue or long overdue, the card of each one that is missing is
 * entered in the record of its subject. Which ones is told by the record as it was at that instant, so that neither a late run nor a
 * second one shows others.
 */
export const cardsKind = () =>
  jobKind({
    job: CardsJob,
    cursor: Listed,
    stages: {
      show: { parts: (job) => shardsOf(job), chunks: shownIn },
      compare: { parts: ({ groups }) => groups, chunks: comparedIn },
    },
    async context(platform, job) {
      const { head } = await existingPeriod(platform.table, job.jurisdiction, job.period);
      return { platform, job, told: await toldOf(platform.table, job.jurisdiction, head) };
    },
    /** A run takes up all that came since the last one; until that is through no other begins. */
    async next({ table }, { jurisdiction, job, generation, now }) {
      if (!job || job.stage !== done || job.next === undefined || now < job.next) return undefined;
      const { head } = await existingPeriod(table, jurisdiction, job.period);
      const told = await toldOf(table, jurisdiction, head);
      if (!told) return undefined;
      return { fresh: cardsJob(jurisdiction, told, { generation: generation + 1, after: job.until, until: now }) };
    },
    again: async (_, job) => job.next,
  });

async function* shownIn({ platform: { table }, job, told }: Showing, part: Behind<Listed>) {
  const { jurisdiction, period } = job;
  let behind = part.cursor;
  let writes: Write[] = [];
  let count = 0;
  const flush = (finished: boolean): Chunk<Listed> => {
    const chunk = { writes, done: count, finished, ...(behind ? { cursor: behind } : {}) };
    writes = [];
    count = 0;
    return chunk;
  };
  const shard = subjectsInShard(
    table,
    { jurisdiction, period, part: part.part },
    { cursor: part.cursor, limit: subjectsAtOnce },
  );
  for await (const { listed, finished } of shard) {
    const owed = await Promise.all(listed.map(({ subject }) => owing(table, job, { subject, told })));
    for (const [at, one] of owed.entries()) {
      let left = one;
      while (left && left.cards.length > 0) {
        if (writes.length + 2 > most) yield flush(false);
        const entered = entering(left, job, most - writes.length - 1);
        writes.push(...entered.writes);
        left = entered.left;
      }
      if (left?.line) {
        if (writes.length + 2 > most) yield flush(false);
        const { chain, entries, line, period } = left;
        const event: Happened = { what: 'scoring.adjusted', data: line };
        const proposed = { ...event, by: shower, at: job.at, trace: job.trace };
        const of = { pk: chain.pk, subject: chain.head.subject, period, entries };
        writes.push(...entersLine((items) => append(chain, proposed, { items }), of).writes);
      }
      behind = listed[at];
      count += 1;
    }
    yield flush(finished);
  }
}

/** A record with the cards it owes. */
interface Owing {
  readonly chain: Existing<AppraisalHead>;
  readonly entries: readonly Entry[];
  readonly period: Told['period'];
  readonly known: ReturnType<typeof cardsIn>;
  readonly cards: readonly CardData[];
  /** The deduction it is proposed, behind them. */
  readonly line: Adjustment | undefined;
}

interface Of {
  readonly subject: string;
  readonly told: Told | undefined;
}

/** Whatever is wrong with one subject is no reason for the others to wait; who is closed, or has left, is shown no more cards. */
async function owing(table: Table, job: CardsJob, { subject, told }: Of): Promise<Owing | undefined> {
  try {
    const { entries, ...chain } = await existingRecord(table, job.jurisdiction, job.period, subject);
    if (chain.head.state !== 'open' || isWithdrawn(chain.head) || !told) return undefined;
    const [known, cards] = [
      cardsIn(entries),
      cardsOwed(entries, told, { subject, after: job.after, until: job.until }),
    ];
    const counts = cardCounts(withCards(known, cards, job.at), subject);
    return {
      chain,
      entries,
      period: told.period,
      known,
      cards,
      line: deductionFor(job, told, { subject, entries, counts }),
    };
  } catch (error) {
    if (error instanceof Moved) throw error;
    warn('cards.unread', { period: job.period, subject, error: String(error) });
    return undefined;
  }
}

interface Counted {
  readonly subject: string;
  readonly entries: readonly Entry[];
  readonly counts: Cards;
}

/** Proposed when the end of assessment is warned of: while a second person can still decide on it. */
function deductionFor({ after, until, at }: CardsJob, { scheme, period }: Told, { subject, entries, counts }: Counted) {
  const comes = period.filingCards[withAssessment]?.warning ?? Infinity;
  if (comes <= after || comes > until) return undefined;
  const today = dateAt(period.timeZone, at);
  const date = today > period.end ? period.end : today;
  return lateDeduction(entries, { scheme, period: period.id, subject, cards: counts, date });
}

/** As many of the cards as there is room for, one entry each, the head with the last of them; and what is left. */
function entering({ chain: before, known, cards, ...rest }: Owing, { at, trace }: CardsJob, room: number) {
  const now = cards.slice(0, room);
  const after = withCards(known, now, at);
  const head = { ...before.head, cards: cardCounts(after, before.head.subject) };
  const entered = now.map((data): Happened => ({ what: carded, data }));
  const by = { by: shower, at, trace };
  const writes: Write[] = [];
  let chain: Chained<AppraisalHead> = before;
  for (const [index, event] of entered.entries()) {
    const change = append(chain, { ...event, ...by }, index === entered.length - 1 ? { head } : {});
    writes.push(...change.writes);
    chain = change.chain;
  }
  return { writes, left: { chain: { ...chain, head }, known: after, cards: cards.slice(room), ...rest } };
}
