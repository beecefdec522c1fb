import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Alarms, Concern } from './alarms.ts';
import type { DeadLetters } from './queue.ts';

/** What every function is told about where it is being built. */
export interface Site {
  /** `prod`, `test` …: part of every name that people read. */
  environment: string;
  /** The folder that infra/build.ts filled. */
  bundles: string;
  alarms: Alarms;
}

interface CapabilityFunctionProps extends Concern {
  site: Site;
  memoryMegabytes: number;
  timeout: Duration;
  /** Only what is invoked asynchronously has somewhere to leave an event it could not finish. */
  deadLetters?: DeadLetters;
}

/**
 * One function of a capability: `functions/<capability>/<id>.lambda.ts`. Its one name, `<capability>.<id>`, is that of
 * its bundle, log group, alarm and tests. It starts with permission to write its own log and nothing else.
 *
 * No tracing: X-Ray does not exist for Lambda in the China regions; the trace id travels in our own messages.
 */
export class CapabilityFunction extends Construct {
  readonly lambda: Lambda;
  readonly role: Role;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: CapabilityFunctionProps) {
    super(scope, id);
    const { site, memoryMegabytes, timeout, deadLetters } = props;
    const name = `${scope.node.id}.${id}`;

    this.log = new LogGroup(this, 'Log', {
      logGroupName: `/jixiao/${site.environment}/${name}`,
      // Six months is the legal minimum; thirteen months let a year be compared with the last.
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do`,
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.log.logGroupArn],
      }),
    );
    this.lambda = new Lambda(this, 'Function', {
      functionName: `jixiao-${site.environment}-${name.replace('.', '-')}`,
      code: Code.fromAsset(join(site.bundles, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout,
      role: this.role,
      logGroup: this.log,
      loggingFormat: LoggingFormat.TEXT,
      environment: { METRIC_NAMESPACE: `Jixiao/${site.environment}` },
      // An asynchronous event is not retried for long: the next run of the schedule picks up all that is due.
      ...(deadLetters && {
        deadLetterQueue: deadLetters.queue,
        retryAttempts: 1,
        maxEventAge: Duration.minutes(5),
      }),
    });
    site.alarms.function(name, this.lambda, props);
  }
}

/** Where a token says who its bearer is. */
export interface CallerClaims {
  subject: string;
  jurisdiction: string;
  /** The jurisdiction of everybody, where the issuer serves one alone; empty: the claim says. */
  always: string;
}

interface Callers {
  claims: CallerClaims;
  /** "jurisdiction:subject" of whoever grants the first roles; every caller is looked up with it. */
  firstSecurityAdministrator: string;
}

interface HttpFunctionProps extends Concern {
  site: Site;
  /** Left out where nobody is looked up. */
  callers?: Callers;
  /** Where ten seconds and 1,024 MB are not enough. */
  timeout?: Duration;
  memoryMegabytes?: number;
}

/**
 * The function that answers a capability's routes. Ten seconds is far above what nearly all of them take and far below the
 * 30 s at which API Gateway gives up, so a caller hears from us and not from the gateway.
 */
export class HttpFunction extends CapabilityFunction {
  constructor(scope: Construct, id: string, { callers, ...props }: HttpFunctionProps) {
    // 1,024 MB buys the share of a processor that makes a cold start bearable; the code itself uses about 120 MB.
    super(scope, id, { memoryMegabytes: 1024, timeout: Duration.seconds(10), ...props });
    if (!callers) return;
    const { claims, firstSecurityAdministrator } = callers;
    this.lambda.addEnvironment('FIRST_SECURITY_ADMINISTRATOR', firstSecurityAdministrator);
    this.lambda.addEnvironment('SUBJECT_CLAIM', claims.subject);
    this.lambda.addEnvironment('JURISDICTION_CLAIM', claims.jurisdiction);
    this.lambda.addEnvironment('JURISDICTION', claims.always);
  }
}
