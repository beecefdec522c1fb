import * as z from 'zod';
import type { RoledFunction } from '../functions/functions.ts';
import type { Issuer } from '../identity/issuer.ts';
import { covers } from '../identity/policies.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../schedule/clock.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';
import { type Authorizer, authorizerSchema, createAuthorizer } from './authorizer.ts';
import { type GatewayOptions, corsSchema } from './gateway.ts';

const apiSchema = z.strictObject({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: corsSchema.optional(),
  Name: cloudOnly,
  Description: cloudOnly,
  DisableExecuteApiEndpoint: cloudOnly,
  IpAddressType: cloudOnly,
  Tags: cloudOnly,
});

const stageSchema = z.strictObject({
  ApiId: z.string(),
  StageName: z.string(),
  AutoDeploy: z.literal(true),
  Description: cloudOnly,
  // One machine is its own throttle.
  DefaultRouteSettings: cloudOnly,
  AccessLogSettings: cloudOnly,
  Tags: cloudOnly,
});

const routeSchema = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});

const integrationSchema = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  IntegrationMethod: cloudOnly,
  Description: cloudOnly,
});

const permissionSchema = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: cloudOnly,
});

interface ApiOptions {
  stack: Stack;
  functions: readonly RoledFunction[];
  clock: Clock;
  issuer: Issuer;
  /** Whether the gateway needs the template's own permission to invoke a function. */
  enforce: boolean;
  log: Log;
}

/** Reads the HTTP API of the template: its routes, what they call, who checks the token and who may invoke. */
export function readApi({
  stack,
  functions,
  clock,
  issuer,
  enforce,
  log,
}: ApiOptions): Omit<GatewayOptions, 'counters' | 'patient' | 'subjectClaim'> {
  const [api, ...others] = stack.all('AWS::ApiGatewayV2::Api', apiSchema);
  const [stage, ...otherStages] = stack.all('AWS::ApiGatewayV2::Stage', stageSchema);
  if (!api || !stage || others.length + otherStages.length > 0)
    throw new Error('one machine serves exactly one HTTP API with one stage');

  const integrations = new Map(
    stack
      .all('AWS::ApiGatewayV2::Integration', integrationSchema)
      .map(({ ref, properties }) => [ref, properties.IntegrationUri]),
  );
  const authorizers = new Map<string, Authorizer>(
    stack.all('AWS::ApiGatewayV2::Authorizer', authorizerSchema).map(({ ref, properties: { JwtConfiguration } }) => [
      ref,
      createAuthorizer({
        issuer: JwtConfiguration.Issuer,
        audience: JwtConfiguration.Audience,
        clock,
        local: issuer,
        log,
      }),
    ]),
  );
  const routes = stack.all('AWS::ApiGatewayV2::Route', routeSchema).map(({ id, properties }) => {
    const { RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } = properties;
    const uri = integrations.get(Target.slice('integrations/'.length));
    const target = functions.find(({ arn }) => arn === uri);
    if (!target) throw new Error(`route ${id} (${RouteKey}) leads to no function of the template`);
    const authorizer = AuthorizationType === 'JWT' ? AuthorizerId : undefined;
    if (AuthorizationType === 'JWT' && !authorizers.has(authorizer ?? ''))
      throw new Error(`route ${id} (${RouteKey}) has no authorizer`);
    return { key: RouteKey, target, authorizer, scopes: AuthorizationScopes };
  });

  const { partition, region, account } = stack.place;
  const permissions = stack
    .all('AWS::Lambda::Permission', permissionSchema)
    .filter(
      ({ properties }) =>
        properties.Action === 'lambda:InvokeFunction' && properties.Principal === 'apigateway.amazonaws.com',
    );
  const stageName = stage.properties.StageName;
  return {
    apiId: api.ref,
    address: new URL(stack.place.url),
    accountId: account,
    stage: stageName,
    routes,
    authorizers,
    cors: api.properties.CorsConfiguration,
    clock,
    issuer,
    log,
    mayInvoke(functionArn, method, path) {
      if (!enforce) return true;
      const source = `arn:${partition}:execute-api:${region}:${account}:${api.ref}/${stageName}/${method}${path}`;
      return permissions.some(
        ({ properties: { FunctionName, SourceArn } }) =>
          (FunctionName === functionArn || functionArn.endsWith(`:${FunctionName}`)) &&
          (SourceArn === undefined || covers(SourceArn, source)),
      );
    },
  };
}
