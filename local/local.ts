import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { External } from './external.ts';
import type { Answered } from './front.ts';
import type { Outcome } from './functions/function.ts';
import type { PermissionReport } from './identity/permissions.ts';
import type { Log } from './log.ts';
import type { Messaging } from './messages/messages.ts';
import type { Rest } from './queue/mapping.ts';
import type { AccountsOptions } from './identity/accounts/accounts.ts';
import type { Clock } from './schedule/clock.ts';

export interface LocalOptions {
  /** The synthesized template, as parsed from JSON. */
  template: unknown;
  /** The folder the template lies in: bundles are found relative to it. */
  assets: string;
  /** The template's parameters; the issuer's address is known only once the port is. */
  parameters: (issuer: string) => Record<string, string>;
  /** The `aud` that tokens of the local issuer carry. */
  audience: string;
  /** Where everything that must survive a restart is kept. */
  directory: string;
  /** Of whoever has locked that folder already; called when the system has stopped. */
  unlock?: () => void;
  /** The folder is known to hold data of before: nothing of it may be missing. */
  holdsData?: boolean;
  /** Messages of queues outlive the process. A demo, whose clock may be turned, leaves what was not finished to the schedule. */
  durable?: boolean;
  /** Every function in this process, without limits of time: for a developer, whose breakpoints then hold. */
  inProcess?: boolean;
  /** 0 or left out: any free port. */
  port?: number;
  clock?: Clock;
  /** Accounts of this machine and pages to sign in; left out, tokens are all there is of the issuer. */
  accounts?: Pick<AccountsOptions, 'jurisdiction' | 'county' | 'demo'>;
  region?: string;
  /** The address people know the system by, without a slash at its end; left out: where it listens. */
  publicUrl?: string;
  /** What `/version` tells. */
  version?: object;
  /** The claim of a token that names who asks, for the log of requests. */
  subjectClaim?: string;
  /** Told of every request that was answered. */
  answered?: (line: Answered) => void;
  /** Keeps the engine where nobody else on this machine reaches it. */
  hidden?: boolean;
  /** `enforce` checks every call of a function against the policies of its own role in the template. */
  iam?: 'enforce' | 'off';
  /** Left out: as DYNAMODB_ENDPOINT and S3_ENDPOINT say. */
  external?: External;
  /** Left out: as JIXIAO_WEBHOOK_URL and JIXIAO_SMTP_URL say. */
  messaging?: Messaging;
  /** While this is so they say nothing; left out: never. */
  silent?: () => boolean;
  log?: Log;
  /** Called when something is gone without which nothing can be answered; whoever started the system ends it. */
  lost?: (reason: string) => void;
}

export interface Counters {
  http: { requests: number; refused: number; failed: number };
  /** By the function's name. */
  functions: Record<string, { invocations: number; errors: number; timeouts: number; coldStarts: number }>;
  queues: Record<string, { visible: number; inHand: number; hidden: number }>;
}

export interface Local {
  url: string;
  issuer: string;
  /** The address that stands for AWS, and that of the DynamoDB engine behind it. */
  endpoints: { aws: string; dynamo: string; s3: string };
  outputs: Readonly<Record<string, string>>;
  /** The tables of the template, and how to reach the engine they are in. */
  database: { tables: readonly string[]; connection: DynamoDBClientConfig };
  /** True if the data folder held this system's tables before. */
  keptData: boolean;
  clock: Clock;
  token: (claims: Readonly<Record<string, unknown>>, ttl?: number) => Promise<string>;
  /** Logical ids of the enabled schedules. */
  schedules: readonly string[];
  /** Runs a schedule by its logical id, or all that are due; gives how many ran. */
  fire: (schedule?: string) => Promise<number>;
  /** Calls a function by its name or logical id, past the gateway. */
  invoke: (id: string, event: unknown) => Promise<Outcome>;
  /** Resolves when queues and schedules have nothing to do now; failed messages may wait hidden until the time given. */
  drain: () => Promise<Rest>;
  counters: () => Counters;
  permissions: () => PermissionReport;
  stop: () => Promise<void>;
}
