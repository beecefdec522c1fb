import { statfsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { databaseFile, databaseFolder, isAbsent, objectsFolder, readKept, replace } from './data-folder.ts';

const Day = z.strictObject({ day: z.iso.date(), rows: z.int(), database: z.int(), files: z.int() });
/** How much there is on one day; sizes in bytes. */
type Day = z.infer<typeof Day>;

const History = z.strictObject({ days: z.array(Day) });
const historyFile = 'growth.json';

/** A year and a bit: what a county files in a quarter it files again a year later. */
const daysKept = 400;

/** Growth is told by what came in this many days: a quarter's reports in one night are no trend. */
const window = 30;

/**
 * A restore verifies every record before it counts, some 6,000 a second on two idle cores: with more than these it takes about three
 * quarters of an hour, and two hours to a running system are the aim after a loss. Then the cloud, whose tables come back by themselves.
 */
export const mostRows = 15_000_000;
/** Days left on the disk: as long as it takes to get a larger one bought. */
export const fewDays = 90;

export interface Growth {
  readonly today: Day;
  readonly free: number;
  /** Bytes a day; undefined before there is a day to compare with. */
  readonly perDay: number | undefined;
  /** Undefined where it does not grow, or nobody knows yet. */
  readonly daysLeft: number | undefined;
}

export async function measure(directory: string, rows: number, now: number): Promise<Growth> {
  const database = path.join(directory, databaseFolder, databaseFile);
  const today: Day = {
    day: dayOf(now),
    rows,
    database: sizeOf(database) + sizeOf(`${database}-wal`),
    files: await sizeBelow(path.join(directory, objectsFolder)),
  };
  const { bavail, bsize } = statfsSync(directory);
  return { today, free: bavail * bsize, ...trend(readHistory(directory), today, bavail * bsize) };
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const bytesOf = ({ database, files }: Day): number => database + files;

const readHistory = (directory: string): readonly Day[] =>
  readKept(path.join(directory, historyFile), History)?.days ?? [];

/** What came since the oldest day within the window. */
function trend(history: readonly Day[], today: Day, free: number): Pick<Growth, 'perDay' | 'daysLeft'> {
  const since = dayOf(Date.parse(today.day) - window * dayLong);
  const first = history.find(({ day }) => day >= since && day < today.day);
  if (!first) return { perDay: undefined, daysLeft: undefined };
  const days = (Date.parse(today.day) - Date.parse(first.day)) / dayLong;
  const perDay = Math.max(0, (bytesOf(today) - bytesOf(first)) / days);
  return { perDay, daysLeft: perDay === 0 ? undefined : Math.floor(free / perDay) };
}

const dayLong = 24 * 60 * 60_000;

/** Keeps the figures of a day, the last of several. */
function keepDay(directory: string, today: Day): void {
  const days = [...readHistory(directory).filter(({ day }) => day < today.day), today].slice(-daysKept);
  replace(path.join(directory, historyFile), JSON.stringify({ days }));
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function sizeBelow(folder: string): Promise<number> {
  let sum = 0;
  try {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      sum += entry.isDirectory() ? await sizeBelow(place) : (await stat(place)).size;
    }
  } catch (error) {
    // An upload that ended meanwhile; or somebody else's store has the files.
    if (!isAbsent(error)) throw error;
  }
  return sum;
}

interface Watched {
  readonly directory: string;
  readonly rows: () => Promise<number>;
  readonly tell: (line: object) => void;
}

/** Soon after the start, when whoever waited for it is served, and then once a day. */
export function watchGrowth({ directory, rows, tell }: Watched): void {
  const look = async (): Promise<void> => {
    const growth = await measure(directory, await rows(), Date.now());
    const { today, free, perDay, daysLeft } = growth;
    keepDay(directory, today);
    const level = isTight(growth) ? 'error' : 'info';
    tell({ source: 'growth', level, ...today, free, perDay: perDay && Math.round(perDay), daysLeft });
  };
  const turn = (): void =>
    void look().catch((error: unknown) => tell({ source: 'growth', level: 'error', text: String(error) }));
  setTimeout(turn, 60_000).unref();
  setInterval(turn, dayLong).unref();
}

export const isTight = ({ today, daysLeft }: Growth): boolean =>
  today.rows > mostRows || (daysLeft !== undefined && daysLeft < fewDays);
