import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { Stack } from './stack.ts';
import { createTable, tableSchema } from './table.ts';

/** Makes the tables of the template in an engine; true if all of them were there already. */
export async function createTables(stack: Stack, connection: DynamoDBClientConfig): Promise<boolean> {
  const client = new DynamoDBClient(connection);
  try {
    const made: ('created' | 'kept')[] = [];
    for (const type of ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']) {
      for (const { name, properties } of stack.all(type, tableSchema))
        made.push(await createTable(client, name, properties));
    }
    return made.every((how) => how === 'kept');
  } finally {
    client.destroy();
  }
}
