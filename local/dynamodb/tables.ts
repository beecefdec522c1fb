import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { Stack } from '../template/stack.ts';
import { createTable, tableSchema } from './table.ts';

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
