import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { Api, type Domain } from './api.ts';
import { Console } from './capabilities/console.ts';
import { HttpCapability, answeringHttp } from './capabilities/http.ts';
import { Jobs } from './capabilities/jobs.ts';
import { Periods } from './capabilities/periods.ts';
import { Events } from './events.ts';
import { EvidenceFiles, FileAccessLog, ReportFiles } from './files.ts';
import type { Foundation } from './foundation.ts';
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
      claims: {
        subject: told.subjectClaim.valueAsString,
        jurisdiction: told.jurisdictionClaim.valueAsString,
        always: told.jurisdiction.valueAsString,
      },
      table: new RecordTable(this, 'records', { alarms, restored: restoredTable }),
      evidence: new EvidenceFiles(this, 'evidence', { accessLog, consoleOrigins }),
      reports: new ReportFiles(this, 'report-files', {
        accessLog,
        consoleOrigins,
        retentionDays: told.reportRetentionDays.valueAsNumber,
      }),
      jobs: new JobsQueue(this, 'jobs-queue', { alarms }),
      events: new Events(this, 'events', { environment }),
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
    new Console(this, 'console', {
      ...foundation,
      issuer: told.issuer,
      clientId: told.consoleClientId,
      scope: told.consoleScope,
      name: told.consoleName,
    });
  }
}

/** What a deployment must be told. Values differ between accounts, so they are parameters and not code. */
function parametersOf(stack: Stack) {
  return {
    issuer: new CfnParameter(stack, 'OidcIssuer', {
      description: 'Issuer of the tokens, as in their iss claim; API Gateway reads its keys from there',
      allowedPattern: '^https?://[^\\s]+$',
    }),
    audience: new CfnParameter(stack, 'OidcAudience', {
      type: 'CommaDelimitedList',
      description: 'Accepted aud (or client_id) claims',
    }),
    subjectClaim: new CfnParameter(stack, 'SubjectClaim', {
      default: 'sub',
      allowedPattern: '^[A-Za-z0-9_.-]{1,64}$',
      description:
        'Claim with the subject that officials are registered by, for example preferred_username: the sub of some issuers is a random number',
    }),
    jurisdictionClaim: new CfnParameter(stack, 'JurisdictionClaim', {
      default: 'jurisdiction',
      allowedPattern: '^[A-Za-z0-9_.-]{1,64}$',
      description: 'Claim with the jurisdiction of the official',
    }),
    jurisdiction: new CfnParameter(stack, 'Jurisdiction', {
      default: '',
      allowedPattern: '^([a-z0-9-]{2,32})?$',
      description:
        'The jurisdiction of everybody, where the issuer knows only its officials; empty: JurisdictionClaim says',
    }),
    firstSecurityAdministrator: new CfnParameter(stack, 'FirstSecurityAdministrator', {
      description: 'jurisdiction:subject of the official who grants the first roles, for example 330199:zhao',
      allowedPattern: '^[a-z0-9-]{2,32}:[^:\\s]+$',
    }),
    consoleOrigins: new CfnParameter(stack, 'ConsoleOrigins', {
      type: 'CommaDelimitedList',
      description: 'Origins of the web console, for example https://jixiao.example.gov.cn',
    }),
    consoleClientId: new CfnParameter(stack, 'ConsoleClientId', {
      default: 'jixiao-console',
      description: 'Client of the issuer that the web console signs people in as; its redirect is /signed-in',
    }),
    consoleScope: new CfnParameter(stack, 'ConsoleScope', {
      default: 'openid jixiao',
      description: 'Scopes the web console asks the issuer for, so that its access tokens have the audience',
    }),
    consoleName: new CfnParameter(stack, 'ConsoleName', {
      default: '',
      description: 'Name of the government on the page where people sign in; empty where there are many',
    }),
    reportRetentionDays: new CfnParameter(stack, 'ReportRetentionDays', {
      type: 'Number',
      default: 3650,
      minValue: 1,
      maxValue: 36500,
      description: 'Days during which a written report cannot be removed (object lock, governance mode)',
    }),
    signingKeyVersion: new CfnParameter(stack, 'SigningKeyVersion', {
      default: '1',
      allowedPattern: '^[A-Za-z0-9-]{1,32}$',
      description: 'Any other value makes every function read the signing secret anew: docs/operations.md, Signing key',
    }),
    alarmEmail: new CfnParameter(stack, 'AlarmEmail', {
      default: '',
      description: 'Where alarms are sent; empty: subscribe to the topic yourself',
    }),
  };
}
