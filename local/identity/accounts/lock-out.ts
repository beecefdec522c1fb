import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Store } from './store.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** So many wrong ones within so long close the name for so long, twice as long each time again, and at most a day. */
const most = 5;
const within = 15 * minute;
const first = 15 * minute;

const Attempts = z.strictObject({ failures: z.array(z.number()), strikes: z.int(), until: z.number() });
type Attempts = z.infer<typeof Attempts>;
export const none: Attempts = { failures: [], strikes: 0, until: 0 };

/** What one more wrong attempt makes of those before. */
export function failed({ failures, strikes, until }: Attempts, now: number): Attempts {
  const recent = [...failures.filter((at) => at > now - within), now];
  if (recent.length < most) return { failures: recent, strikes, until };
  return { failures: [], strikes: strikes + 1, until: now + Math.min(first * 2 ** strikes, day) };
}

/** Until when nothing is tried any more; undefined where it is. */
export const closedUntil = ({ until }: Attempts, now: number): number | undefined => (until > now ? until : undefined);

/** Under which the codes of an account are counted: a name that is typed has no capitals, so none is this. */
export const codesOf = (subject: string): string => `CODE ${subject}`;

/**
 * The wrong attempts by name, whether anybody has it or not: whoever guesses learns nothing. Names are kept as their hash, since
 * people type passwords where the name belongs.
 */
export function createLockOut({ database }: Pick<Store, 'database'>, now: () => number) {
  const keyOf = (name: string) => createHash('sha256').update(name).digest('base64url');
  const read = (key: string): Attempts => {
    const found = database.prepare('SELECT state FROM attempt WHERE name = ? AND forgetAt > ?').get(key, now());
    return found === undefined ? none : Attempts.parse(JSON.parse(String(found['state'])));
  };
  return {
    closedUntil: (name: string) => closedUntil(read(keyOf(name)), now()),
    /** Counted before it is known to be wrong, in one step: a thousand guesses at once are not tried at once. Gives until when it is closed now. */
    count(name: string): number | undefined {
      const after = failed(read(keyOf(name)), now());
      database
        .prepare('INSERT OR REPLACE INTO attempt VALUES (?, ?, ?)')
        .run(keyOf(name), JSON.stringify(after), Math.max(after.until, now()) + day);
      return closedUntil(after, now());
    },
    /** It was right, or the security administrator opens it. */
    clear: (name: string) => void database.prepare('DELETE FROM attempt WHERE name = ?').run(keyOf(name)),
  };
}
export type LockOut = ReturnType<typeof createLockOut>;
