import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { doctorText } from '../../shared/text/doctor.ts';
import { type Checked, checkRecords, firstOf } from '../backup/records.ts';
import { checkFolder, snapshot } from '../backup/snapshot.ts';
import type { Config } from '../config.ts';
import { databaseFile, databaseFolder, objectsFolder } from '../data-folder.ts';
import { reasonNotToHide } from '../dynamodb/hidden.ts';
import { type Growth, fewDays, isTight, measure, mostRows } from '../growth.ts';
import { spooled } from '../messages/messages.ts';
import { dataFormat, type readVersion } from '../migrations.ts';
import { queueFile } from '../queue/journal.ts';
import { sizeText } from '../said.ts';
import { type Told, good, note, wrong } from './told.ts';

type Kept = NonNullable<ReturnType<typeof readVersion>>;

export function lookAtFormat({ data: directory, jurisdiction }: Config, kept: Kept): Told {
  const { format } = kept;
  if (kept.jurisdiction !== jurisdiction)
    return wrong(doctorText['other-county'], { directory, found: kept.jurisdiction, given: jurisdiction });
  if (format > dataFormat) return wrong(doctorText['format-newer'], { format, known: dataFormat });
  if (format < dataFormat) return note(doctorText['format-older'], { format, known: dataFormat });
  return good(doctorText.format, { format });
}

/** Whether the service answers, and is the version that lies here. */
export async function lookAtService({ port }: Config, version: string): Promise<Told> {
  const ask = async (what: string): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${port}/${what}`, { signal: AbortSignal.timeout(5_000) })).json();
  try {
    const { healthy } = z.object({ healthy: z.boolean() }).parse(await ask('health'));
    if (!healthy) return wrong(doctorText.unhealthy, { port });
    const running = z.object({ version: z.string() }).parse(await ask('version'));
    if (running.version !== version)
      return wrong(doctorText['other-version'], { running: running.version, here: version });
    return good(doctorText.serves, { port, version });
  } catch {
    return note(doctorText['not-serving'], { port, version });
  }
}

/** Whether others on this machine can look into the folder. */
export function lookAtPermissions({ data: directory }: Config): Told {
  const open = [
    directory,
    ...readdirSync(directory, { recursive: true }).map((name) => path.join(directory, String(name))),
  ]
    .map((place) => ({ place, mode: statSync(place, { throwIfNoEntry: false })?.mode ?? 0 }))
    .filter(({ mode }) => (mode & 0o077) !== 0);
  const [first] = open;
  return first
    ? wrong(doctorText['folder-open'], { directory, count: open.length, first: first.place })
    : good(doctorText.closed, { directory });
}

export function lookAtHiding({ machine }: Config): Told {
  if (machine === 'ours-alone') return note(doctorText['ours-alone']);
  const reason = reasonNotToHide();
  return reason === undefined ? good(doctorText.hidden) : wrong(doctorText['not-hidden'], { reason });
}

/** What is on the disk, how long it lasts, and when this is no longer for one machine. */
export function lookAtGrowth(growth: Growth): Told[] {
  const { today, free, perDay, daysLeft } = growth;
  const there = { rows: today.rows, database: sizeText(today.database), files: sizeText(today.files) };
  const told = [good(doctorText.holds, there)];
  const params = { free: sizeText(free), days: daysLeft ?? 0, perDay: sizeText(perDay ?? 0), few: fewDays };
  // A backup, a new index, the copy that this command checks: each wants the database once more.
  if (free < 2 * today.database || free < 1024 ** 3) told.push(wrong(doctorText['disk-short'], params));
  else if (perDay === undefined) told.push(note(doctorText['growth-unknown'], params));
  else if (daysLeft === undefined) told.push(good(doctorText['growth-none'], params));
  else told.push((daysLeft < fewDays ? wrong : good)(doctorText.growth, params));
  if (isTight(growth) && today.rows > mostRows) told.push(wrong(doctorText['too-many-rows'], { most: mostRows }));
  return told;
}

const aWhile = 60 * 60_000;

/** Work that nobody takes up, and messages that reached nobody. */
export function lookAtMessages({ data: directory }: Config): Told[] {
  const told: Told[] = spooled(directory).flatMap(({ name, waiting, dead, folder }) => [
    ...(dead > 0 ? [wrong(doctorText['messages-dead'], { name, count: dead, folder })] : []),
    ...(waiting > 0 ? [note(doctorText['messages-waiting'], { name, count: waiting })] : []),
  ]);
  const stuck = stuckIn(path.join(directory, queueFile));
  if (stuck > 0) told.push(wrong(doctorText['work-stuck'], { count: stuck }));
  return told.length > 0 ? told : [good(doctorText['messages-none'])];
}

function stuckIn(file: string): number {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return 0;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const row = database.prepare('SELECT count(*) AS count FROM message WHERE sentAt < ?').get(Date.now() - aWhile);
    return z.object({ count: z.int() }).parse(row).count;
  } finally {
    database.close();
  }
}

/**
 * Seals and chains, on a copy of the database as it is now: the service may be running, and its engine is nobody else's. A file that is
 * signed while it is looked at is younger than the copy, so what seems wrong is looked at once more.
 */
export async function lookAtRecords(config: Config, everyFile: boolean): Promise<Told[]> {
  const { data, jurisdiction, machine } = config;
  const directory = path.join(data, checkFolder);
  const look = async (): Promise<Checked> => {
    rmSync(directory, { recursive: true, force: true });
    await snapshot(data, directory);
    const hidden = machine === 'shared';
    const objects = path.join(data, objectsFolder);
    return checkRecords({ directory, jurisdiction, now: Date.now(), hidden, objects, everyFile, unfinished: true });
  };
  const size = statSync(path.join(data, databaseFolder, databaseFile)).size;
  const { today, free } = await measure(data, 0, Date.now());
  if (free < 2 * Math.max(size, today.database)) return [wrong(doctorText['no-room-to-check'])];
  try {
    let checked = await look();
    if (checked.faults.length > 0) checked = await look();
    return toldOf(checked, everyFile, await measure(data, checked.rows, Date.now()));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** So many lines of one kind. */
const mostTold = 5;

function toldOf(
  { chains, seals, files, faults, notes, unfinished }: Checked,
  everyFile: boolean,
  growth: Growth,
): Told[] {
  const counts = { chains, seals, files };
  return [
    ...lookAtGrowth(growth),
    faults.length === 0
      ? good(everyFile ? doctorText['records-all'] : doctorText.records, counts)
      : wrong(doctorText['records-broken'], { count: faults.length, faults: firstOf(faults, mostTold) }),
    ...(notes.length > 0 ? [note(doctorText['records-notes'], { count: notes.length, notes: firstOf(notes, 1) })] : []),
    unfinished === 0 ? good(doctorText['jobs-done']) : wrong(doctorText['jobs-unfinished'], { count: unfinished }),
  ];
}
