import * as z from 'zod';
import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import { resultPhases } from '../../shared/domain/result/result.ts';
import { phaseAt } from '../../shared/domain/period/period.ts';
import { tableKey } from '../../shared/domain/reports/manifest.ts';
import { bilingual, csv } from '../../shared/reports/rendered.ts';
import type { Facts, PeriodTable, Told } from '../../shared/reports/tables/table.ts';
import { tables } from '../../shared/reports/tables/tables.ts';
import { table as workbookOf } from '../../shared/reports/xlsx/sheet.ts';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { Listed, readableHeads, shardsOf } from '../../shared/storage/appraisal-lists.ts';
import { unlessIllegible } from '../../shared/storage/damaged.ts';
import { legibleUnits, loadJurisdiction, loadOfficial } from '../../shared/storage/organisation.ts';
import { existingPeriod, type PeriodHead } from '../../shared/storage/periods.ts';
import { judgedAt } from '../../shared/storage/placement.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import {
  type Cells,
  TablesJob,
  fileWrite,
  inChunks,
  inPacks,
  rowsBehind,
  rowsWrite,
} from '../../shared/storage/tables.ts';
import type { Write } from '../../shared/storage/table.ts';
import { cellWords, tableFileName } from '../../shared/text/reports/tables.ts';
import { overseenBy } from '../overseen.ts';
import type { Platform } from '../services.ts';
import { liveOf, resultsAt, waitingOn } from '../waiting.ts';
import { type Behind, type Chunk, jobKind } from './engine.ts';
import { subjectsInShard } from './shard.ts';

/** Subjects whose records are read at a time. */
const subjectsAtOnce = 16;
/** Packs one query asks for. */
const packsAtOnce = 20;
/** Cells of one file: some two seconds of writing, and a fifth of the worker's memory. What is more begins the next file. */
const mostCells = 400_000;

const Cursor = z.strictObject({ listed: Listed.optional(), pack: z.string().optional(), n: z.int().min(0) });
type Cursor = z.infer<typeof Cursor>;

interface Making {
  readonly platform: Platform;
  readonly job: TablesJob;
  readonly table: PeriodTable;
  readonly told: Told;
  readonly period: PeriodHead;
  readonly considered: Parameters<typeof waitingOn>[2]['considered'];
  wanted(head: AppraisalHead): Promise<boolean>;
}

/**
 * A table of a period: the rows are gathered subject by subject and kept, then written into files of a bounded size. Whoever asked
 * sees those they look over as things stand while it is made.
 */
export const tablesKind = () =>
  jobKind({
    job: TablesJob,
    cursor: Cursor,
    stages: {
      gather: { parts: (job) => shardsOf(job), chunks: gathered },
      write: { parts: () => ['files'], chunks: written },
    },
    context: makingOf,
  });

async function makingOf(platform: Platform, job: TablesJob): Promise<Making> {
  const services = { table: platform.table, now: job.at };
  const { jurisdiction } = job;
  const [{ head: settings }, units, { head }] = await Promise.all([
    loadJurisdiction(platform.table, jurisdiction),
    legibleUnits(platform.table, jurisdiction),
    existingPeriod(platform.table, jurisdiction, job.period),
  ]);
  const { live } = await liveOf(services, { jurisdiction }, head);
  if (!live) throw new Error(`the scheme of ${head.id} cannot be read, so no table can be made of it`);
  const { results } = await resultsAt(services, jurisdiction, live.period);
  const looksOver = job.reach === 'whole' ? undefined : await overseenNow(platform, job);
  const { filingDue = {} } = live.period;
  const unitNames = new Map(units.map(({ id, name }) => [id, name.zh]));
  const groups = new Map(settings?.peerGroups.map(({ id, name }) => [id, name.zh]));
  return {
    platform,
    job,
    table: tables[job.table],
    period: live.period,
    told: {
      scheme: live.scheme,
      period: { ...live.period, filingDue },
      now: job.at,
      scores: job.reach === 'whole' || resultPhases.includes(phaseAt(live.period, job.at)),
      groupName: (id) => groups.get(id) ?? id,
      unitName: (id) => unitNames.get(id) ?? id,
    },
    considered: { ...live, results },
    wanted: async (one) =>
      (job.unit === undefined || isWithin(one, job.unit)) &&
      (looksOver === undefined || looksOver(one.subject, judgedAt(one))),
  };
}

/** Whom a leader looks over by now: nobody, once they are registered no more. */
async function overseenNow({ table }: Platform, { jurisdiction, by }: TablesJob) {
  const { head } = await loadOfficial(table, jurisdiction, by);
  if (!head?.active) return async () => false;
  return overseenBy({ table }, { ...head, jurisdiction, rolesUsed: ['unit-leader'] });
}

async function* gathered(making: Making, { part, cursor }: Behind<Cursor>): AsyncGenerator<Chunk<Cursor>> {
  const { platform, job } = making;
  const { jurisdiction, period } = job;
  let n = cursor?.n ?? 0;
  const from = { cursor: cursor?.listed, limit: subjectsAtOnce };
  for await (const { listed, behind, finished } of subjectsInShard(
    platform.table,
    { jurisdiction, period, part },
    from,
  )) {
    const rows = await rowsOf(
      making,
      listed.map(({ subject }) => subject),
    );
    const told = listed.map((one) => ({ one, rows: rows.get(one.subject) ?? [] }));
    const groups = inChunks(told, (about) => about.rows);
    for (const [at, group] of (groups.length > 0 ? groups : [[]]).entries()) {
      const writes: Write[] = [];
      for (const pack of inPacks(group.flatMap((about) => about.rows))) {
        writes.push(rowsWrite(job, { part, n, rows: pack }));
        n += 1;
      }
      const last = group.at(-1)?.one ?? behind;
      const cursor = { n, ...(last ? { listed: last } : {}) };
      yield { writes, cursor, done: group.length, finished: finished && at >= groups.length - 1 };
    }
  }
}

/** The rows of each of these subjects. One whose record cannot be read is named. */
async function rowsOf(making: Making, subjects: readonly string[]): Promise<ReadonlyMap<string, Cells>> {
  const { platform, job, table, told } = making;
  const heads = await readableHeads(platform.table, job.jurisdiction, job.period, subjects);
  const wanted = await Promise.all(heads.map(async (head) => making.wanted(head)));
  const known = new Map(heads.map(({ subject }, at) => [subject, wanted[at] === true]));
  // Of whom nothing can be read it is not known where they stand: only who looks over all is told of them.
  const those = subjects.filter((subject) => known.get(subject) ?? (job.reach === 'whole' && job.unit === undefined));
  const found = await Promise.all(
    those.map(async (subject): Promise<[string, Cells]> => {
      const facts = known.has(subject) ? await factsOf(making, subject) : subject;
      if (typeof facts === 'string') return [subject, [[null, facts, cellWords.unread.zh]]];
      return [subject, table.rows(facts, told).map((row) => [...row])];
    }),
  );
  return new Map(found);
}

async function factsOf({ platform, job, table, considered }: Making, subject: string): Promise<Facts | string> {
  const { jurisdiction, period } = job;
  if (table.reads === 'duties') {
    const services = { table: platform.table, now: job.at };
    const { head, duties } = await waitingOn(services, jurisdiction, { considered, subject });
    return head ? { head, duties, entries: [], sheet: undefined } : subject;
  }
  const pk = appraisals.key(jurisdiction, period, subject);
  const record = appraisals.collection(platform.table, jurisdiction, period, subject);
  const facts = await unlessIllegible(pk, record, (collection): Facts => {
    const { head, entries } = collection;
    return { head, entries, sheet: standingSheet(collection)?.sheet, duties: [] };
  });
  return facts ?? subject;
}

async function* written(making: Making, { cursor }: Behind<Cursor>): AsyncGenerator<Chunk<Cursor>> {
  const { platform, job, table, told } = making;
  const width = table.columns(told.scheme).length;
  let { pack: behind, n } = cursor ?? { n: 0 };
  let rows: Cells = [];
  for (;;) {
    const packs = await rowsBehind(platform.table, job, { behind, limit: packsAtOnce });
    for (const { sk, rows: more } of packs) {
      if (rows.length > 0 && (rows.length + more.length) * width > mostCells) {
        n += 1;
        yield await fileOf(making, { rows, n, behind, finished: false });
        rows = [];
      }
      rows.push(...more);
      behind = sk;
    }
    if (packs.length === packsAtOnce) continue;
    yield await fileOf(making, { rows, n: n + 1, behind, finished: true });
    return;
  }
}

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** One file of these rows. Written again after a kill it has the same bytes: the rows are kept. */
async function fileOf(
  { platform, job, table, told, period }: Making,
  { rows, n, behind, finished }: { rows: Cells; n: number; behind: string | undefined; finished: boolean },
): Promise<Chunk<Cursor>> {
  const columns = table.columns(told.scheme);
  const title = tableFileName(table.name.zh, period.name.zh, n);
  const at = new Date(job.at).toISOString();
  const bytes =
    job.format === 'xlsx'
      ? await workbookOf({ name: table.name, columns, rows }, { title, at })
      : new TextEncoder().encode(
          csv(
            columns.map(({ head }) => bilingual(head)),
            rows,
          ),
        );
  const path = tableKey(job, { n, format: job.format });
  await platform.files.writeReport(path, bytes, mediaTypes[job.format]);
  const file = { n, rows: rows.length, bytes: bytes.byteLength, sha256: sha256(bytes) };
  const cursor = { n, ...(behind === undefined ? {} : { pack: behind }) };
  return { writes: [fileWrite(job, file)], cursor, done: rows.length, finished };
}
