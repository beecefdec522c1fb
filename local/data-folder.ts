import {
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  opendirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { keepText } from '../shared/text/keep.ts';
import { startNotes, startRefusals } from '../shared/text/local.ts';
import { both } from './log.ts';

/** The parts of a data folder; keys lie beside them. */
export const databaseFolder = 'dynamodb';
export const objectsFolder = 's3';

/** Where dynoxide keeps everything, in its own folder. */
export const databaseFile = 'table.sqlite';

interface Parts {
  directory: string;
  /** Files of the data folder without which its data cannot be read, sealed or linked to as before. */
  keys: readonly string[];
  /** Whether database and objects live here and not at somebody else's. */
  database: boolean;
  objects: boolean;
  /** The folder is known to hold data, whatever is found in it. */
  holdsData?: boolean | undefined;
}

/**
 * What a data folder keeps belongs together. A part that was lost is never made anew beside the rest: a new key would disown every
 * seal and link, a new database would answer as if nothing had ever been. Throws a sentence for whoever runs the machine.
 */
export function requireWhole({ directory, keys, database, objects, holdsData = false }: Parts): void {
  const hasBytes = (name: string) => somethingIn(path.join(directory, name));
  const holdsObjects = objects && hasBytes(objectsFolder);
  if (!holdsData && !holdsObjects && !(database && hasBytes(databaseFolder))) return;
  const needed = [...keys, ...(database ? [path.join(databaseFolder, databaseFile)] : [])];
  const missing = needed.filter((name) => !hasBytes(name));
  // A county may have no file yet; the folder of its buckets it has.
  if (objects && holdsData && !existsSync(path.join(directory, objectsFolder))) missing.push(objectsFolder);
  if (missing.length === 0) return;
  const listed = { zh: missing.join('、'), en: missing.join(', ') };
  throw new Error(both(startRefusals['folder-incomplete'], { directory, missing: listed }));
}

/** Where the secrets of the template lie, each a file. */
export const secretsFolder = 'secrets';

/** What a secret's file holds. */
export const Secret = z.object({ value: z.string().min(1) });

/** The one secret of the deployment, from which its signing key is derived. */
export function onlySecret(directory: string): string {
  const folder = path.join(directory, secretsFolder);
  const [name = '', ...more] = readdirSync(folder);
  if (more.length > 0) throw new Error(`more than one secret in ${folder}`);
  const file = path.join(folder, name);
  const kept = readKept(file, Secret);
  if (!kept) throw new Error(both(startRefusals['file-damaged'], { file }));
  return kept.value;
}

/** Closes to others on this machine the keys that they could read; gives their names, since somebody may have. */
export function closeKeys(directory: string, keys: readonly string[]): string[] {
  if (process.platform === 'win32') return [];
  const open = keys.filter((name) => {
    const found = statSync(path.join(directory, name), { throwIfNoEntry: false });
    return found !== undefined && (found.mode & 0o077) !== 0;
  });
  for (const name of open) chmodSync(path.join(directory, name), 0o600);
  return open;
}

/** Whether a file, or any file under a folder, holds a single byte. */
function somethingIn(place: string): boolean {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return (found?.size ?? 0) > 0;
  const folder = opendirSync(place);
  try {
    for (let entry = folder.readSync(); entry; entry = folder.readSync())
      if (somethingIn(path.join(place, entry.name))) return true;
    return false;
  } finally {
    folder.closeSync();
  }
}

/** A file of root's is none that the service could open: whoever works in a data folder is who serves it. */
export function requireOwner(directory: string): void {
  const owner = statSync(directory, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== process.getuid?.()) throw new Error(both(keepText['other-user'], { directory }));
}

export const lockFile = 'lock.sqlite';

/**
 * Takes a data folder for this process alone: two systems on one database file would undo each other's conditions. The lock is that of
 * a file inside, which the operating system frees when its holder dies and which nobody can hold who may not write there.
 */
export function lockFolder(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Appraisals of people and the keys of the system are nobody else's on this machine: what is made from now on is closed to others,
  // and so is the folder, whatever is in it.
  process.umask(0o077);
  chmodSync(directory, 0o700);
  const lock = new DatabaseSync(path.join(directory, lockFile));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Error(both(startRefusals['folder-in-use'], { directory }), { cause: error });
  }
  return () => lock.close();
}

/** Less than this and the engine could not even write its journal. */
const leastFreeBytes = 32 * 1024 * 1024;

/** Makes a folder of data; throws a sentence for whoever runs the machine when there is no room left for it. */
export function requireSpace(directory: string, free = freeBytes): void {
  mkdirSync(directory, { recursive: true });
  if (free(directory) >= leastFreeBytes) return;
  throw new Error(both(startRefusals['disk-full'], { directory, megabytes: leastFreeBytes / 1024 / 1024 }));
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** Reads a small private file of the data folder, or makes it: keys and secrets that must be the same at the next start. */
export async function keep<T>(file: string, schema: z.ZodType<T>, make: () => T | Promise<T>): Promise<T> {
  const kept = readKept(file, schema);
  if (kept !== undefined) return kept;
  const made = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  replace(file, JSON.stringify(made));
  return made;
}

/** Writes a small private file whole: a crash half way leaves what was there, never half of it. */
export function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Only what is not there is absent: what cannot be read is told, never taken for a first start. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What a private file holds; undefined where there is none. */
export function readKept<T>(file: string, schema: z.ZodType<T>): T | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(both(startRefusals['file-damaged'], { file }), { cause: error });
  }
}

export async function writableFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(both(startRefusals['folder-not-writable'], { directory, reason }), { cause: error });
  }
}

/** The year that was driven here, or the quarter. */
export function readDriven(file: string): string | undefined {
  const period = readIfThere(file)?.trim();
  if (period === undefined || /^\d{4}(-q[1-4])?$/.test(period)) return period;
  throw new Error(both(startRefusals['mark-damaged'], { file }));
}

/**
 * Data without the file that says its county was driven to the end cannot be gone on with: who did what already is known to nobody.
 * The drive begins afresh beside it. What lay there is kept, each time in a folder of its own: it may be more than a drive left. The
 * folder is locked: somebody else could be in the middle of that drive.
 */
export async function putAsideUnfinished(directory: string): Promise<void> {
  const kept = (await readdir(directory)).filter((name) => name === databaseFolder || name === objectsFolder);
  if (kept.length === 0) return;
  const aside = await mkdtemp(path.join(directory, 'set-aside-'));
  for (const name of kept) await rename(path.join(directory, name), path.join(aside, name));
  console.log(both(startNotes['set-aside'], { aside }));
}
