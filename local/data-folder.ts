import { chmodSync, opendirSync, statSync } from 'node:fs';
import path from 'node:path';
import { databaseFile } from './dynamodb/engine.ts';

/** The parts of a data folder; keys lie beside them. */
export const databaseFolder = 'dynamodb';
export const objectsFolder = 's3';

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
