import { expect, test } from 'vitest';
import { tableShape } from '../make/engine.ts';
import { synthesizedOnce } from '../infra/synthesized.ts';

test('the table of the tests is the table that is deployed', async () => {
  const { ofType } = await synthesizedOnce();
  const [[, table] = []] = ofType('AWS::DynamoDB::Table');
  const { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions } = table?.Properties ?? {};
  expect({ KeySchema, GlobalSecondaryIndexes, AttributeDefinitions }).toEqual(tableShape);
});
