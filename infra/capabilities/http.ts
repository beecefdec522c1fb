import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { HttpFunction } from '../function.ts';

interface AnswersHttp {
  /** Who is hurt when it fails, as its alarm says. */
  readonly impact: string;
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
  /** It knows nobody and signs nothing. */
  readonly withoutRecords?: true;
  /** What its function may reach besides its own log and the signing key. */
  readonly grants?: (parts: Foundation, http: HttpFunction) => void;
}

/** Capabilities that only answer HTTP, by their one name. Whatever also runs by itself has a construct of its own beside this. */
export const answeringHttp = {
  organisation: {
    impact: 'Nobody can look up or change units, officials and roles; a revoked role may keep working for a minute.',
    grants: ({ table }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
    },
  },
  schemes: {
    impact: 'Nobody can write, check or approve an appraisal scheme.',
    grants: ({ table }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
    },
  },
  goals: {
    impact: 'Units and officials cannot agree their goals; a deadline may pass them by.',
    grants: ({ table }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      table.grantReadingMany(http);
    },
  },
  progress: {
    impact: 'Units cannot file their figures or evidence; a filing deadline may pass them by.',
    grants: ({ table, evidence }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      // Who filed what is shown, by name.
      table.grantReadingMany(http);
      evidence.grantUploadAndDownload(http);
    },
  },
  scoring: {
    impact: 'Raters cannot rate, and nobody can read a score sheet or enter a bonus or deduction.',
    // A try replays a whole period: one full processor, and time to read 10,000 sheets at the first call.
    memoryMegabytes: 1769,
    timeout: Duration.seconds(29),
    grants: ({ table }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      table.grantReadingMany(http);
    },
  },
  matters: {
    impact: 'Nobody can object or recheck, nor issue or answer an order or a notice; their clocks run on.',
    grants: ({ table, jobs }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      // Before a decision on what an official asked for stands, its peer group is ranked as it would be.
      table.grantReadingMany(http);
      // A decision that changes a score sends its peer group to be ranked again.
      jobs.grantSending(http);
    },
  },
  results: {
    impact: 'Results can be neither read nor approved, and the public cannot see published ones.',
    grants: ({ table, reports, jobs }, http) => {
      table.grantRecords(http, 'byList', 'byDue');
      table.grantRelying(http);
      table.grantReadingMany(http);
      // Publication has its reports written by the worker that also closes.
      jobs.grantSending(http);
      // The published list is read from the final report, never from what may still change.
      reports.grantReading(http);
    },
  },
  duties: {
    impact: 'Nobody is shown what waits for them; a deadline may pass them by.',
    grants: ({ table }, http) => {
      // Whoever has no score stands last in the ranking of the group.
      table.grantRecords(http, 'byList', 'byDue');
      table.grantRelying(http);
      table.grantReadingMany(http);
    },
  },
  bulk: {
    impact:
      'Nobody can ask for many acts at once, nor see how far one is; single acts work, and what was asked goes on.',
    grants: ({ table, jobs }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      table.grantReadingMany(http);
      jobs.grantSending(http);
    },
  },
  reports: {
    impact: 'Nobody can list or fetch a report; those written are safe.',
    grants: ({ table, reports, jobs }, http) => {
      table.grantRecords(http);
      table.grantRelying(http);
      table.grantReadingMany(http);
      reports.grantReading(http);
      // Tables are made by the worker.
      jobs.grantSending(http);
    },
  },
  imports: {
    impact: 'Nobody can bring in units, goals or figures from files; what was written stays, and imports go on later.',
    // A file of 50,000 rows is read anew for each slice, and the gateway waits 30 seconds.
    timeout: Duration.seconds(29),
    memoryMegabytes: 2048,
    grants: ({ table, evidence }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      table.grantReadingMany(http);
      evidence.grantImports(http);
    },
  },
  audit: {
    impact: 'The audit chain cannot be read or verified; it goes on being written.',
    grants: ({ table, reports }, http) => {
      table.grantRecords(http, 'byList');
      table.grantRelying(http);
      reports.grantReading(http);
    },
  },
  openapi: {
    impact: 'Agency systems cannot read the description of the API; the API itself works.',
    // Its data is built into its bundle.
    withoutRecords: true,
  },
} satisfies Record<string, AnswersHttp>;

/** One function that answers the capability's routes. */
export class HttpCapability extends Construct {
  constructor(scope: Construct, id: string, { of, ...parts }: Foundation & { of: AnswersHttp }) {
    super(scope, id);
    const { grants, withoutRecords, ...props } = of;
    const { site, firstSecurityAdministrator, claims, signing, api, routes } = parts;
    const knows = withoutRecords ? {} : { callers: { firstSecurityAdministrator, claims } };
    const http = new HttpFunction(this, 'http', { site, ...knows, ...props, runbook: 'a-function-fails' });
    grants?.(parts, http);
    if (!withoutRecords) signing.grantSigning(http);
    api.serve(http, routes);
  }
}
