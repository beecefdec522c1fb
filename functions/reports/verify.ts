import * as z from 'zod';
import { canonical } from '../../shared/domain/audit/canonical.ts';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import { Seal, signatureHolds } from '../../shared/domain/audit/signed.ts';
import { Refused } from '../../shared/domain/refused.ts';
import {
  type FileFinding,
  Manifest,
  type ManifestLine,
  type Run,
  compare,
  manifestKey,
  reportKey,
  reportOf,
  sealKey,
} from '../../shared/domain/reports/manifest.ts';
import { warn } from '../../shared/log.ts';
import { bare } from '../../shared/storage/record.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { ReportSet } from '../../shared/storage/results.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import { openCursor, sealCursor, type Paged } from '../paging.ts';
import { type Reply, type Request, ok } from '../route.ts';
import { signerFrom } from '../signed.ts';
import type { Caller, Files, Services } from '../services.ts';

type Params = Pick<Run, 'period' | 'stage' | 'generation'>;

interface Verdict {
  readonly sealIsGenuine: boolean;
  /** The manifest is the one the seal was written for. */
  readonly manifestIsSealed: boolean;
  readonly files: number;
  readonly verified: number;
  readonly findings: FileFinding[];
  readonly next?: string;
}

/** Files read at the same time: enough to keep the store busy, few enough to stay small in memory. */
const readAtOnce = 8;

/**
 * Reads the files of one run again, a page at a time, and holds them and what the table says of them against the manifest, and
 * the manifest against the signed seal. Names every file that is missing, altered, not to be read or recorded as something else,
 * manifest and seal with them; the rest is verified.
 */
export async function verifyReports(
  { table, files, cursors, secret, trace }: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<Params, Paged, unknown>,
): Promise<Reply<Verdict>> {
  const run: Run = { jurisdiction, ...params };
  const read = reader(files, trace);
  const kept = await read(manifestKey(run));
  const sealFile = await read(sealKey(run));
  if (kept === 'missing' && sealFile === 'missing') throw new Refused('reports.no-manifest');
  const manifest = parsed(kept, Manifest);
  const seal = parsed(sealFile, Seal);
  const { publicKey } = signerFrom(await secret());

  const lines = typeof manifest === 'string' ? [] : manifest.files;
  const { after, behind } = Position.parse((await openCursor(cursors, query.cursor)) ?? { after: 0 });
  const page = lines.slice(after, after + query.limit);
  const ofRun = [finding(manifestKey(run), manifest), finding(sealKey(run), seal)].flat();
  const findings = [...(after === 0 && !behind ? ofRun : []), ...(await compared(page, read))];
  const done = after + page.length;
  let next: object | undefined;
  if (typeof manifest !== 'string') {
    const sealed = { run, manifest, at: typeof seal === 'string' ? undefined : Date.parse(seal.at) };
    // The records nobody knows are the quicker part: they come with the last files, and on pages of their own if there are more.
    const [wrong, planted] = await Promise.all([
      misrecorded(table, sealed, page),
      done < lines.length ? undefined : unlisted(table, sealed, { behind, limit: query.limit }),
    ]);
    findings.push(...wrong, ...(planted?.findings ?? []));
    next = done < lines.length ? { after: done } : planted?.next && { after: done, ...planted.next };
  }
  const cursor = await sealCursor(cursors, next && { ...next });
  return ok({
    sealIsGenuine: typeof seal !== 'string' && signatureHolds(seal, publicKey),
    manifestIsSealed: typeof seal !== 'string' && typeof kept !== 'string' && seal.reports.sha256 === sha256(kept),
    files: lines.length,
    verified: page.length,
    findings,
    ...(cursor === undefined ? {} : { next: cursor }),
  });
}

/** First the files of the manifest, in order; then what the table records of the run. */
const Position = z.strictObject({ after: z.int(), behind: z.record(z.string(), z.unknown()).optional() });

type Damage = 'missing' | 'unreadable' | 'altered';
type Read = (path: string) => Promise<Uint8Array | 'missing' | 'unreadable'>;

/** What the store itself cannot give back, as of a file cut short on a disk, is a finding of this file and no end of the others. */
const reader =
  (files: Files, trace: string): Read =>
  async (path) => {
    try {
      return (await files.readReport(path)) ?? 'missing';
    } catch (error) {
      warn('report.unreadable', { trace, path, error: String(error) });
      return 'unreadable';
    }
  };

function parsed<T extends object>(bytes: Uint8Array | Damage, schema: z.ZodType<T>): T | Damage {
  if (typeof bytes === 'string') return bytes;
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    return 'altered';
  }
}

const finding = (path: string, found: object | Damage): FileFinding[] =>
  typeof found === 'string' ? [{ path, how: found }] : [];

async function compared(lines: readonly ManifestLine[], read: Read): Promise<FileFinding[]> {
  const findings: FileFinding[] = [];
  for (let start = 0; start < lines.length; start += readAtOnce) {
    const these = lines.slice(start, start + readAtOnce);
    const found = await Promise.all(these.map(async ({ path }) => ({ path, bytes: await read(path) })));
    const whole = found.flatMap(({ path, bytes }) => (typeof bytes === 'string' ? [] : [{ path, bytes }]));
    const unread = found.filter(({ bytes }) => bytes === 'unreadable').map(({ path }) => path);
    const listed = these.filter(({ path }) => !unread.includes(path));
    findings.push(...compare({ format: 'jixiao.manifest/1', files: listed }, whole));
    findings.push(...unread.map((path) => ({ path, how: 'unreadable' as const })));
  }
  return findings;
}

interface Sealed {
  readonly run: Run;
  readonly manifest: Manifest;
  /** When the run was sealed; its records bear the same instant. Undefined where the seal is gone. */
  readonly at: number | undefined;
}

/** Lines whose record in the table is gone, cannot be read or says anything else. */
async function misrecorded(
  table: Table,
  { run, manifest, at }: Sealed,
  lines: readonly ManifestLine[],
): Promise<FileFinding[]> {
  const { stage, generation } = run;
  const names = new Set(lines.map(({ path }) => reportOf(path)));
  const pk = partition.reports(run.jurisdiction, run.period);
  const items = await table.getMany([...names].map((of) => ({ pk, sk: sort.reports(stage, generation, of) })));
  const records = new Map(items.map((item) => [item['sk'], ReportSet.safeParse(bare(item)).data]));
  const sound = [...names].filter((of) => {
    const record = records.get(sort.reports(stage, generation, of));
    const files = manifest.files.filter(({ path }) => reportOf(path) === of);
    return record && said(record) === said({ of, stage, generation, at: at ?? record.at, files });
  });
  return lines
    .filter(({ path }) => !sound.includes(reportOf(path)))
    .map(({ path }): FileFinding => ({ path, how: 'misrecorded' }));
}

const said = ({ files, ...rest }: ReportSet): string =>
  canonical({ ...rest, files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)) });

/** Records of the run that the manifest knows nothing of, a page at a time. */
async function unlisted(
  table: Table,
  { run, manifest }: Sealed,
  { behind, limit }: { behind: Item | undefined; limit: number },
): Promise<{ findings: FileFinding[]; next: { behind: Item } | undefined }> {
  const prefix = sort.reportsOf(run.stage, run.generation);
  const page = await table.query({
    partition: partition.reports(run.jurisdiction, run.period),
    prefix,
    limit,
    ...(behind ? { after: behind } : {}),
  });
  const known = new Set(manifest.files.map(({ path }) => reportOf(path)));
  const findings = page.items
    .map(({ sk }) => String(sk).slice(prefix.length))
    .filter((of) => !known.has(of))
    .map((of): FileFinding => ({ path: reportKey(run, of, 'json'), how: 'unlisted' }));
  return { findings, next: page.next && { behind: page.next } };
}
