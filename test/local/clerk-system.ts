import { bundles, type SmallSystem } from './small-system.ts';
import { lambda, mapping, queue, route, schedule, table, template } from './small-template.ts';

const ref = (id: string) => ({ Ref: id });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** Does what it is told with the real SDK, and says how it ended. */
const clerk = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, DeleteCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { SQSClient, SendMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { S3Client, PutObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({}), secrets = new SecretsManagerClient({}), s3 = new S3Client({});
const { TABLE_NAME: TableName, QUEUE_URL: QueueUrl, SECRET_ARN: SecretId, BUCKET: Bucket } = process.env;
const doings = {
  put: (Item) => db.send(new PutCommand({ TableName, Item })),
  get: async (Key) => (await db.send(new GetCommand({ TableName, Key }))).Item,
  list: async (value) => (await db.send(new QueryCommand({ TableName, IndexName: 'byList', KeyConditionExpression: 'gsi1pk = :v', ExpressionAttributeValues: { ':v': value } }))).Items,
  remove: (Key) => db.send(new DeleteCommand({ TableName, Key })),
  transact: (items) => db.send(new TransactWriteCommand({ TransactItems: items.map((Item) => ({ Put: { TableName, Item } })) })),
  transactRemove: (Key) => db.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key } }] })),
  send: async (body) => (await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }))).MessageId,
  sendAll: async (bodies) => (await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: bodies.map((MessageBody, i) => ({ Id: String(i), MessageBody })) }))).Successful.length,
  secretId: async () => SecretId,
  secret: async () => (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString,
  store: ({ Key, Body }) => s3.send(new PutObjectCommand({ Bucket, Key, Body })),
  link: (Key) => getSignedUrl(new S3Client({ forcePathStyle: true, endpoint: process.env.FILES_ENDPOINT }), new GetObjectCommand({ Bucket, Key })),
  read: async (Key) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body.transformToString(),
};
export const handler = async ({ what, value }) => {
  try { return { ok: (await doings[what](value)) ?? null }; } catch ({ name, message }) { return { name, message }; }
};`;

/** Fails messages as their text says, and remembers what it was given. */
const worker = `
const seen = [];
export const handler = async (event) => {
  if (!event.Records) return seen;
  const bodies = event.Records.map(({ body, attributes }) => body + ' ' + attributes.ApproximateReceiveCount);
  seen.push(bodies);
  if (event.Records.some(({ body }) => body === 'crash')) throw new Error('crash');
  return { batchItemFailures: event.Records.filter(({ body }) => body.startsWith('fail')).map(({ messageId }) => ({ itemIdentifier: messageId })) };
};`;

const timer = `
const runs = [];
export const handler = async (event) => { if (event.scheduledTime) runs.push(event.scheduledTime); return runs; };`;

const secret = {
  Secret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
  },
};
const bucket = {
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
};

const clerkMay = [
  {
    Effect: 'Allow',
    Action: ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:ConditionCheckItem'],
    Resource: arnOf('Table'),
  },
  { Effect: 'Allow', Action: 'dynamodb:Query', Resource: { 'Fn::Join': ['', [arnOf('Table'), '/index/byList']] } },
  { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('Queue') },
  { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ref('Secret') },
  { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [arnOf('Bucket'), '/reports/*']] } },
];
const workerMay = [
  {
    Effect: 'Allow',
    Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
    Resource: arnOf('Queue'),
  },
];

export const whole = template(
  table,
  queue,
  secret,
  bucket,
  lambda('Clerk', {
    variables: { TABLE_NAME: ref('Table'), QUEUE_URL: ref('Queue'), SECRET_ARN: ref('Secret'), BUCKET: ref('Bucket') },
    statements: clerkMay,
  }),
  lambda('Worker', { statements: workerMay }),
  lambda('Timer'),
  mapping('Worker', { BatchSize: 3, ScalingConfig: { MaximumConcurrency: 1 } }),
  schedule('Timer'),
  route('Route', 'GET /v1/clerk', 'Clerk'),
);

export const clerkBundles = () => bundles({ Clerk: clerk, Worker: worker, Timer: timer });

export async function call(
  system: SmallSystem,
  what: string,
  value?: unknown,
): Promise<{ ok?: unknown; name?: string; message?: string }> {
  return result(system, 'Clerk', { what, value });
}

export async function result(system: SmallSystem, id: string, event: unknown): Promise<never> {
  const outcome = await system.invoke(id, event);
  if (!outcome.ok) throw new Error(outcome.message);
  return JSON.parse(outcome.payload) as never;
}

export const item = { pk: 'unit#1', sk: 'head', gsi1pk: 'list', gsi1sk: '1', name: '教育局' };
export const key = { pk: item.pk, sk: item.sk };
