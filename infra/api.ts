import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { HttpFunction } from './function.ts';
import type { ApiRoute } from './routes.ts';

interface ApiProps {
  environment: string;
  issuer: string;
  audience: string[];
  consoleOrigins: string[];
  alarms: Alarms;
}

const openRoute = new HttpNoneAuthorizer();

/** One line a request: who, what, how it ended. The audit chain tells what changed; this tells what was tried. */
const accessLogLine = {
  time: '$context.requestTime',
  request: '$context.requestId',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  jurisdiction: '$context.authorizer.claims.jurisdiction',
  official: '$context.authorizer.claims.sub',
  refusedBecause: '$context.authorizer.error',
  failedBecause: '$context.integrationErrorMessage',
};

/** The HTTP API. It proves the token; what its bearer may do is decided behind it, from roles in the table. */
export class Api extends Construct {
  private readonly api: HttpApi;
  private readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      apiName: `jixiao-${props.environment}`,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: props.consoleOrigins,
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
        allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', 'if-match'],
        exposeHeaders: ['etag', 'location'],
        maxAge: Duration.hours(1),
      },
    });
    this.authorizer = new HttpJwtAuthorizer('Oidc', props.issuer, { jwtAudience: props.audience });

    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: `/jixiao/${props.environment}/api`,
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogLine)),
      },
      // A county's busiest hour is some tens of requests a second; beyond this it is a loop or an attack.
      throttle: { rateLimit: 200, burstLimit: 400 },
    });
    props.alarms.watch('api-answers-5xx', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      impact: 'Somebody was told that the system failed instead of what they asked for.',
      runbook: 'api-answers-5xx',
    });
    new CfnOutput(this, 'Url', {
      value: this.api.apiEndpoint,
      description: 'Base address; OpenAPI at /v1/openapi.json',
    });
  }

  /** One integration and one permission a function, however many routes it answers. */
  serve(fn: HttpFunction, routes: readonly ApiRoute[]): void {
    const capability = fn.node.scope?.node.id ?? fn.node.id;
    const integration = new HttpLambdaIntegration(capability, fn.lambda, { scopePermissionToRoute: false });
    for (const route of routes) {
      const [created] = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration,
        authorizer: route.public ? openRoute : this.authorizer,
      });
      if (!route.public || !created) continue;
      Validations.of(created).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'Declared public in its route table: it shows only what is published.',
      });
    }
  }
}
