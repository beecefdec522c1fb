import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chainFaults } from '../../shared/domain/chain-check.ts';
import { CollectionExport } from '../../shared/domain/collection-export.ts';
import { Seal, sealIsGenuine } from '../../shared/domain/seal.ts';
import { say } from '../../shared/text/catalogue.ts';
import { faultTexts } from '../../shared/text/faults.ts';

/**
 * npm run verify -- EXPORT.json… [--seal seal.json --key public-key.pem]
 * Verifies exported audit chains without any server. Exit code: 0 intact, 1 something is broken, 2 cannot be read.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seal: { type: 'string' }, key: { type: 'string' } },
});

if (positionals.length === 0) stop('usage: npm run verify -- EXPORT.json… [--seal seal.json --key public-key.pem]');

const seal = values.seal === undefined ? undefined : read(values.seal, (json) => Seal.parse(json));
if (seal) checkSeal(seal);

for (const path of positionals) {
  const collection = read(path, (json) => CollectionExport.parse(json));
  const sealed = seal?.chains[partitionOf(collection.collection, seal.jurisdiction)];
  const faults = chainFaults(collection, sealed);
  const against = sealed ? `，封存于 sealed at ${sealed.n}` : '';
  console.log(
    `${collection.collection}: ${collection.entries.length} 条记录 entries${against} — ${faults.length === 0 ? '完好 intact' : '有误 BROKEN'}`,
  );
  for (const { kind, ...rest } of faults) {
    console.log(`  ${say(faultTexts[kind], 'zh', rest)} ${say(faultTexts[kind], 'en', rest)}`);
    process.exitCode = 1;
  }
}

function checkSeal(seal: Seal): void {
  if (values.key === undefined)
    stop('--seal needs --key: the public key you trust, as PEM (publicKey of GET /v1/audit/public-key)');
  const genuine = isSigned(seal, values.key);
  console.log(
    `封存清单 seal: ${Object.keys(seal.chains).length} 条链 chains, ${seal.at} — ${genuine ? '签名有效 genuine' : '签名无效 FORGED'}`,
  );
  if (!genuine) process.exitCode = 1;
}

function isSigned(seal: Seal, key: string): boolean {
  const text = readText(key);
  try {
    return sealIsGenuine(seal, text);
  } catch {
    return stop(`${key}: 不是 PEM 格式的公钥 not a public key in PEM form`);
  }
}

/** The name a seal gives a collection: its partition key, which begins with the jurisdiction. */
function partitionOf(collection: string, jurisdiction: string): string {
  return [jurisdiction, ...collection.split('/')].join('#');
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
