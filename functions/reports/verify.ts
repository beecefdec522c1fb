import { createHash } from 'node:crypto';
import {
  compare,
  Manifest,
  manifestKey,
  sealKey,
  type Finding,
  type ManifestLine,
  type Run,
} from '../../shared/domain/reports/manifest.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Seal, sealIsGenuine } from '../../shared/domain/seal.ts';
import type { Files } from '../files.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { signerFrom } from '../signing.ts';

type Params = Pick<Run, 'period' | 'stage' | 'generation'>;

interface Verdict {
  readonly sealIsGenuine: boolean;
  /** The manifest is the one the seal was written for. */
  readonly manifestIsSealed: boolean;
  readonly files: number;
  readonly verified: number;
  readonly findings: Finding[];
  readonly next?: string;
}

/** Files read at the same time: enough to keep the store busy, few enough to stay small in memory. */
const readAtOnce = 8;

/**
 * Reads the files of one run again, a page at a time, and holds them against the manifest, and the manifest against the
 * signed seal. Names every file that is missing or altered.
 */
export async function verifyReports(
  services: Services,
  { jurisdiction }: Caller,
  { params, query }: Request<Params, { cursor?: string | undefined; limit: number }, unknown>,
): Promise<Reply<Verdict>> {
  const { files, cursors } = services;
  const run: Run = { jurisdiction, ...params };
  const bytes = await files.readReport(manifestKey(run));
  if (!bytes) throw new Refused('reports.no-manifest');
  const manifest = Manifest.parse(JSON.parse(Buffer.from(bytes).toString()));
  const seal = await readSeal(files, run);
  const { publicKey } = signerFrom(await services.secret());

  const start = Number((await cursors.open(query.cursor))?.['after'] ?? 0);
  const page = manifest.files.slice(start, start + query.limit);
  const findings = compare({ ...manifest, files: page }, await readAll(files, page));
  const after = start + page.length;
  const next = await cursors.seal(after < manifest.files.length ? { after } : undefined);
  return ok({
    sealIsGenuine: seal !== undefined && sealIsGenuine(seal, publicKey),
    manifestIsSealed: seal?.reports.sha256 === createHash('sha256').update(bytes).digest('hex'),
    files: manifest.files.length,
    verified: page.length,
    findings,
    ...(next === undefined ? {} : { next }),
  });
}

async function readSeal(files: Files, run: Run): Promise<Seal | undefined> {
  const bytes = await files.readReport(sealKey(run));
  return bytes && Seal.parse(JSON.parse(Buffer.from(bytes).toString()));
}

async function readAll(files: Files, lines: readonly ManifestLine[]): Promise<{ path: string; bytes: Uint8Array }[]> {
  const found: { path: string; bytes: Uint8Array }[] = [];
  for (let start = 0; start < lines.length; start += readAtOnce) {
    const these = lines.slice(start, start + readAtOnce);
    const read = await Promise.all(these.map(async ({ path }) => ({ path, bytes: await files.readReport(path) })));
    for (const { path, bytes } of read) if (bytes) found.push({ path, bytes });
  }
  return found;
}
