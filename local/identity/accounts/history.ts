import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type What, historyNames } from '../../../shared/text/accounts.ts';

/** Only ever added to: the database itself refuses anything else. */
export const historySchema = `
  CREATE TABLE IF NOT EXISTS history (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, whom TEXT NOT NULL, what TEXT NOT NULL, place TEXT NOT NULL, why TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS historyByWhom ON history (whom, number);
  CREATE TRIGGER IF NOT EXISTS historyStays BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
  CREATE TRIGGER IF NOT EXISTS historyIsKept BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
`;

const Line = z.strictObject({
  number: z.number(),
  at: z.number(),
  /** The subject of who did it; empty where nobody was signed in. */
  who: z.string(),
  whom: z.string(),
  what: z.custom<What>((value) => typeof value === 'string' && value in historyNames),
  /** The address it came from. */
  place: z.string(),
  why: z.string(),
});
type Line = z.infer<typeof Line>;

/** Who and where a line is of when it came by no network. */
export const shell = 'shell';

export function createHistory(database: DatabaseSync) {
  return {
    add({ at, who, whom, what, place, why = '' }: Omit<Line, 'number' | 'why'> & { why?: string }): void {
      database
        .prepare('INSERT INTO history (at, who, whom, what, place, why) VALUES (?, ?, ?, ?, ?, ?)')
        .run(at, who, whom, what, place, why);
    },
    /** Newest first, of one account or all. */
    list({ of, before, limit }: { of: string; before: number; limit: number }): {
      found: Line[];
      next: string | undefined;
    } {
      const rows = database
        .prepare("SELECT * FROM history WHERE number < ? AND (? = '' OR whom = ?) ORDER BY number DESC LIMIT ?")
        .all(before, of, of, limit + 1);
      const found = rows.slice(0, limit).map((row) => Line.parse(row));
      return { found, next: rows.length > limit ? String(found.at(-1)?.number) : undefined };
    },
  };
}
