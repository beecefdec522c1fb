import { randomBytes } from 'node:crypto';
import type { About, Person, Role } from '../shared/domain/organisation/authority.ts';
import type { DutyEvent } from '../shared/domain/duty/reminder.ts';
import type { Happened } from '../shared/domain/audit/events.ts';
import type { Appended, Chained, Changes } from '../shared/storage/record.ts';
import type { Wake } from '../shared/storage/jobs.ts';
import { openTable } from '../shared/storage/dynamodb.ts';
import type { Table, Write } from '../shared/storage/table.ts';
import { required } from '../shared/env.ts';
import type { Language } from '../shared/text/catalogue.ts';
import type { Reply, Success } from './route.ts';

/** Who calls: proven by the token, known by the table; and what they were let in for, where the path names it. */
export interface Caller extends Person, About {
  readonly jurisdiction: string;
  readonly name: string;
  /** The roles that let this call in; they stand in the audit entry. */
  readonly rolesUsed: readonly Role[];
}

/** What the tokens that lead from page to page (`paging.ts`) are signed with: the deployment's secret, for this caller and query alone. */
export interface Cursors {
  readonly secret: () => Promise<string>;
  readonly boundTo: unknown;
}

/** What a use case is given. Nothing in it asks the wall clock or the environment. */
export interface Services {
  readonly table: Table;
  /** The instant the platform put on the event, epoch milliseconds. */
  readonly now: number;
  readonly trace: string;
  /** The caller's language (Accept-Language), for replies that are sentences. */
  readonly language: Language;
  /** Where people reach the system, as far as the request tells. */
  readonly address: string | undefined;
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
  readonly bus: Bus;
  readonly table: Table;
  readonly files: Files;
  readonly jobs: Jobs;
  readonly secret: () => Promise<string>;
}

export const platform = (): Platform => ({
  bus: openBus(),
  table: openTable(required('TABLE_NAME')),
  files: openFiles(),
  jobs: openJobs(),
  secret: readSecret(),
});

export const newId = (now: number): string => `${now.toString(36).padStart(9, '0')}${randomBytes(5).toString('hex')}`;

export interface Upload {
  readonly key: string;
  readonly contentType: string;
  readonly maximumBytes: number;
  /** The digest declared for it, hex: a file with another one is refused. */
  readonly sha256: string;
}

export interface Files {
  /** A presigned POST: the store itself refuses another type, a larger file or other bytes. */
  upload(upload: Upload): Promise<{ url: string; fields: Record<string, string> }>;
  /** Was the evidence under this key really uploaded? */
  hasEvidence(key: string): Promise<boolean>;
  /** The bytes of an uploaded file; undefined where there is none (yet). */
  readEvidence(key: string): Promise<Uint8Array | undefined>;
  /** A presigned GET that saves under `filename`. */
  link(bucket: 'evidence' | 'reports', key: string, filename: string): Promise<string>;
  /**
   * Writes once: a key that exists keeps its bytes and `false` is returned. `over` puts a newer version in its place; the
   * older one stays under lock.
   */
  writeReport(key: string, bytes: Uint8Array, contentType: string, over?: 'over'): Promise<boolean>;
  readReport(key: string): Promise<Uint8Array | undefined>;
  /** The first keys under a prefix, in order, that sort behind `behind`. */
  listReports(prefix: string, page: { behind: string; limit: number }): Promise<string[]>;
}

/** The buckets, with their client loaded when first needed: most requests touch no file. */
export function openFiles(): Files {
  let opened: Promise<Files> | undefined;
  const buckets = () => (opened ??= import('./s3.ts').then(({ openBuckets }) => openBuckets()));
  return {
    upload: async (upload) => (await buckets()).upload(upload),
    hasEvidence: async (key) => (await buckets()).hasEvidence(key),
    readEvidence: async (key) => (await buckets()).readEvidence(key),
    link: async (bucket, key, filename) => (await buckets()).link(bucket, key, filename),
    writeReport: async (...file) => (await buckets()).writeReport(...file),
    readReport: async (key) => (await buckets()).readReport(key),
    listReports: async (prefix, page) => (await buckets()).listReports(prefix, page),
  };
}

export interface Jobs {
  /** Wakes workers. A lost message heals: the schedule re-drives whatever has not moved. */
  send(messages: readonly Wake[]): Promise<void>;
}

function openJobs(): Jobs {
  return {
    async send(messages) {
      const { SendMessageBatchCommand, SQSClient } = await import('@aws-sdk/client-sqs');
      const client = new SQSClient({});
      for (let start = 0; start < messages.length; start += 10) {
        const Entries = messages
          .slice(start, start + 10)
          .map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) }));
        const reply = await client.send(new SendMessageBatchCommand({ QueueUrl: required('JOBS_QUEUE_URL'), Entries }));
        if (reply.Failed?.length) throw new Error(`queue refused ${reply.Failed.length} messages`);
      }
    },
  };
}

export interface Bus {
  /** Puts events on the bus and gives the ids of those it did not take. One may come twice: its id is the same. */
  put(events: readonly DutyEvent[]): Promise<ReadonlySet<string>>;
}

/** The bus, with its client loaded when first needed. */
function openBus(): Bus {
  let opened: Promise<Bus> | undefined;
  const bus = () => (opened ??= import('./bus.ts').then(({ busNamed }) => busNamed(required('EVENT_BUS_NAME'))));
  return { put: async (events) => (await bus()).put(events) };
}

/**
 * Reads the deployment's one secret when it is first needed and keeps it for the life of the process. The client is
 * loaded then too: most requests never sign anything.
 */
function readSecret(): () => Promise<string> {
  let secret: Promise<string> | undefined;
  return () => {
    secret ??= fetchSecret().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
}

async function fetchSecret(): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: required('SIGNING_SECRET_ARN') }));
  if (!SecretString) throw new Error('the signing secret is empty');
  return SecretString;
}
