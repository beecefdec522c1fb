import { chmodSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { serveText } from '../shared/text/serve.ts';
import type { Text } from '../shared/text/refusal.ts';
import { readKept, replace } from './data-folder.ts';
import { both } from './log.ts';
import { openJournal } from './queue/journal.ts';

interface Migration {
  readonly what: Text;
  /** Must be safe to run again: a power cut may come before the new format is written down. */
  readonly run: (directory: string) => void;
}

/** What brings a data folder from each format to the next; its length is the format of this version. Never change one that was delivered. */
const migrations: readonly Migration[] = [
  { what: serveText['closed-to-others'], run: closeAll },
  { what: serveText['messages-kept'], run: (directory) => openJournal(directory).close() },
];

/** The format of this version. */
export const dataFormat = migrations.length;

export const versionFile = 'version.json';
const schema = z.strictObject({ format: z.int().nonnegative(), jurisdiction: z.string() });

/** What a data folder says of itself; undefined for one that nothing was served from yet. */
export const readVersion = (directory: string) => readKept(path.join(directory, versionFile), schema);

interface Kept {
  /** The folder held data of before. */
  readonly held: boolean;
  readonly format: number;
  /** Writes the format down, once there is something of that format: a first start may be cut short. */
  readonly keep: () => void;
}

/** Brings a data folder to the format of this version. Refuses a folder of a newer version, of another county, or of the demo. */
export function migrate(directory: string, jurisdiction: string): Kept {
  if (existsSync(path.join(directory, 'driven'))) throw new Error(both(serveText['demo-folder'], { directory }));
  const format = dataFormat;
  const found = readVersion(directory);
  if (found && found.format > format)
    throw new Error(both(serveText['newer-data'], { directory, found: found.format, known: format }));
  if (found && found.jurisdiction !== jurisdiction)
    throw new Error(both(serveText['other-county'], { directory, found: found.jurisdiction, given: jurisdiction }));
  const keep = (reached: number): void =>
    replace(path.join(directory, versionFile), JSON.stringify({ format: reached, jurisdiction }));
  for (const [from, { what, run }] of migrations.entries()) {
    if (!found || from < found.format) continue;
    run(directory);
    keep(from + 1);
    console.log(both(serveText.migrated, { from, to: from + 1, what }));
  }
  return { held: found !== undefined, format, keep: () => keep(format) };
}

function closeAll(directory: string): void {
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true }))
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}
