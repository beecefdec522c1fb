import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod';
import { accountsText } from '../../../shared/text/accounts.ts';
import { both } from '../../log.ts';
import { createHistory, historySchema } from './history.ts';
import { Hash } from './passwords.ts';

export const accountsFile = 'accounts.sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS account (
    subject TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    password TEXT, passwordUntil INTEGER, mustChange INTEGER NOT NULL DEFAULT 0,
    lockedAt INTEGER, codeDemanded INTEGER NOT NULL DEFAULT 0, codeSecret TEXT, codeStep INTEGER, recovery TEXT NOT NULL DEFAULT '[]',
    signedInAt INTEGER, signedInBefore INTEGER, createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS attempt (name TEXT PRIMARY KEY, state TEXT NOT NULL, forgetAt INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS state (
    model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, account TEXT, grantId TEXT, uid TEXT, consumed INTEGER, expiresAt INTEGER NOT NULL,
    PRIMARY KEY (model, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS stateByGrant ON state (grantId);
  CREATE INDEX IF NOT EXISTS stateByUid ON state (uid);
  CREATE INDEX IF NOT EXISTS stateByAccount ON state (account);
  ${historySchema}
`;

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const instant = z.number().nullable();
const json = <T extends z.ZodType>(of: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(of);

const Account = z.object({
  /** The person's id in the register: the `sub` of tokens. */
  subject: z.string(),
  login: z.string(),
  name: z.string(),
  password: json(Hash).nullable(),
  /** Until when a password that was handed out is good. */
  passwordUntil: instant,
  mustChange: flag,
  /** Since when the security administrator keeps it closed. */
  lockedAt: instant,
  codeDemanded: flag,
  codeSecret: z.string().nullable(),
  /** The last time step whose code was used: none is good twice. */
  codeStep: z.number().nullable(),
  recovery: json(z.array(z.string())),
  signedInAt: instant,
  signedInBefore: instant,
  createdAt: z.number(),
});
export type Account = z.infer<typeof Account>;

/** As it is kept and compared: people type it with capitals and blanks. */
export const loginOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** A demo lets people be picked; a folder made for one is never served as the other. */
type Mode = 'demo' | 'county';
export type Store = ReturnType<typeof openStore>;

interface Page<T> {
  readonly found: T[];
  readonly next: string | undefined;
}

/** The accounts of one machine and all that signing in keeps, in one private file that outlives a restart. */
export function openStore(directory: string, mode: Mode) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, accountsFile);
  // Made closed to others before there is anything in it: SQLite gives its own side files the same mode.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; ${schema}`);
  const one = (sql: string, ...values: SQLInputValue[]) => database.prepare(sql).get(...values);
  const run = (sql: string, ...values: SQLInputValue[]) => Number(database.prepare(sql).run(...values).changes);

  const setting = (name: string, value: string): string => {
    run('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO NOTHING', name, value);
    return z.object({ value: z.string() }).parse(one('SELECT value FROM setting WHERE name = ?', name)).value;
  };
  if (setting('mode', mode) !== mode) {
    database.close();
    throw new Error(both(accountsText['other-mode'], { directory }));
  }

  const read = (found: unknown): Account | undefined => (found === undefined ? undefined : Account.parse(found));
  return {
    database,
    history: createHistory(database),
    /** What cookies and forms are signed with. */
    secret: setting('secret', randomBytes(32).toString('base64url')),
    account: (subject: string) => read(one('SELECT * FROM account WHERE subject = ?', subject)),
    byLogin: (login: string) => read(one('SELECT * FROM account WHERE login = ?', login)),
    isEmpty: () => one('SELECT 1 FROM account LIMIT 1') === undefined,

    /** Those whose subject, login or name holds the words, in the order of their subjects. */
    list({ search, after, limit }: { search: string; after: string; limit: number }): Page<Account> {
      const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      const rows = database
        .prepare(
          String.raw`SELECT * FROM account WHERE subject > ? AND (subject LIKE ? ESCAPE '\' OR login LIKE ? ESCAPE '\' OR name LIKE ? ESCAPE '\')
            ORDER BY subject LIMIT ?`,
        )
        .all(after, like, like, like, limit + 1);
      const found = rows.slice(0, limit).map((row) => Account.parse(row));
      return { found, next: rows.length > limit ? found.at(-1)?.subject : undefined };
    },

    add({ subject, login, name, at }: Pick<Account, 'subject' | 'login' | 'name'> & { at: number }): void {
      run('INSERT INTO account (subject, login, name, createdAt) VALUES (?, ?, ?, ?)', subject, login, name, at);
    },

    /** Changes what is given and leaves the rest. */
    change(subject: string, fields: Readonly<Partial<Omit<Account, 'subject' | 'createdAt'>>>): void {
      const named = Object.entries(fields).map(([name, value]) => ({ name, value: columnOf(value) }));
      run(
        `UPDATE account SET ${named.map(({ name }) => `${name} = ?`).join(', ')} WHERE subject = ?`,
        ...named.map(({ value }) => value),
        subject,
      );
    },

    /** All of it or nothing. */
    together<T>(act: () => T): T {
      database.exec('BEGIN IMMEDIATE');
      try {
        const done = act();
        database.exec('COMMIT');
        return done;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },

    /** Whoever is signed in with this account anywhere no longer is; what was handed out for minutes runs out by itself. */
    endSessions: (subject: string) => run("DELETE FROM state WHERE account = ? AND model <> 'Interaction'", subject),

    /** Takes away what is over. */
    purge(now: number): void {
      run('DELETE FROM state WHERE expiresAt <= ?', now);
      run('DELETE FROM attempt WHERE forgetAt <= ?', now);
    },
    close: () => database.close(),
  };
}

function columnOf(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}
