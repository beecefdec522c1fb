import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { HttpFunction } from './function.ts';
import { gatewayRoutes, type ApiRoute } from './routes.ts';

interface ApiProps {
  environment: string;
  issuer: string;
  audience: string[];
  consoleOrigins: string[];
  /** The recorded name under which the API answers beside the address AWS gives it: China regions serve no other. */
  domain?: Domain | undefined;
  alarms: Alarms;
}

export interface Domain {
  name: string;
  /** ARN of the name's certificate in the certificate manager of the same region. */
  certificate: string;
}

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
  private readonly authorizer: CfnAuthorizer;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      apiName: `jixiao-${props.environment}`,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: props.consoleOrigins,
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
        allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', 'if-match'],
        exposeHeaders: ['etag', 'location', 'x-trace-id'],
        maxAge: Duration.hours(1),
      },
    });
    this.authorizer = new CfnAuthorizer(this, 'Oidc', {
      apiId: this.api.apiId,
      name: 'oidc',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: props.issuer, audience: props.audience },
    });

    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: `/jixiao/${props.environment}/api`,
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const stage = new HttpStage(this, 'Stage', {
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
    if (props.domain) this.answerTo(props.domain, stage);
    new CfnOutput(this, 'Url', {
      value: this.api.apiEndpoint,
      description: 'Base address; OpenAPI at /v1/openapi.json',
    });
  }

  private answerTo({ name, certificate }: Domain, stage: HttpStage): void {
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api: this.api, domainName, stage });
    new CfnOutput(this, 'DomainTarget', {
      value: domainName.regionalDomainName,
      description: `Point a CNAME record of ${name} here`,
    });
  }

  /**
   * One integration and one permission a function, however many routes it answers. Plain resources, because the
   * library's integration hangs the permission on whichever route comes first and loses it with that route.
   */
  serve(fn: HttpFunction, routes: readonly ApiRoute[]): void {
    new CfnPermission(fn, 'ApiMayCall', {
      action: 'lambda:InvokeFunction',
      functionName: fn.lambda.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName: '*/*' }),
    });
    const integration = new CfnIntegration(fn, 'Integration', {
      apiId: this.api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.lambda.functionArn,
      payloadFormatVersion: '2.0',
    });
    for (const { id, key, ...route } of gatewayRoutes(routes)) {
      const created = new CfnRoute(fn, id, {
        apiId: this.api.apiId,
        routeKey: key,
        target: `integrations/${integration.ref}`,
        ...(route.public
          ? { authorizationType: 'NONE' }
          : { authorizationType: 'JWT', authorizerId: this.authorizer.ref }),
      });
      if (!route.public) continue;
      Validations.of(created).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'Declared public in its route table: it shows only what is published.',
      });
    }
  }
}
