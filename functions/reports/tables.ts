import * as z from 'zod';
import { isBody } from '../../shared/domain/organisation/authority.ts';
import { tableKey } from '../../shared/domain/reports/manifest.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Digest, RecordId, Slug } from '../../shared/domain/text.ts';
import { TableName, tables } from '../../shared/reports/tables/tables.ts';
import { done, queued } from '../../shared/storage/jobs.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import {
  type TablesJob,
  TableFormat,
  existingTable,
  refuseTooMany,
  startTable,
  tableFiles,
  tableProgress,
} from '../../shared/storage/tables.ts';
import { tableFileName } from '../../shared/text/reports/tables.ts';
import { Instant, PeriodPath, iso } from '../fields.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export const TablePath = PeriodPath.extend({ table: RecordId });
type TablePath = z.infer<typeof TablePath>;

export const TableWanted = z.strictObject({
  table: TableName,
  format: TableFormat.default('xlsx'),
  /** Of the units at and below this one alone. */
  unit: Slug.optional(),
});
type TableWanted = z.infer<typeof TableWanted>;

/** A table of five thousand subjects with two hundred filings each, in files of some thirty thousand rows. */
const mostFiles = 100;

export const TableView = z.strictObject({
  id: z.string(),
  table: TableName,
  format: TableFormat,
  unit: z.string().optional(),
  /** How things stood then. */
  at: Instant,
  state: z.enum(['queued', 'gathering', 'writing', 'done']),
  /** Subjects whose rows are gathered. */
  subjects: z.int(),
  files: z.array(z.strictObject({ file: z.int(), rows: z.int(), bytes: z.int(), sha256: Digest })).max(mostFiles),
});
type TableView = z.infer<typeof TableView>;

/** Units the caller leads now, where no body of the period lets them in. */
const reachOf = ({ rolesUsed, grants }: Caller): TablesJob['reach'] =>
  rolesUsed.some(isBody) ? 'whole' : grants.flatMap(({ role, unit }) => (role === 'unit-leader' ? [unit] : []));

/** Has a table of the period made by the worker: as a whole for its bodies, for a leader of those below. */
export async function askTable(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, TableWanted>,
): Promise<Reply<TableView, 202>> {
  const { jurisdiction, id: by } = caller;
  const { table, now: at, trace } = services;
  const id = services.newId();
  const [{ head }, waited] = await Promise.all([
    existingPeriod(table, jurisdiction, params.period),
    refuseTooMany(table, { jurisdiction, by, id, at }),
  ]);
  if (!head.scheme) throw new Refused('reports.table-too-early', { period: head.id });
  const { id: period, shards } = head;
  const asked = { jurisdiction, id, period, shards, ...body, by, reach: reachOf(caller), at, trace };
  const { writes, messages } = startTable(asked);
  const view = { id, ...body, at: iso(at), state: 'queued' as const, subjects: 0, files: [] };
  const location = `/v1/reports/${head.id}/tables/${id}`;
  const reply = await services.commit([waited, ...writes], { status: 202, body: view, location });
  await services.jobs.send(messages);
  return reply;
}

/** A table of one's own, asked for in a reach one still has: of another's, not even that it exists is told. */
async function own({ table }: Services, caller: Caller, { period, table: id }: TablePath): Promise<TablesJob> {
  const job = await existingTable(table, { jurisdiction: caller.jurisdiction, id });
  const now = reachOf(caller);
  const { reach } = job;
  const still = reach === 'whole' || now === 'whole' ? reach === now : reach.every((unit) => now.includes(unit));
  if (job.by !== caller.id || job.period !== period || !still) throw new Refused('reports.no-table');
  return job;
}

/** How far a table is, and its files. */
export async function readTable(
  services: Services,
  caller: Caller,
  { params }: Request<TablePath, unknown, unknown>,
): Promise<Reply<TableView>> {
  const of = { jurisdiction: caller.jurisdiction, id: params.table };
  const [job, subjects, files] = await Promise.all([
    own(services, caller, params),
    tableProgress(services.table, of),
    tableFiles(services.table, of),
  ]);
  const { id, table, format, unit, at, stage } = job;
  return ok({
    id,
    table,
    format,
    ...(unit === undefined ? {} : { unit }),
    at: iso(at),
    state: stage === queued ? 'queued' : stage === done ? 'done' : stage === 'gather' ? 'gathering' : 'writing',
    subjects,
    files: stage === done ? files.map(({ n, rows, bytes, sha256 }) => ({ file: n, rows, bytes, sha256 })) : [],
  });
}

export const FileWanted = z.strictObject({ file: z.int().min(1).max(mostFiles).default(1) });

export const TableLink = z.strictObject({
  url: z.string(),
  filename: z.string(),
  bytes: z.int(),
  sha256: Digest,
  /** The entry of the period's chain that records the export. */
  entry: z.int(),
});

/** A link to one file of a table. That it was handed out stands in the period's chain, as with every report. */
export async function linkTable(
  services: Services,
  caller: Caller,
  { params, body }: Request<TablePath, unknown, z.infer<typeof FileWanted>>,
): Promise<Reply<z.infer<typeof TableLink>, 201>> {
  const { jurisdiction } = caller;
  const [job, period, written] = await Promise.all([
    own(services, caller, params),
    existingPeriod(services.table, jurisdiction, params.period),
    tableFiles(services.table, { jurisdiction, id: params.table }),
  ]);
  const files = job.stage === done ? written : [];
  const file = files.find(({ n }) => n === body.file);
  if (!file) {
    const legal = files.map(({ n }) => String(n));
    throw new Refused('reports.table-unfinished', { file: body.file }, { field: 'file', legal });
  }
  const { sha256, bytes } = file;
  const path = tableKey(job, { n: file.n, format: job.format });
  const name = tableFileName(tables[job.table].name.zh, period.head.name.zh, file.n);
  const filename = `${name}.${job.format}`.replace(/[\\/:*?"<>|]/g, ' ');
  const { writes, n } = services.record(period, { what: 'reports.exported', data: { path, sha256 } });
  const url = await services.files.link('reports', path, filename);
  return services.commit(writes, { status: 201, body: { url, filename, bytes, sha256, entry: n } });
}
