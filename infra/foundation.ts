import type { Api } from './api.ts';
import type { Events } from './events.ts';
import type { EvidenceFiles, ReportFiles } from './files.ts';
import type { CallerClaims, Site } from './function.ts';
import type { JobsQueue } from './queue.ts';
import type { ApiRoute } from './routes.ts';
import type { SigningKey } from './signing.ts';
import type { RecordTable } from './table.ts';

/** What a capability may connect itself to. It names the parts it takes, and its grants say for what. */
export interface Foundation {
  site: Site;
  firstSecurityAdministrator: string;
  claims: CallerClaims;
  table: RecordTable;
  evidence: EvidenceFiles;
  reports: ReportFiles;
  jobs: JobsQueue;
  events: Events;
  signing: SigningKey;
  api: Api;
  /** The capability's own route table. */
  routes: readonly ApiRoute[];
}
