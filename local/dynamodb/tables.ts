import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

/** Makes the tables of the template in an engine, unless they are to be there already; true if they all were. */
export async function createTables(
  stack: Stack,
  connection: DynamoDBClientConfig,
  holdsData = false,
): Promise<boolean> {
  const client = new DynamoDBClient(connection);
  try {
    const made: ('created' | 'kept')[] = [];
    for (const type of ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']) {
      for (const { name, properties } of stack.all(type, tableSchema))
        made.push(await createTable(client, name, properties, holdsData));
    }
    return made.every((how) => how === 'kept');
  } finally {
    client.destroy();
  }
}

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const indexSchema = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

/** What of the table resource makes a difference on one machine; recovery, protection and billing are the cloud's. */
export const tableSchema = z.strictObject({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
  TableName: cloudOnly,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  PointInTimeRecoverySpecification: cloudOnly,
  DeletionProtectionEnabled: cloudOnly,
  SSESpecification: cloudOnly,
  ContributorInsightsSpecification: cloudOnly,
  OnDemandThroughput: cloudOnly,
  WriteOnDemandThroughputSettings: cloudOnly,
  Replicas: cloudOnly,
  ResourcePolicy: cloudOnly,
  TableClass: cloudOnly,
  Tags: cloudOnly,
});

/** What `createTable` reads of it. */
export type TableProperties = Pick<
  z.infer<typeof tableSchema>,
  'AttributeDefinitions' | 'KeySchema' | 'GlobalSecondaryIndexes' | 'TimeToLiveSpecification'
>;

/**
 * Creates the table unless it is there. A table of another shape is refused: the data is of another version. So is the absence of one
 * that is known to hold data: an empty one would answer as if nothing had ever been.
 */
export async function createTable(
  client: DynamoDBClient,
  name: string,
  properties: TableProperties,
  holdsData = false,
): Promise<'created' | 'kept'> {
  const present = await describe(client, name);
  if (present) {
    if (shape(present) === shape(properties)) return 'kept';
    throw new Error(
      `数据表 ${name} 由本系统的另一版本建立，其键或索引与模板不同。\nThe table ${name} was made by another version of this system: its keys or indexes differ from the template.`,
    );
  }
  if (holdsData)
    throw new Error(
      `数据目录中已有数据，而数据库中没有数据表 ${name}：请使用原来的数据库（地址与密钥均与此前相同）。` +
        `\nThe data folder holds data, but the database has no table ${name}: bring the database of before, at its address and with its keys.`,
    );
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, TimeToLiveSpecification } = properties;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
    }),
  );
  if (TimeToLiveSpecification?.Enabled) {
    const { AttributeName, Enabled } = TimeToLiveSpecification;
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: { AttributeName, Enabled } }),
    );
  }
  return 'created';
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

type Keys = { AttributeName?: string | undefined; KeyType?: string | undefined }[] | undefined;

function shape(table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string {
  const keys = (schema: Keys): string => (schema ?? []).map((key) => `${key.KeyType} ${key.AttributeName}`).join(', ');
  const indexes = (table.GlobalSecondaryIndexes ?? []).map((index) => {
    const { ProjectionType, NonKeyAttributes = [] } = index.Projection ?? {};
    return `${index.IndexName}: ${keys(index.KeySchema)}; ${ProjectionType} ${NonKeyAttributes.toSorted().join(' ')}`;
  });
  return [keys(table.KeySchema), ...indexes.toSorted()].join('\n');
}
