import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api, type Domain } from './api.ts';
import { answeringHttp, HttpCapability } from './capabilities/http.ts';
import { Jobs } from './capabilities/jobs.ts';
import { Periods } from './capabilities/periods.ts';
import { EvidenceFiles, FileAccessLog, ReportFiles } from './files.ts';
import type { Foundation } from './foundation.ts';
import { parametersOf } from './parameters.ts';
import { JobsQueue } from './queue.ts';
import type { ApiRoute } from './routes.ts';
import { SigningKey } from './signing.ts';
import { RecordTable } from './table.ts';

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
      jobs: new JobsQueue(this, 'jobs-queue', { alarms }),
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
    // Folder, first path segment, construct: one name each.
    const partsOf = (name: string): Foundation => {
      const own = routes.get(name);
      if (!own) throw new Error(`capability ${name} has a construct but no functions/${name}/routes.ts`);
      return { ...foundation, routes: own };
    };
    for (const [name, of] of Object.entries(answeringHttp)) new HttpCapability(this, name, { ...partsOf(name), of });
    new Periods(this, 'periods', partsOf('periods'));
    new Jobs(this, 'jobs', foundation);
  }
}
