import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { isAbsent, readKept, replace } from '../data-folder.ts';
import { BusEvent } from './bus.ts';

const Waiting = z.strictObject({ event: BusEvent, tries: z.int(), nextAt: z.int(), reason: z.string().optional() });
type Waiting = z.infer<typeof Waiting>;

export const Target = z.enum(['webhook', 'mail']);

/** One place to which events go. It throws where one could not be handed over. */
export interface Target {
  readonly name: z.infer<typeof Target>;
  deliver(event: BusEvent): Promise<void>;
}

interface Options {
  readonly directory: string;
  readonly target: Target;
  readonly now: () => number;
  /** Told once of each event that is given up. */
  readonly gaveUp: (file: string, reason: string) => void;
  /** Milliseconds after the first failed try; each further one waits twice as long. */
  readonly pause?: number;
}

export interface Spool {
  take(event: BusEvent): void;
  /** Resolves when nothing is left to try now. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Some three hours in all. */
const tries = 9;
const minute = 60_000;

/** Ids of what was delivered are known for as many events: the bus may bring one again after a crash, not after months. */
const remembered = 100_000;

/**
 * Events that wait for one target, each a file. What was handed over is remembered by its id, so that what the bus brings again is
 * not handed over again; what cannot be handed over in the end lies in `dead` until somebody moves it back.
 */
export function openSpool({ directory, target, now, gaveUp, pause = minute }: Options): Spool {
  const folder = (name: string) => path.join(directory, target.name, name);
  const [waiting, dead, delivered] = [folder('waiting'), folder('dead'), folder('delivered.txt')];
  for (const one of [waiting, dead]) mkdirSync(one, { recursive: true, mode: 0o700 });
  const known = new Set(idsIn(delivered).slice(-remembered));
  replace(delivered, [...known].map((id) => `${id}\n`).join(''));
  const kept = new Map<string, Waiting>();
  for (const name of readdirSync(waiting)) {
    const id = path.basename(name, '.json');
    const one = name.endsWith('.json') && readKept(path.join(waiting, name), Waiting);
    // Moved back by hand, it is tried anew.
    if (one) kept.set(id, one.tries >= tries ? { ...one, tries: 0, nextAt: 0 } : one);
  }
  const fileOf = (id: string) => path.join(waiting, `${id}.json`);
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> | undefined;
  let stopped = false;

  const attempt = async (id: string, one: Waiting): Promise<void> => {
    try {
      await target.deliver(one.event);
      // Remembered first: a crash between the two must not hand it over again.
      appendFileSync(delivered, `${id}\n`, { mode: 0o600 });
      known.add(id);
      kept.delete(id);
      rmSync(fileOf(id), { force: true });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const tried = one.tries + 1;
      const after = { ...one, tries: tried, nextAt: now() + pause * 2 ** (tried - 1), reason };
      replace(fileOf(id), JSON.stringify(after));
      if (tried < tries) return void kept.set(id, after);
      kept.delete(id);
      renameSync(fileOf(id), path.join(dead, `${id}.json`));
      gaveUp(path.join(dead, `${id}.json`), reason);
    }
  };

  const round = async (): Promise<void> => {
    for (const [id, one] of kept) {
      if (stopped) return;
      if (known.has(id)) {
        kept.delete(id);
        rmSync(fileOf(id), { force: true });
      } else if (one.nextAt <= now()) await attempt(id, one);
    }
  };
  const turn = (): void => {
    if (stopped || under) return;
    clearTimeout(timer);
    under = round().finally(() => {
      under = undefined;
      const next = Math.min(...[...kept.values()].map(({ nextAt }) => nextAt));
      if (!stopped && Number.isFinite(next)) timer = setTimeout(turn, Math.max(0, next - now()));
    });
  };
  turn();

  return {
    take(event) {
      if (known.has(event.id) || kept.has(event.id)) return;
      const one = { event, tries: 0, nextAt: 0 };
      replace(fileOf(event.id), JSON.stringify(one));
      kept.set(event.id, one);
      turn();
    },
    async idle() {
      for (;;) {
        turn();
        if (!under) return;
        await under;
        if (![...kept.values()].some(({ nextAt }) => nextAt <= now())) return;
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}

function idsIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** How many events of a target were given up, and where they lie. */
export function deadIn(directory: string, name: Target['name']): { count: number; folder: string } {
  const dead = path.join(directory, name, 'dead');
  return { count: filesIn(dead), folder: dead };
}

export const waitingIn = (directory: string, name: Target['name']): number =>
  filesIn(path.join(directory, name, 'waiting'));

const filesIn = (folder: string): number => (existsSync(folder) ? readdirSync(folder).length : 0);
