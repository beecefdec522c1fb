import { expect, test } from 'vitest';
import { answeredFor, answeredReply, idempotencyOf, keptReply, rememberReply } from '../../functions/idempotency.ts';
import type { Caller } from '../../functions/services.ts';
import { Moved } from '../../shared/storage/attempt.ts';
import { onEachEngine, own } from './engines.ts';

const at = 1_790_000_000_000;
const reply = { status: 201 as const, body: { n: 7 }, etag: 7, location: '/v1/there' };

const askedBy = (id: string, body: unknown, jurisdiction: string) => {
  const caller: Caller = { id, jurisdiction, name: id, unit: 'u', grants: [], rolesUsed: [] };
  const headers = { 'idempotency-key': 'one-key-for-all' };
  return idempotencyOf({ headers, routeKey: 'POST /v1/goals' }, caller, body);
};

onEachEngine('the answer kept for an Idempotency-Key', (engine) => {
  test('is given again for a day, to who asked and for what was asked', async () => {
    const table = engine().table();
    const jurisdiction = own();
    const asked = askedBy('li', { a: 1 }, jurisdiction);
    expect(await answeredReply(table, asked, at)).toBeUndefined();
    await table.write([rememberReply(asked, reply, at)]);
    expect(await answeredReply(table, asked, at)).toEqual(reply);
    expect(await answeredReply(table, asked, at + answeredFor - 1)).toEqual(reply);
    expect(await answeredReply(table, askedBy('wang', { a: 1 }, jurisdiction), at)).toBeUndefined();
    expect(await answeredReply(table, askedBy('li', { a: 1 }, own()), at)).toBeUndefined();
    await expect(answeredReply(table, askedBy('li', { a: 2 }, jurisdiction), at)).rejects.toMatchObject({
      code: 'request.key-reused',
    });
  });

  test('is forgotten after a day even while its item is still there: the table may take two days to remove it', async () => {
    const table = engine().table();
    const asked = askedBy('li', { a: 1 }, own());
    const remembered = rememberReply(asked, reply, at);
    await table.write([remembered]);
    const later = at + answeredFor;
    expect(await answeredReply(table, asked, later)).toBeUndefined();
    expect(await answeredReply(table, { ...asked, fingerprint: 'other' }, later)).toBeUndefined();
    const again = { ...reply, body: { n: 8 } };
    await table.write([rememberReply(asked, again, later)]);
    expect(await answeredReply(table, asked, later)).toEqual(again);
    expect('put' in remembered && remembered.put['expires']).toBe(later / 1000);
  });

  test('is written once when the same request comes twice at once', async () => {
    const table = engine().table();
    const asked = askedBy('li', {}, own());
    const tries = await Promise.allSettled(
      [7, 8].map((n) => table.write([rememberReply(asked, { ...reply, body: { n } }, at)])),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [moved] = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(moved).toBeInstanceOf(Moved);
    // The table says what stands there, so that nobody has to look for it before.
    expect(keptReply(moved.stands, asked, at)).toEqual(await answeredReply(table, asked, at));
    expect(() => keptReply(moved.stands, { ...asked, fingerprint: 'other' }, at)).toThrow('request.key-reused');
  });
});
