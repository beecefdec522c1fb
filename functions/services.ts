import { randomBytes } from 'node:crypto';
import type { Person, Placement, Role } from '../shared/domain/organisation/authority.ts';
import type { Happened } from '../shared/domain/audit/events.ts';
import type { Appended, Chained, Changes } from '../shared/storage/chained.ts';
import { openTable, type Item, type Table, type Write } from '../shared/storage/table.ts';
import { required } from '../shared/env.ts';
import type { Language } from '../shared/text/catalogue.ts';
import { openFiles, type Files } from './files.ts';
import { openJobs, type Jobs } from './jobs.ts';
import { readSecret } from './secret.ts';
import type { Reply, Success } from './reply.ts';

/** Who calls: proven by the token, known by the table. */
export interface Caller extends Person {
  readonly jurisdiction: string;
  readonly name: string;
  /** The roles that let this call in; they stand in the audit entry. */
  readonly rolesUsed: readonly Role[];
  /** Where the subject of the request stood when they were let in; absent where the request names none. */
  readonly place?: Placement;
}

/** Turns a page's end into an opaque token bound to caller and query, and back. */
export interface Cursors {
  open(token: string | undefined): Promise<Item | undefined>;
  seal(next: Item | undefined): Promise<string | undefined>;
}

/** What a use case is given. Nothing in it asks the wall clock or the environment. */
export interface Services {
  readonly table: Table;
  /** The instant the platform put on the event, epoch milliseconds. */
  readonly now: number;
  readonly trace: string;
  /** The caller's language (Accept-Language), for replies that are sentences. */
  readonly language: Language;
  /** Identifiers that sort by time. */
  newId(): string;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly cursors: Cursors;
  /** The secret of the deployment, from which signing keys are derived. */
  readonly secret: () => Promise<string>;
  /** The next entry of a record with everything it changes; who, when and by which request are the caller's. */
  record<H extends object>(
    chain: Chained<H>,
    event: Happened & { readonly why?: string | undefined },
    changes?: Changes<H>,
  ): Appended<H>;
  /**
   * Writes everything in one transaction, under the conditions by which the caller was let in and with the reply kept for
   * the request's Idempotency-Key.
   */
  commit<B, S extends Success>(writes: readonly Write[], reply: Reply<B, S>): Promise<Reply<B, S>>;
}

/** What lives as long as the process does. */
export interface Platform {
  readonly table: Table;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly secret: () => Promise<string>;
}

export const platform = (): Platform => ({
  table: openTable(required('TABLE_NAME')),
  files: openFiles(),
  jobs: openJobs(),
  secret: readSecret(),
});

export const newId = (now: number): string => `${now.toString(36).padStart(9, '0')}${randomBytes(5).toString('hex')}`;
