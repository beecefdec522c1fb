/** A template as small as synthesis could write it: enough of every kind of resource to see each one work. */
import type { JsonObject } from '../../local/template/template.ts';

type Resources = Record<string, JsonObject>;

const ref = (id: string) => ({ Ref: id });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** A function with its role; `statements` are what the role may do. */
export function lambda(
  id: string,
  options: { variables?: JsonObject; timeout?: number; memory?: number; statements?: JsonObject[] } = {},
): Resources {
  return {
    [id]: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'aws:asset:path': `asset.${id}`, 'aws:asset:property': 'Code' },
      Properties: {
        Code: { S3Bucket: { 'Fn::Sub': 'cdk-${AWS::AccountId}' }, S3Key: `${id}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arnOf(`${id}Role`),
        Timeout: options.timeout ?? 10,
        MemorySize: options.memory ?? 256,
        Environment: { Variables: options.variables ?? {} },
      },
    },
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {},
        Policies: [
          { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: options.statements ?? [] } },
        ],
      },
    },
  };
}

export function route(id: string, key: string, target: string, secured = true): Resources {
  return {
    [`${id}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('Api'),
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arnOf(target),
        PayloadFormatVersion: '2.0',
      },
    },
    [id]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: ref('Api'),
        RouteKey: key,
        Target: { 'Fn::Join': ['', ['integrations/', ref(`${id}Integration`)]] },
        ...(secured ? { AuthorizationType: 'JWT', AuthorizerId: ref('Authorizer') } : { AuthorizationType: 'NONE' }),
      },
    },
    [`${id}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arnOf(target),
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*' },
      },
    },
  };
}

const api: Resources = {
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: 'small',
      ProtocolType: 'HTTP',
      CorsConfiguration: {
        AllowOrigins: ['https://console.example'],
        AllowMethods: ['GET', 'POST'],
        AllowHeaders: ['authorization'],
        MaxAge: 60,
      },
    },
  },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: ref('Api'),
      Name: 'oidc',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: ref('OidcIssuer'), Audience: ref('OidcAudience') },
    },
  },
};

export const table: Resources = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byList',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    },
  },
};

export const queue: Resources = {
  DeadLetters: { Type: 'AWS::SQS::Queue', Properties: {} },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: arnOf('DeadLetters'), maxReceiveCount: 2 },
    },
  },
};

export function mapping(target: string, properties: JsonObject = {}): Resources {
  return {
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arnOf('Queue'),
        FunctionName: ref(target),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ...properties,
      },
    },
  };
}

export function schedule(target: string): Resources {
  return {
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(5 minutes)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: arnOf(target),
          RoleArn: arnOf('ScheduleRole'),
          Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        },
      },
    },
    ScheduleRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyName: 'call',
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arnOf(target) }],
            },
          },
        ],
      },
    },
  };
}

export function template(...resources: Resources[]): JsonObject {
  return {
    Parameters: { OidcIssuer: { Type: 'String' }, OidcAudience: { Type: 'CommaDelimitedList' } },
    Resources: Object.assign({}, api, ...resources),
    Outputs: { Url: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } },
  };
}
