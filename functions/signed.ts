import { type KeyObject, createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { Seal, signatureHolds, signedIn, signedText } from '../shared/domain/audit/signed.ts';
import { type Run, Stage, behindRun, runOfKey, sealKey, stageFolder } from '../shared/domain/reports/manifest.ts';
import { warn } from '../shared/log.ts';
import type { Files, Services } from './services.ts';

/** DER of an Ed25519 private key up to its 32 bytes (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Signer {
  /** PEM, to be handed to whoever verifies. */
  readonly publicKey: string;
  /** What is to be signed, with the key and the Base64 signature of it all. */
  signed<T extends object>(unsigned: T): T & { readonly publicKey: string; readonly signature: string };
}

/** The Ed25519 key of manifests, derived from the deployment's secret: the same secret always gives the same key. */
export function signerFrom(secret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'jixiao', 'manifest', 32));
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return {
    publicKey,
    signed(unsigned) {
      const named = { ...unsigned, publicKey };
      return { ...named, signature: sign(null, Buffer.from(signedText(named)), key).toString('base64') };
    },
  };
}

export interface Newest {
  readonly seal: Seal;
  /** Signed by this system, for this period and run. */
  readonly signed: boolean;
  /** The same; false also when something newer lies there that is not. */
  readonly genuine: boolean;
}

/**
 * The newest seal of a period, be it of its close or of a publication; `below` a generation: the one before. It is looked for
 * where it lies, under lock: the period's chain names it too, but whoever can rewrite the table could cut that off.
 */
export async function newestSeal(
  { files, secret }: Pick<Services, 'files' | 'secret'>,
  jurisdiction: string,
  period: string,
  below = Infinity,
): Promise<Newest | undefined> {
  const runs = (await runsOf(files, jurisdiction, period)).filter(({ generation }) => generation < below);
  const { publicKey } = signerFrom(await secret());
  let forged: Seal | undefined;
  let doubted = false;
  for (const run of runs.sort((a, b) => b.generation - a.generation)) {
    const bytes = await files.readReport(sealKey(run));
    // A run under way, or one that only ranked, has no seal (yet).
    if (!bytes) continue;
    const seal = signedIn(bytes, Seal);
    if (seal && isOf(seal, run) && signatureHolds(seal, publicKey)) return { seal, signed: true, genuine: !doubted };
    doubted = true;
    forged ??= seal;
  }
  return forged && { seal: forged, signed: false, genuine: false };
}

const isOf = (seal: Seal, { jurisdiction, period, generation, stage }: Run): boolean =>
  seal.jurisdiction === jurisdiction &&
  seal.period === period &&
  seal.generation === generation &&
  (seal.kind === 'publication') === (stage === 'final');

/** Does the genuine seal of a run lie there? */
export async function isSealed({ files, secret }: Pick<Services, 'files' | 'secret'>, run: Run): Promise<boolean> {
  const seal = signedIn(await files.readReport(sealKey(run)), Seal);
  return seal !== undefined && isOf(seal, run) && signatureHolds(seal, signerFrom(await secret()).publicKey);
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
      if (key === undefined) break;
      const run = runOfKey(within, key);
      if (run) runs.push(run);
      // What somebody laid between the runs hides none behind it.
      behind = run ? behindRun(run) : key;
    }
  }
  return runs;
}

interface File {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * Writes a file once and gives the bytes that count: a worker that was killed may have written it before. What lies there and
 * is not `ours`, somebody else laid there before its time: it gets a newer version, and stays itself under lock as the proof.
 */
export async function writeOnce(
  files: Files,
  key: string,
  { bytes, contentType }: File,
  ours: (there: Uint8Array) => boolean | Promise<boolean>,
): Promise<Uint8Array> {
  if (await files.writeReport(key, bytes, contentType)) return bytes;
  const there = await files.readReport(key);
  if (there && (Buffer.compare(bytes, there) === 0 || (await ours(there)))) return there;
  warn('report.foreign', { key });
  await files.writeReport(key, bytes, contentType, 'over');
  return bytes;
}
