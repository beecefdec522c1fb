import { GetItemCommand, PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { sort } from '../../../shared/storage/keys.ts';
import { period } from '../../make/enrolled.ts';
import { withSealedCounty } from './sealed-county.ts';

const county = withSealedCounty();
const { of, verifyChain, verifyPeriod, verifyOffline } = county;

/** Puts a value of a type the system never writes into an item, as only whoever has the database can. */
async function strange(sk: string, value: AttributeValue): Promise<void> {
  const { client, name } = county.engine();
  const Key = { pk: { S: county.place() }, sk: { S: sk } };
  const { Item } = await client.send(new GetItemCommand({ TableName: name, Key }));
  await client.send(new PutItemCommand({ TableName: name, Item: { ...Item, ...Key, why: value, setAside: value } }));
}

const values: Record<string, AttributeValue> = {
  'a number of forty digits': { N: '12345678901234567890123456789012345678' },
  'a number beyond every number': { N: '1e120' },
  bytes: { B: new Uint8Array([1, 2]) },
  'a set of texts': { SS: ['a', 'b'] },
  'a nest of lists': { L: [{ L: [{ L: [{ L: [{ M: {} }] }] }] }] },
  'a text of 360 kilobytes': { S: '甲'.repeat(60_000) },
};

describe.each([sort.entry(2), sort.head, 'zz'])('in %s', (sk) => {
  test.each(Object.entries(values))('%s is named, and the others are verified', async (_, value) => {
    await strange(sk, value);
    expect((await verifyChain()).findings).not.toEqual([]);
    const { findings, verified } = await verifyPeriod();
    expect(verified).toBe(3);
    expect(new Set(findings.map(({ where }) => where))).toEqual(new Set([of]));
    expect((await verifyOffline()).status).toBe(1);
    const office = county.world.as('office');
    const { body } = await office.call('periods.subjects', { params: { period }, query: {} });
    expect(body.subjects.length).toBeGreaterThanOrEqual(2);
  });
});
