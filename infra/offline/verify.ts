import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { AnchorPart, type Bound, Seal, boundIn, signatureHolds } from '../../shared/domain/audit/signed.ts';
import { CollectionExport, chainFaults } from '../../shared/domain/audit/chain-check.ts';
import { collectionKey } from '../../shared/storage/keys.ts';
import { say } from '../../shared/text/say.ts';
import { faultTexts } from '../../shared/text/faults.ts';
import { verified } from '../../shared/text/offline.ts';

/**
 * npm run verify -- EXPORT.json… [--seal seal.json… --key public-key.pem]
 * Verifies exported audit chains without any server, against seals of periods and parts of daily anchors.
 * Exit code: 0 intact, 1 something is broken, 2 cannot be read.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seal: { type: 'string', multiple: true }, key: { type: 'string' } },
});

if (positionals.length === 0) stop('usage: npm run verify -- EXPORT.json… [--seal seal.json… --key public-key.pem]');

const Signed = z.discriminatedUnion('format', [Seal, AnchorPart]);
type Signed = z.infer<typeof Signed>;

const seals = (values.seal ?? []).map((path) => read(path, (json) => Signed.parse(json)));
for (const seal of seals) checkSeal(seal);

for (const path of positionals) {
  const collection = read(path, (json) => CollectionExport.parse(json));
  const bounds = seals.flatMap((seal) => boundIn(seal, collectionKey(seal.jurisdiction, collection.collection)));
  const faults = [
    ...chainFaults(collection, bounds),
    ...seals
      .filter((seal) => wasBroken(seal, collection.collection))
      .map(() => ({ kind: 'broken-when-sealed' as const })),
  ];
  console.log(
    `${collection.collection}: ${collection.entries.length} ${both('entries')} — ${faults.length === 0 ? soundness(bounds) : both('broken')}`,
  );
  for (const { kind, ...rest } of faults) {
    console.log(`  ${say(faultTexts[kind], 'zh', rest)} ${say(faultTexts[kind], 'en', rest)}`);
    process.exitCode = 1;
  }
}

/** A function and no constant: what stands above is carried out before this line is reached. */
function both(name: keyof typeof verified, n = ''): string {
  return `${say(verified[name], 'zh', { n })} ${say(verified[name], 'en', { n })}`;
}

function wasBroken(seal: Signed, collection: string): boolean {
  return (
    seal.format === 'jixiao.seal/1' && seal.broken?.includes(collectionKey(seal.jurisdiction, collection)) === true
  );
}

/** A chain rewritten whole agrees with itself: what nothing signed speaks of is not called intact. */
function soundness(bounds: readonly Bound[]): string {
  const upTo = bounds.map(({ n }) => n).join(', ');
  if (bounds.length > 0) return `${both('intact')}，${both('as-signed', upTo)}`;
  return both(seals.length > 0 ? 'unnamed' : 'alone');
}

function checkSeal(seal: Signed): void {
  if (values.key === undefined)
    stop('--seal needs --key: the public key you trust, as PEM (publicKey of GET /v1/audit/public-key)');
  const genuine = isSigned(seal, values.key);
  console.log(
    `${both(seal.format === 'jixiao.seal/1' ? 'seal' : 'anchor')}: ${Object.keys(seal.chains).length} ${both('chains')}, ${seal.at} — ${both(genuine ? 'genuine' : 'forged')}`,
  );
  if (!genuine) process.exitCode = 1;
}

function isSigned(seal: Signed, key: string): boolean {
  const text = readText(key);
  try {
    return signatureHolds(seal, text);
  } catch {
    return stop(`${key}: ${both('no-key')}`);
  }
}

function read<T>(path: string, parse: (json: unknown) => T): T {
  try {
    return parse(JSON.parse(readText(path)));
  } catch (error) {
    return stop(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return stop(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}
