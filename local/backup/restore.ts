import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { say } from '../../shared/text/say.ts';
import { keepText } from '../../shared/text/keep.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { type Flags, readConfig } from '../config.ts';
import {
  databaseFile,
  databaseFolder,
  lockFile,
  lockFolder,
  objectsFolder,
  requireOwner,
  writableFolder,
} from '../data-folder.ts';
import { both, inLine } from '../log.ts';
import { dataFormat, readVersion, versionFile } from '../migrations.ts';
import { identityFile } from '../identity/credentials.ts';
import { issuerFile } from '../identity/issuer.ts';
import { atText } from '../said.ts';
import { type Head, readArchive } from './archive.ts';
import { type Checked, checkRecords, firstOf, unchecked } from './records.ts';

/** `jixiao restore FILE`: only into an empty folder, and only what verifies. Throws sentences for whoever runs the machine. */
export async function restore(positionals: readonly string[], flags: Flags): Promise<void> {
  const [file, ...more] = positionals;
  const config = flags.config === undefined ? undefined : readConfig(flags);
  const directory = config?.data ?? (flags.data && path.resolve(flags.data));
  if (file === undefined || more.length > 0 || !directory) throw new Error(both(keepText['usage-restore']));
  const began = performance.now();
  const { head, checked } = await restoreInto(file, directory, {
    jurisdiction: config?.jurisdiction,
    hidden: config?.machine !== 'ours-alone',
    withFaults: flags['with-faults'] === true,
    checking: () => console.log(inLine(keepText.checking)),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const { chains = 0, seals = 0, files: reports = 0, faults = [], notes = [] } = checked ?? {};
  const told = [...faults, ...notes];
  if (told.length > 0) console.log(both(firstOf(told, fewTold)));
  console.log(both(keepText.restored, { directory, seconds, at: atText(head.at), chains, seals, reports }));
  if (!checked) console.log(both(keepText['not-checked']));
}

interface Wanted {
  readonly jurisdiction?: string | undefined;
  readonly hidden: boolean;
  /** Also records that do not verify: they may have been so for years, and be known. What the archive itself lacks is refused anyway. */
  readonly withFaults?: boolean;
  readonly checking?: () => void;
}

interface Restored {
  readonly head: Head;
  /** Undefined where somebody else's engine has the records. */
  readonly checked: Checked | undefined;
}

/**
 * Unpacks beside what will be the data, within the same folder: it may be a disk of its own, and its parent somebody else's. Whatever is
 * wrong leaves the folder as it was.
 */
export async function restoreInto(file: string, directory: string, wanted: Wanted): Promise<Restored> {
  const wasThere = existsSync(directory);
  if (wasThere) requireOwner(directory);
  await writableFolder(directory);
  const making = path.join(directory, 'restore.new');
  // What a restore left that was cut off is none of the data.
  const isOurs = (name: string): boolean => /^(lost\+found|restore\.new|lock\.sqlite.*)$/.test(name);
  if (!readdirSync(directory).every(isOurs)) throw new Error(both(keepText['restore-full'], { directory }));
  const unlock = lockFolder(directory);
  let done = false;
  try {
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { mode: 0o700 });
    const head = await readArchive(file, making, (said) => judge(said, wanted));
    requireKeys(file, making, head);
    // A county may have no file yet; the folder of its buckets it has.
    if (head.objects) mkdirSync(path.join(making, objectsFolder), { recursive: true, mode: 0o700 });
    wanted.checking?.();
    const checked = head.database ? await verified(making, head, wanted) : undefined;
    // All that was unpacked is on the disk before it counts.
    spawnSync('sync', ['-f', making]);
    // First what says that there is data: cut off after that, the folder is refused as incomplete, and never taken for a new one.
    const names = readdirSync(making).sort((a, b) => Number(b === versionFile) - Number(a === versionFile));
    for (const name of names) renameSync(path.join(making, name), path.join(directory, name));
    done = true;
    return { head, checked };
  } finally {
    rmSync(making, { recursive: true, force: true });
    unlock();
    if (!done) rmSync(path.join(directory, lockFile), { force: true });
    if (!done && !wasThere) rmdirSync(directory);
  }
}

function judge({ version, data, jurisdiction }: Head, wanted: Wanted): void {
  if (data > dataFormat) throw new Error(both(keepText['restore-newer'], { version, found: data, known: dataFormat }));
  if (wanted.jurisdiction !== undefined && wanted.jurisdiction !== jurisdiction)
    throw new Error(both(keepText['restore-other-county'], { found: jurisdiction, given: wanted.jurisdiction }));
}

/** What no start goes on without is asked for before anything counts, and not first by the start that fails. */
function requireKeys(file: string, unpacked: string, { data, jurisdiction }: Head): void {
  const refused = (wrong: 'missing' | 'altered', name: string) =>
    new Error(both(keepText['archive-refused'], { file, wrong: keepText.archive[wrong], name }));
  for (const name of [versionFile, identityFile, issuerFile])
    if (!existsSync(path.join(unpacked, name))) throw refused('missing', name);
  const said = readVersion(unpacked);
  if (said?.format !== data || said.jurisdiction !== jurisdiction) throw refused('altered', versionFile);
}

/** Of what stands in no way of restoring. */
const fewTold = 5;

/** Told are the first; what else is wrong is seen once these are. */
const mostTold = 20;

async function verified(
  directory: string,
  { jurisdiction, at }: Head,
  { hidden, withFaults = false }: Wanted,
): Promise<Checked> {
  const damage = damageOf(path.join(directory, databaseFolder, databaseFile));
  const checked =
    damage === undefined
      ? await checkRecords({ directory, jurisdiction, hidden, now: at, everyFile: true })
      : unchecked(damage);
  const { faults } = checked;
  if (faults.length === 0 || (withFaults && damage === undefined)) return checked;
  throw new Error(both(keepText['restore-broken'], { count: faults.length, faults: firstOf(faults, mostTold) }));
}

/** What SQLite itself finds wrong with a file of its own. */
function damageOf(file: string): Text | undefined {
  const damaged = (reason: string): Text => ({
    zh: say(keepText['database-damaged'], 'zh', { reason }),
    en: say(keepText['database-damaged'], 'en', { reason }),
  });
  try {
    const database = new DatabaseSync(file);
    try {
      const [found] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
      return found === 'ok' ? undefined : damaged(String(found));
    } finally {
      database.close();
    }
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}
