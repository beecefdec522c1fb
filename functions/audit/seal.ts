import { Refused } from '../../shared/domain/refused.ts';
import { behindRun, runOfKey, sealKey, Stage, stageFolder, type Run } from '../../shared/domain/reports/manifest.ts';
import { Seal, sealIsGenuine } from '../../shared/domain/seal.ts';
import type { Files } from '../files.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { signerFrom } from '../signing.ts';
import { recorded } from '../access.ts';

interface Newest {
  readonly seal: Seal;
  /** Signed by this system, for this period; false also when something newer lies there that is not. */
  readonly genuine: boolean;
}

/**
 * The newest seal of a period, be it of its close or of a publication. It is looked for where it lies, under lock: the period's
 * chain names it too, but whoever can rewrite the table could cut that off.
 */
export async function newestSeal(
  { files, secret }: Pick<Services, 'files' | 'secret'>,
  jurisdiction: string,
  period: string,
): Promise<Newest | undefined> {
  const runs = await runsOf(files, jurisdiction, period);
  const { publicKey } = signerFrom(await secret());
  let forged: Seal | undefined;
  let doubted = false;
  for (const run of runs.sort((a, b) => b.generation - a.generation)) {
    const bytes = await files.readReport(sealKey(run));
    // A run under way, or one that only ranked, has no seal (yet).
    if (!bytes) continue;
    const seal = sealIn(bytes);
    if (seal && isOf(seal, run) && sealIsGenuine(seal, publicKey)) return { seal, genuine: !doubted };
    doubted = true;
    forged ??= seal;
  }
  return forged && { seal: forged, genuine: false };
}

const isOf = (seal: Seal, { jurisdiction, period, generation }: Run): boolean =>
  seal.jurisdiction === jurisdiction && seal.period === period && seal.generation === generation;

function sealIn(bytes: Uint8Array): Seal | undefined {
  try {
    return Seal.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    return undefined;
  }
}

/** Runs are few, their files many: each step asks for the first file behind the run before. */
async function runsOf(files: Files, jurisdiction: string, period: string): Promise<Run[]> {
  const runs: Run[] = [];
  for (const stage of Stage.options) {
    const within = { jurisdiction, period, stage };
    const folder = stageFolder(within);
    let behind = folder;
    for (;;) {
      const [key] = await files.listReports(folder, { behind, limit: 1 });
      const run = key === undefined ? undefined : runOfKey(within, key);
      if (!run) break;
      runs.push(run);
      behind = behindRun(run);
    }
  }
  return runs;
}

export async function existingSeal(services: Services, jurisdiction: string, period: string): Promise<Newest> {
  const newest = await newestSeal(services, jurisdiction, period);
  if (!newest) throw new Refused('audit.no-seal', { period });
  return newest;
}

/** The seal as it was signed, for `npm run verify -- … --seal`. */
export async function readSeal(
  services: Services,
  caller: Caller,
  { params }: Request<{ period: string }, unknown, unknown>,
): Promise<Reply<Seal>> {
  const { seal } = await existingSeal(services, caller.jurisdiction, params.period);
  return recorded(services, caller, { what: 'audit.read', of: `seal/${params.period}` }, ok(seal));
}
