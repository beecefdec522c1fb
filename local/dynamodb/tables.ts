import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ListTablesCommand,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { startRefusals } from '../../shared/text/local.ts';
import { requireSpace } from '../data-folder.ts';
import { both } from '../log.ts';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

const tables = (stack: Stack) =>
  ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'].flatMap((type) => stack.all(type, tableSchema));

export const tableNames = (stack: Stack): string[] => tables(stack).map(({ name }) => name);

/** Makes the tables of the template in an engine, unless they are to be there already; true if they all were. */
export async function createTables(
  stack: Stack,
  connection: DynamoDBClientConfig,
  holdsData = false,
): Promise<boolean> {
  const client = new DynamoDBClient(connection);
  try {
    const made: ('created' | 'kept')[] = [];
    for (const { name, properties } of tables(stack)) made.push(await createTable(client, name, properties, holdsData));
    return made.every((how) => how === 'kept');
  } finally {
    client.destroy();
  }
}

/** How many items the tables hold. */
export async function countRows(client: DynamoDBClient, names: readonly string[]): Promise<number> {
  let rows = 0;
  for (const name of names) rows += (await describe(client, name))?.ItemCount ?? 0;
  return rows;
}

/** Whether the engine answers and the disk has room, asked anew at each call. */
export async function answersNow(client: DynamoDBClient, directory: string): Promise<boolean> {
  try {
    requireSpace(directory);
    await client.send(new ListTablesCommand({ Limit: 1 }), { abortSignal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds. */
const patience = 2_000;

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
    throw new Error(both(startRefusals['table-of-another-version'], { table: name }));
  }
  if (holdsData) throw new Error(both(startRefusals['table-gone'], { table: name }));
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
