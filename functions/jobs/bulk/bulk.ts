import * as z from 'zod';
import { actor } from '../../../shared/domain/organisation/actors.ts';
import { canonical } from '../../../shared/domain/audit/canonical.ts';
import { digest } from '../../../shared/domain/audit/chain.ts';
import type { Happened } from '../../../shared/domain/audit/events.ts';
import { Listed, listAppraisals } from '../../../shared/storage/appraisal-lists.ts';
import {
  Behind,
  BulkJob,
  bulks,
  outcomeKey,
  outcomesOf,
  packs,
  rowsBehind,
  type BulkHead,
  type Numbered,
  type RefusedRow,
} from '../../../shared/storage/bulk.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { append, type Changes, type Existing } from '../../../shared/storage/record.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { Awaited, lineOf, requestIn } from '../../acts.ts';
import { perform } from '../../http.ts';
import { problemFor } from '../../problem.ts';
import { eventOf } from '../../route.ts';
import type { Platform } from '../../services.ts';
import { liveOf } from '../../waiting.ts';
import { jobKind, type Behind as Part, type Chunk } from '../engine.ts';
import { rowsFor } from './waiting.ts';

/** Who stands in the entries of its own record; in those of what it does stands who asked. */
const server = actor('bulk');

/** Subjects looked at together, and rows done together. */
const subjectsAtOnce = 40;
const fullStep = 16;

interface Doing {
  readonly platform: Platform;
  readonly job: BulkJob;
  readonly clock: () => number;
  readonly rowsAtOnce: number;
}

/** Where the choice of rows goes on: behind a subject of a list shard, with so many rows found. */
const Chosen = z.strictObject({ shard: z.int().min(0), behind: Listed.optional(), rows: z.int().min(0) });
const Cursor = z.union([Chosen, Behind]);
type Cursor = z.infer<typeof Cursor>;

/**
 * 批量办理: what waits is pinned row by row where it was asked for by that, and then each row is the single request of who asked, let in
 * and checked by what is true at its turn. A row is done in the transaction that says so, so a kill loses and doubles nothing.
 */
export const bulkKind = (rowsAtOnce = fullStep) =>
  jobKind({
    job: BulkJob,
    cursor: Cursor,
    byTheClock: true,
    stages: {
      choose: { parts: ({ chooses }: BulkJob) => (chooses ? ['all'] : []), chunks: chosen },
      act: { parts: () => ['all'], chunks: acted },
    },
    context: async (platform, job, clock) => ({ platform, job, clock, rowsAtOnce }),
  });

const recordOf = ({ platform, job }: Doing) => bulks.existing(platform.table, job.jurisdiction, job.id);

function entered(
  { job, clock }: Doing,
  record: Existing<BulkHead>,
  happened: Happened,
  changes: Changes<BulkHead>,
): readonly Write[] {
  return append(record, { ...happened, by: server, at: clock(), trace: job.trace }, changes).writes;
}

async function* chosen(doing: Doing, { cursor }: Part<Cursor>): AsyncGenerator<Chunk<Cursor>> {
  const { platform, job, clock } = doing;
  const { jurisdiction } = job;
  const { head } = await recordOf(doing);
  const { head: period } = await existingPeriod(platform.table, jurisdiction, head.waiting?.period ?? '');
  const { live } = await liveOf(platform, { jurisdiction }, period);
  const act = Awaited.parse(head.act);
  let at = cursor && 'shard' in cursor ? cursor : { shard: 0, rows: 0 };
  for (;;) {
    const record = await recordOf(doing);
    const { table } = platform;
    const listed =
      live && !record.head.stopped
        ? await listAppraisals(
            table,
            { jurisdiction, period: period.id, shard: at.shard },
            { limit: subjectsAtOnce, ...('behind' in at && at.behind ? { behind: at.behind } : {}) },
          )
        : [];
    const found = await Promise.all(
      listed.map(async ({ subject }) =>
        live ? rowsFor({ table, jurisdiction, head: record.head, act, live, now: clock() }, subject) : [],
      ),
    );
    const fresh = found.flat();
    const rows = at.rows + fresh.length;
    const isShardOver = listed.length < subjectsAtOnce;
    const finished = !live || record.head.stopped !== undefined || (isShardOver && at.shard + 1 >= period.shards);
    const changes = {
      ...(finished ? { head: { ...record.head, rows } } : {}),
      items: packs(at.rows + 1, fresh),
    };
    const data = { rows: fresh.length };
    const writes = finished || fresh.length > 0 ? entered(doing, record, { what: 'bulk.chosen', data }, changes) : [];
    const last = listed.at(-1);
    at = isShardOver ? { shard: at.shard + 1, rows } : { shard: at.shard, rows, ...(last ? { behind: last } : {}) };
    yield { writes, cursor: at, done: listed.length, finished };
    if (finished) return;
  }
}

async function* acted(doing: Doing, { cursor, done }: Part<Cursor>): AsyncGenerator<Chunk<Cursor>> {
  const { platform, job, clock, rowsAtOnce } = doing;
  const { table } = platform;
  let behind = cursor && 'row' in cursor ? cursor : { row: 0, refused: 0 };
  let looked = done;
  for (;;) {
    const record = await recordOf(doing);
    const { head, pk } = record;
    const rows = head.stopped ? [] : await rowsBehind(table, pk, behind.row, rowsAtOnce);
    const before = await outcomesOf(table, job, rows);
    const bySubject = Map.groupBy(
      rows.filter(({ n }) => !before.has(n)),
      ({ row }) => canonical(requestIn(lineOf(head.act), row).params),
    );
    const told = await Promise.all(
      [...bySubject.values()].map(async (ofSubject) => {
        const refused: Write[] = [];
        for (const one of ofSubject) refused.push(...(await act(doing, record, one)));
        return refused;
      }),
    );
    const refused = told.flat();
    const earlier = [...before.values()].filter((item) => 'problem' in item).length;
    behind = { row: behind.row + rows.length, refused: behind.refused + refused.length + earlier };
    looked += rows.length;
    const over = head.stopped !== undefined || behind.row >= (head.rows ?? 0);
    const counts = { done: looked - behind.refused, refused: behind.refused };
    const ended = { ...head, ended: { at: clock(), ...counts } };
    const ending = over ? entered(doing, record, { what: 'bulk.ended', data: counts }, { head: ended }) : [];
    yield { writes: [...refused, ...ending], cursor: behind, done: rows.length, finished: over };
    if (over) return;
  }
}

/** Does one row as who asked; what is to be written where it was refused. What it did is written by then, with its answer. */
async function act(
  { platform, job, clock }: Doing,
  { head }: Existing<BulkHead>,
  { n, row }: Numbered,
): Promise<Write[]> {
  const line = lineOf(head.act);
  const at = clock();
  const person = { sub: head.by, jurisdiction: job.jurisdiction };
  const event = eventOf(line, person, { ...requestIn(line, row), at, trace: job.trace });
  const place = outcomeKey(job.jurisdiction, job.id, n);
  try {
    await perform(line, event, platform, { at: place, fingerprint: digest([line.id, row]), forGood: true });
    return [];
  } catch (error) {
    if (comesAgain(error)) throw error;
    const problem = { zh: problemFor(error, 'zh', event).body, en: problemFor(error, 'en', event).body };
    const refused: RefusedRow = { answeredAt: at, problem };
    return [{ put: { ...place, ...refused }, unless: 'exists' }];
  }
}

/** The table or the network was in trouble: its client marks what it could not do. Any other fault would come again with the row, and hold up those behind it. */
const comesAgain = (error: unknown): boolean => error instanceof Error && '$metadata' in error;
