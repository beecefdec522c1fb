import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api, type Domain } from './api.ts';
import { Audit } from './capabilities/audit.ts';
import { Goals } from './capabilities/goals.ts';
import { Imports } from './capabilities/imports.ts';
import { OpenApi } from './capabilities/openapi.ts';
import { Organisation } from './capabilities/organisation.ts';
import { Outcomes } from './capabilities/outcomes.ts';
import { Periods } from './capabilities/periods.ts';
import { Progress } from './capabilities/progress.ts';
import { Reports } from './capabilities/reports.ts';
import { Results } from './capabilities/results.ts';
import { Review } from './capabilities/review.ts';
import { Schemes } from './capabilities/schemes.ts';
import { Scoring } from './capabilities/scoring.ts';
import { EvidenceFiles, FileAccessLog, ReportFiles } from './files.ts';
import type { Foundation } from './foundation.ts';
import { parametersOf } from './parameters.ts';
import { ClosingQueue } from './queue.ts';
import type { ApiRoute } from './routes.ts';
import { SigningKey } from './signing.ts';
import { RecordTable } from './table.ts';

/** Folder, first path segment, construct: one name each. */
const capabilities = {
  organisation: Organisation,
  schemes: Schemes,
  periods: Periods,
  goals: Goals,
  progress: Progress,
  scoring: Scoring,
  review: Review,
  results: Results,
  outcomes: Outcomes,
  reports: Reports,
  imports: Imports,
  audit: Audit,
  openapi: OpenApi,
};

interface JixiaoProps extends StackProps {
  environment: string;
  bundles: string;
  restoredTable?: string | undefined;
  domain?: Domain | undefined;
  routes: ReadonlyMap<string, readonly ApiRoute[]>;
}

/** One environment of the system in one region: shared parts first, then each capability on top of them. */
export class Jixiao extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { environment, bundles, restoredTable, domain, routes, ...props }: JixiaoProps,
  ) {
    super(scope, id, props);
    const told = parametersOf(this);
    const consoleOrigins = told.consoleOrigins.valueAsList;
    const alarms = new Alarms(this, 'alarms', { environment, email: told.alarmEmail });
    const accessLog = new FileAccessLog(this, 'file-access');
    const foundation: Omit<Foundation, 'routes'> = {
      site: { environment, bundles, alarms },
      firstSecurityAdministrator: told.firstSecurityAdministrator.valueAsString,
      table: new RecordTable(this, 'records', { alarms, restored: restoredTable }),
      evidence: new EvidenceFiles(this, 'evidence', { accessLog, consoleOrigins }),
      reports: new ReportFiles(this, 'report-files', {
        accessLog,
        retentionDays: told.reportRetentionDays.valueAsNumber,
      }),
      closing: new ClosingQueue(this, 'closing', { alarms }),
      signing: new SigningKey(this, 'signing', { version: told.signingKeyVersion.valueAsString }),
      api: new Api(this, 'api', {
        environment,
        issuer: told.issuer.valueAsString,
        audience: told.audience.valueAsList,
        consoleOrigins,
        domain,
        alarms,
      }),
    };
    for (const [name, Capability] of Object.entries(capabilities)) {
      const own = routes.get(name);
      if (!own) throw new Error(`capability ${name} has a construct but no functions/${name}/routes.ts`);
      new Capability(this, name, { ...foundation, routes: own });
    }
  }
}
