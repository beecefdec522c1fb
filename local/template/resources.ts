import { createHash } from 'node:crypto';

/** Where the stack is placed: the pseudo parameters and the addresses that stand for AWS's. */
export interface Place {
  partition: string;
  region: string;
  account: string;
  urlSuffix: string;
  stack: string;
  /** The HTTP API. */
  url: string;
  /** The endpoint that stands for every AWS service. */
  endpoint: string;
}

export interface Identity {
  ref: string;
  /** The physical name, where the type has one. */
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** `property(name)` is the resolved text of a property, or undefined where the template leaves the name to CloudFormation. */
type Identify = (id: string, place: Place, property: (name: string) => string | undefined) => Identity;

/** Names CloudFormation would make up; without its random tail, so data is found again at the next start. */
const made = (id: string, place: Place): string => `${place.stack}-${id}`;

const arn = (place: Place, service: string, rest: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${rest}`;

const byName = (ref: string, attributes: Record<string, string>): Identity => ({ ref, name: ref, attributes });

const table: Identify = (id, place, property) => {
  const name = property('TableName') ?? made(id, place);
  return byName(name, { Arn: arn(place, 'dynamodb', `table/${name}`), TableId: id });
};

/** Every type that this machine makes real. A type in neither this table nor `inert` stops the start. */
export const realised: Readonly<Record<string, Identify>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::S3::Bucket': (id, place, property) => {
    const name = property('BucketName') ?? made(id, place).toLowerCase();
    return byName(name, {
      Arn: `arn:${place.partition}:s3:::${name}`,
      DomainName: `${name}.s3.${place.urlSuffix}`,
      RegionalDomainName: `${name}.s3.${place.region}.${place.urlSuffix}`,
    });
  },
  'AWS::SQS::Queue': (id, place, property) => {
    const name = property('QueueName') ?? made(id, place);
    const url = `${place.endpoint}/${place.account}/${name}`;
    return { ref: url, name, attributes: { Arn: arn(place, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::Events::EventBus': (id, place, property) => {
    const name = property('Name') ?? made(id, place);
    return byName(name, { Arn: arn(place, 'events', `event-bus/${name}`), Name: name });
  },
  'AWS::Lambda::Function': (id, place, property) => {
    const name = property('FunctionName') ?? made(id, place);
    return byName(name, { Arn: arn(place, 'lambda', `function:${name}`) });
  },
  'AWS::Lambda::EventSourceMapping': (id) => byName(id, { Id: id }),
  'AWS::Lambda::EventInvokeConfig': (id) => byName(id, {}),
  'AWS::ApiGatewayV2::Api': (id, place) => byName(apiId(id), { ApiEndpoint: place.url, ApiId: apiId(id) }),
  'AWS::ApiGatewayV2::Authorizer': (id) => byName(id, { AuthorizerId: id }),
  'AWS::ApiGatewayV2::Integration': (id) => byName(id, { IntegrationId: id }),
  'AWS::ApiGatewayV2::Route': (id) => byName(id, { RouteId: id }),
  'AWS::ApiGatewayV2::Stage': (_id, _place, property) => byName(property('StageName') ?? '$default', {}),
  'AWS::Scheduler::Schedule': (id, place, property) => {
    const name = property('Name') ?? made(id, place);
    return byName(name, { Arn: arn(place, 'scheduler', `schedule/${property('GroupName') ?? 'default'}/${name}`) });
  },
  'AWS::SecretsManager::Secret': (id, place, property) => {
    const name = property('Name') ?? made(id, place);
    const own = arn(place, 'secretsmanager', `secret:${name}-${digest(name).slice(0, 6)}`);
    return { ref: own, name, attributes: { Id: own } };
  },
  'AWS::IAM::Role': (id, place, property) => {
    const name = property('RoleName') ?? made(id, place);
    return byName(name, { Arn: `arn:${place.partition}:iam::${place.account}:role/${name}`, RoleId: id });
  },
  'AWS::IAM::Policy': (id) => byName(id, { Id: id }),
  'AWS::IAM::ManagedPolicy': (id, place) => byName(`arn:${place.partition}:iam::${place.account}:policy/${id}`, {}),
  'AWS::Lambda::Permission': (id) => byName(id, {}),
  'AWS::S3::BucketPolicy': (id) => byName(id, {}),
  'AWS::SQS::QueuePolicy': (id) => byName(id, {}),
};

const watched = 'nobody is woken by one machine; its log is on the screen';
const written = 'log lines go to the log given to the runner';
const named = 'one machine answers under the name of whatever stands before it';
const disk = 'encryption at rest is the matter of the disk';

/** Types that are right to ignore on one machine, each with the reason. */
export const inert: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'says only which library wrote the template',
  'AWS::CloudWatch::Alarm': watched,
  'AWS::CloudWatch::CompositeAlarm': watched,
  'AWS::CloudWatch::Dashboard': watched,
  'AWS::SNS::Topic': watched,
  'AWS::SNS::TopicPolicy': watched,
  'AWS::SNS::Subscription': watched,
  'AWS::Logs::LogGroup': written,
  'AWS::Logs::MetricFilter': written,
  'AWS::Logs::ResourcePolicy': written,
  'AWS::ApiGatewayV2::DomainName': named,
  'AWS::ApiGatewayV2::ApiMapping': named,
  'AWS::Scheduler::ScheduleGroup': 'only groups names',
  'AWS::KMS::Key': disk,
  'AWS::KMS::Alias': disk,
};

/** What a template may ask of an inert resource: some name, some ARN. */
export const stub: Identify = (id, place) =>
  byName(made(id, place), {
    Arn: arn(place, 'local', id),
    TopicArn: arn(place, 'sns', id),
    TopicName: id,
    LogGroupName: id,
    KeyId: id,
  });

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** API ids are ten lower-case letters and digits. */
function apiId(id: string): string {
  return digest(id).slice(0, 10);
}
