import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The least a function over a table can be: what the bundles are compared with. */
export const handler = async ({ pk, sk }: { pk: string; sk: string }) =>
  (await documents.send(new GetCommand({ TableName: process.env['TABLE_NAME'], Key: { pk, sk } }))).Item;
