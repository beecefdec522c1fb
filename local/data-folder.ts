import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  opendirSync,
  readFileSync,
  renameSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type * as z from 'zod';

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
  const needed = [
    ...keys,
    ...(database ? [path.join(databaseFolder, databaseFile)] : []),
    ...(objects && holdsData ? [objectsFolder] : []),
  ];
  const missing = needed.filter((name) => !hasBytes(name));
  if (missing.length === 0) return;
  throw new Error(
    `数据目录 ${directory} 中已有数据，但下列文件缺失或为空：${missing.join('、')}\n请从备份恢复，然后重新启动；系统不会另行新建。` +
      `\nThe data folder ${directory} holds data, but these files are missing or empty: ${missing.join(', ')}.` +
      ' Restore them from the backup, then start again: nothing is made anew in their place.',
  );
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

/**
 * Takes a data folder for this process alone: two systems on one database file would undo each other's conditions. The lock is an
 * abstract socket, which Linux itself frees when its holder dies; elsewhere there is none.
 */
export async function lockFolder(directory: string): Promise<() => Promise<void>> {
  if (process.platform !== 'linux') return async () => undefined;
  const name = createHash('sha256').update(path.resolve(directory)).digest('hex');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(
        new Error(`数据目录正被另一进程使用：${directory}\nThe data folder ${directory} is in use by another process.`),
      ),
    );
    server.listen(`\0jixiao-${name}`, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => void server.close(() => resolve()));
}

/** Less than this and the engine could not even write its journal. */
const leastFreeBytes = 32 * 1024 * 1024;

/** Makes a folder of data; throws a sentence for whoever runs the machine when there is no room left for it. */
export function requireSpace(directory: string, free = freeBytes): void {
  mkdirSync(directory, { recursive: true });
  if (free(directory) >= leastFreeBytes) return;
  throw new Error(
    `磁盘空间不足：${directory}\nThe disk is full: less than ${leastFreeBytes / 1024 / 1024} MB is free in ${directory}.`,
  );
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** Reads a small private file of the data folder, or makes it: keys and secrets that must be the same at the next start. */
export async function keep<T>(file: string, schema: z.ZodType<T>, make: () => T | Promise<T>): Promise<T> {
  const text = readIfThere(file);
  if (text !== undefined) return whole(file, text, schema);
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
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function whole<T>(file: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const said = `文件已损坏：${file}\n请从备份恢复该文件，然后重新启动。\nThe file ${file} is damaged. Restore it from the backup, then start again.`;
    throw new Error(said, { cause: error });
  }
}
