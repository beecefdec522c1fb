import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

export const queueFile = 'queue.sqlite';

export interface Message {
  id: string;
  body: string;
  attributes: Readonly<Record<string, unknown>>;
  sentAt: number;
  firstReceivedAt: number;
  receiveCount: number;
}

export interface Kept {
  message: Message;
  visibleAt: number;
  inHand: boolean;
}

/** What the queues of a template keep beyond the end of the process. */
export interface Journal {
  /** The messages of a queue as they were left, in the order in which they were sent. */
  left: (queue: string) => Kept[];
  put: (queue: string, kept: Kept) => void;
  drop: (id: string) => void;
  close: () => void;
}

/** For a demo: the schedule re-drives what was not finished. */
export const noJournal: Journal = {
  left: () => [],
  put: () => undefined,
  drop: () => undefined,
  close: () => undefined,
};

const schema = `
  CREATE TABLE IF NOT EXISTS message (
    id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL,
    sentAt INTEGER NOT NULL, firstReceivedAt INTEGER NOT NULL, receiveCount INTEGER NOT NULL, visibleAt INTEGER NOT NULL, inHand INTEGER NOT NULL
  ) STRICT;`;

const Row = z.object({
  id: z.string(),
  body: z.string(),
  attributes: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
  sentAt: z.number(),
  firstReceivedAt: z.number(),
  receiveCount: z.number(),
  visibleAt: z.number(),
  inHand: z.number(),
});

/**
 * One file of the data folder. A message is in it before its sender is answered; a kill of the process loses none. A power cut may lose
 * the last few, which the schedule re-drives as it always did: that is why not every message waits for the disk.
 */
export function openJournal(directory: string): Journal {
  const file = path.join(directory, queueFile);
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`);
  const list = database.prepare('SELECT * FROM message WHERE queue = ? ORDER BY sentAt, rowid');
  const put = database.prepare('INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM message WHERE id = ?');
  return {
    left: (queue) =>
      list.all(queue).map((row) => {
        const { visibleAt, inHand, ...message } = Row.parse(row);
        // Whoever had it in hand is gone with the process that ran them: nobody else works on this folder.
        return { message, visibleAt: inHand === 0 ? visibleAt : 0, inHand: false };
      }),
    put(queue, { message: { id, body, attributes, sentAt, firstReceivedAt, receiveCount }, visibleAt, inHand }) {
      const said = JSON.stringify(attributes);
      // What still ends while the system stops is taken up again.
      if (database.isOpen)
        put.run(id, queue, body, said, sentAt, firstReceivedAt, receiveCount, visibleAt, Number(inHand));
    },
    drop: (id) => void (database.isOpen && drop.run(id)),
    close: () => database.close(),
  };
}
