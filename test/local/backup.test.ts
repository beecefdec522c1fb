import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { signerFrom } from '../../functions/signed.ts';
import { writeArchive } from '../../local/backup/archive.ts';
import { writeBackup } from '../../local/backup/backup.ts';
import { restoreInto } from '../../local/backup/restore.ts';
import { onlySecret } from '../../local/data-folder.ts';
import { reasonNotToHide } from '../../local/dynamodb/hidden.ts';
import { migrate } from '../../local/migrations.ts';
import { genesis, sha256 } from '../../shared/domain/audit/chain.ts';
import { addDays } from '../../shared/domain/organisation/calendar.ts';
import { anchorKey, anchorPartKey } from '../../shared/storage/anchors.ts';
import { openTable } from '../../shared/storage/dynamodb.ts';
import { partition } from '../../shared/storage/keys.ts';
import { type Chained, append, entries } from '../../shared/storage/record.ts';
import type { Table } from '../../shared/storage/table.ts';
import { temporaryFolder } from '../make/folder.ts';
import { call, clerkBundles, whole } from './clerk-system.ts';
import { type SmallSystem, start } from './small-system.ts';

const jurisdiction = '330199';
const pks = [1, 2, 3, 4].map((volume) => partition.access(jurisdiction, volume));
const of = { version: '0.1.0', database: true, objects: true };
const hidden = reasonNotToHide() === undefined;
const tableOf = ({ database }: SmallSystem): Table =>
  openTable(database.tables[0]!, new DynamoDBClient(database.connection));

/** Entries at the ends of chains, and a signed anchor of them every few, as fast as it goes, until told to end. */
function hammer(system: SmallSystem) {
  const table = tableOf(system);
  const signer = signerFrom(onlySecret(system.directory));
  const stood: Record<string, { n: number; hash: string }> = {};
  const anchored: string[] = [];
  const writing = { goesOn: true };
  const write = async (pk: string): Promise<void> => {
    let chain: Chained<object> = { pk, head: undefined, n: 0, hash: genesis, headAt: 0, index: () => ({}) };
    while (writing.goesOn) {
      const doing = { by: { id: 'zhao', rolesUsed: [] }, at: Date.now(), trace: 't' };
      const next = append(chain, { what: 'audit.read', data: { of: 'x'.repeat(2_000) }, ...doing });
      await table.write(next.writes);
      chain = next.chain;
      stood[pk] = { n: chain.n, hash: chain.hash };
    }
  };
  const anchor = async (): Promise<void> => {
    for (let day = addDays(new Date().toISOString().slice(0, 10), -390); writing.goesOn; day = addDays(day, 1)) {
      const at = new Date().toISOString();
      const lists = ['0/single'];
      const part = { format: 'jixiao.anchor/1', jurisdiction, day, part: 1, at, lists, chains: { ...stood } };
      const Body = JSON.stringify(signer.signed(part));
      const parts = [{ sha256: sha256(Buffer.from(Body)), chains: Object.keys(part.chains).length, lists }];
      await call(system, 'store', { Key: anchorPartKey(jurisdiction, day, 1), Body });
      const list = signer.signed({ format: 'jixiao.anchors/1', jurisdiction, day, at, parts, previous: null });
      await call(system, 'store', { Key: anchorKey(jurisdiction, day), Body: JSON.stringify(list) });
      anchored.push(day);
    }
  };
  const all = Promise.all([...pks.map(write), anchor()]);
  return { stood, anchored, end: () => ((writing.goesOn = false), all) };
}

let assets: string;
let file: string;
let acknowledged: { stood: Record<string, { n: number }>; anchored: number };
beforeAll(async () => {
  assets = await clerkBundles();
  const system = await start(whole, assets, { durable: true });
  migrate(system.directory, jurisdiction).keep();
  const hammering = hammer(system);
  while (hammering.anchored.length < 5) await call(system, 'secretId');
  acknowledged = { stood: structuredClone(hammering.stood), anchored: hammering.anchored.length };
  file = join(temporaryFolder(), 'jixiao.tar.gz');
  await writeBackup(system.directory, file, of);
  await hammering.end();
  await system.stop();
});

const into = (directory: string, archive = file) => restoreInto(archive, directory, { hidden });
const copyOf = (bytes: Buffer): string => {
  const copy = join(temporaryFolder(), 'copy');
  writeFileSync(copy, bytes);
  return copy;
};

describe('a backup taken amid writes', () => {
  it('restores to a whole system that lacks nothing acknowledged before, and every chain verifies by the newest anchor', async () => {
    const directory = join(temporaryFolder(), 'data');
    const { checked } = await into(directory);
    expect(checked).toMatchObject({ chains: pks.length, faults: [] });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['jixiao.tar.gz']);
    const system = await start(whole, assets, { durable: true, holdsData: true, directory });
    const table = tableOf(system);
    for (const pk of pks) {
      const ns = (await entries(table, pk)).map(({ n }) => n);
      expect(ns).toEqual(ns.map((_, at) => at + 1));
      expect(ns.length).toBeGreaterThanOrEqual(acknowledged.stood[pk]!.n);
    }
    await system.stop();
    expect(readdirSync(directory)).not.toContain('restore.new');

    // Whoever alters a record and makes the backup anew has sums that fit; the chains do not.
    const database = new DatabaseSync(join(directory, 'dynamodb', 'table.sqlite'));
    database.exec(
      `UPDATE "${system.database.tables[0]}" SET item_json = replace(item_json, 'zhao', 'qian') WHERE pk LIKE '%${pks[0]}' AND sk LIKE '%chain/00000002'`,
    );
    database.close();
    const altered = join(temporaryFolder(), 'altered');
    await writeBackup(directory, altered, of);
    const empty = temporaryFolder();
    await expect(into(empty, altered)).rejects.toThrow('access: Entry 2 was altered');
    expect(readdirSync(empty)).toEqual([]);
    expect((await restoreInto(altered, empty, { hidden, withFaults: true })).checked?.faults).toHaveLength(1);
  });
});

it('a county that has no file yet is restored with the folder for them', async () => {
  const [archive, directory] = [join(temporaryFolder(), 'early'), temporaryFolder()];
  const head = { format: 'jixiao.backup/1', version: '0.1.0', data: 1, jurisdiction, at: 0 } as const;
  const early = (files: ReadonlyMap<string, string>) =>
    writeArchive(archive, { ...head, database: false, objects: true }, files);
  const said = copyOf(Buffer.from(JSON.stringify({ format: 1, jurisdiction })));
  const files = new Map(['version.json', 'identity.json', 'issuer.json'].map((name) => [name, said]));
  await early(files);
  await into(directory, archive);
  expect(readdirSync(directory)).toContain('s3');
  // Without its keys no start would go on, and with the mark of another county neither.
  await early(new Map([...files].filter(([name]) => name !== 'issuer.json')));
  await expect(into(temporaryFolder(), archive)).rejects.toThrow('it lacks issuer.json');
  await early(files.set('version.json', copyOf(Buffer.from(JSON.stringify({ format: 1, jurisdiction: '330100' })))));
  await expect(into(temporaryFolder(), archive)).rejects.toThrow('not what its manifest says: version.json');
});

describe('nothing is restored and nothing left', () => {
  it('of an archive that is cut, damaged, of a newer version or of something else', async () => {
    const bytes = readFileSync(file);
    const flipped = Buffer.from(bytes);
    const middle = Math.floor(flipped.length / 2);
    flipped[middle] = flipped[middle]! ^ 0x10;
    const newer = join(temporaryFolder(), 'newer');
    const head = {
      format: 'jixiao.backup/1',
      version: '9.0',
      data: 99,
      jurisdiction,
      at: 0,
      database: true,
      objects: true,
    } as const;
    await writeArchive(newer, head, new Map());
    for (const [archive, said] of [
      [copyOf(bytes.subarray(0, bytes.length / 2)), 'damaged or cut short'],
      [copyOf(bytes.subarray(0, -1)), 'damaged or cut short'],
      [copyOf(flipped), 'damaged or cut short'],
      [copyOf(Buffer.from('a letter of the office')), 'none of this system'],
      [newer, 'version 9.0 wrote the backup'],
    ] as const) {
      const directory = join(temporaryFolder(), 'data');
      await expect(into(directory, archive)).rejects.toThrow(said);
      expect(existsSync(directory)).toBe(false);
    }
  });

  it('into a folder that holds something', async () => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'letter'), 'of the office');
    await expect(into(directory)).rejects.toThrow('is not empty');
    expect(readdirSync(directory)).toEqual(['letter']);
  });
});
