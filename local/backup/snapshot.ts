import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { Anchor, AnchorPart, Seal, signedIn } from '../../shared/domain/audit/signed.ts';
import { databaseFile, databaseFolder, isAbsent, objectsFolder } from '../data-folder.ts';
import { readDescription } from '../s3/version-file.ts';

/** A data folder as it was at one instant, while its service goes on writing. */
interface Snapshot {
  /** The instant, epoch milliseconds: what was acknowledged before it is in. */
  readonly at: number;
  /** Every file, by its place in the data folder, with where its bytes lie unchanged. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where a copy is looked at; of a check that was cut off it may still lie there. */
export const checkFolder = 'check.new';

/** What belongs to a process and not to the data; working copies; what a demo leaves. */
const notData = /^(lock\.sqlite|running\.json|tokens|bundles|template|.*\.new|.*-(wal|shm|journal))$/;

/** Pages of a database copied in one go, before somebody else has a turn. */
const pagesAtOnce = 2_000;

/**
 * Copies what changes into `staging` and lists what does not. The database is read at one instant and copied from that; then come the
 * objects that it can speak of. An object is written once and before the record that names it, so whatever lies there then is
 * whole. What came later stays out: a seal of later entries would call this database cut short.
 */
export async function snapshot(directory: string, staging: string): Promise<Snapshot> {
  const files = new Map<string, string>();
  const objects = path.join(directory, objectsFolder);
  const put = async (name: string, copied: (to: string) => Promise<unknown>): Promise<void> => {
    const to = path.join(staging, name);
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
    if ((await copied(to)) !== false) files.set(name, to);
  };
  const database = path.join(directory, databaseFolder, databaseFile);
  const pinned = existsSync(database) ? new DatabaseSync(database, { timeout: 10_000 }) : undefined;
  try {
    const { at, listed } = await pin(pinned, directory);
    if (pinned) {
      const name = path.join(databaseFolder, databaseFile);
      await put(name, (to) => backup(pinned, to, { rate: pagesAtOnce }));
    }
    for (const name of listed) files.set(path.join(objectsFolder, name), path.join(objects, name));
    for (const name of await filesBeside(directory)) await put(name, (to) => copy(path.join(directory, name), to));
    return { at, files };
  } finally {
    pinned?.close();
  }
}

/** Holds the database as it is now, with the names of the objects that there were then. */
async function pin(
  database: DatabaseSync | undefined,
  directory: string,
): Promise<{ at: number; listed: readonly string[] }> {
  const objects = path.join(directory, objectsFolder);
  for (;;) {
    const before = new Set(await filesIn(objects));
    const began = tick(directory);
    if (database) hold(database);
    const at = Date.now();
    const ended = tick(directory);
    // Files bear the time of the last tick of the system's clock: only what is told apart by it is told apart.
    await sleep(20);
    const since = (await filesIn(objects)).filter((name) => !before.has(name));
    const dated = since.map((name) => ({ name, time: statSync(path.join(objects, name)).mtimeMs }));
    const doubtful = dated.filter(({ time }) => time >= began && time <= ended);
    const signed = await Promise.all(doubtful.map(({ name }) => isSigned(path.join(objects, name))));
    if (!signed.includes(true)) {
      const meanwhile = dated.filter(({ time }) => time <= ended).map(({ name }) => name);
      return { at, listed: [...before, ...meanwhile] };
    }
    // A seal or an anchor was written in that very instant: nobody can tell whether it is of before or after. Another instant will do.
    database?.exec('ROLLBACK');
  }
}

/** A copy is of this instant then, and no writer makes it begin anew. */
function hold(database: DatabaseSync): void {
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM sqlite_master').get();
}

/** What time the disk of the data says it is. */
function tick(directory: string): number {
  const file = path.join(directory, 'tick.new');
  writeFileSync(file, '');
  const { mtimeMs } = statSync(file);
  rmSync(file);
  return mtimeMs;
}

const Signed = z.union([Seal, AnchorPart, Anchor]);

async function isSigned(name: string): Promise<boolean> {
  const file = await open(name, 'r');
  try {
    const { size } = await readDescription(file);
    const { buffer } = await file.read(Buffer.alloc(size), 0, size, 0);
    return signedIn(buffer, Signed) !== undefined;
  } finally {
    await file.close();
  }
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.'));
}

/** Keys, accounts, messages and whatever else lies beside database and objects. */
async function filesBeside(directory: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const { name } = entry;
    if (notData.test(name) || name === databaseFolder || name === objectsFolder) continue;
    if (entry.isFile()) names.push(name);
    if (entry.isDirectory())
      names.push(...(await filesIn(path.join(directory, name))).map((one) => path.join(name, one)));
  }
  return names.filter((name) => !notData.test(path.basename(name)));
}

/** False where it is not there any more: a message that was handed over meanwhile need not be kept. */
async function copy(from: string, to: string): Promise<boolean> {
  if (from.endsWith('.sqlite')) {
    const source = new DatabaseSync(from, { timeout: 10_000 });
    try {
      hold(source);
      await backup(source, to, { rate: pagesAtOnce });
      return true;
    } finally {
      source.close();
    }
  }
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
