import { canonical } from '../../shared/domain/audit/canonical.ts';
import {
  reportKey,
  reportOf,
  type Finding,
  type Manifest,
  type ManifestLine,
  type Run,
} from '../../shared/domain/reports/manifest.ts';
import { bare } from '../../shared/storage/chained.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { ReportSet } from '../../shared/storage/reports.ts';
import type { Item, Table } from '../../shared/storage/table.ts';

interface Sealed {
  readonly run: Run;
  readonly manifest: Manifest;
  /** When the run was sealed; its records bear the same instant. Undefined where the seal is gone. */
  readonly at: number | undefined;
}

/** Lines whose record in the table is gone, cannot be read or says anything else. */
export async function misrecorded(
  table: Table,
  { run, manifest, at }: Sealed,
  lines: readonly ManifestLine[],
): Promise<Finding[]> {
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
    .map(({ path }): Finding => ({ path, how: 'misrecorded' }));
}

const said = ({ files, ...rest }: ReportSet): string =>
  canonical({ ...rest, files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)) });

/** Records of the run that the manifest knows nothing of, a page at a time. */
export async function unlisted(
  table: Table,
  { run, manifest }: Sealed,
  { behind, limit }: { behind: Item | undefined; limit: number },
): Promise<{ findings: Finding[]; next: { behind: Item } | undefined }> {
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
    .map((of): Finding => ({ path: reportKey(run, of, 'json'), how: 'unlisted' }));
  return { findings, next: page.next && { behind: page.next } };
}
