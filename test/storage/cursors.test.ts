import { expect, test } from 'vitest';
import { openCursor, sealCursor } from '../../functions/paging.ts';
import { list, listed } from '../../shared/storage/keys.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import { onEachEngine, own } from './engines.ts';

const secret = async () => 'a secret of the tests';
const cursors = { secret, boundTo: ['330199', 'li', 'goals.list'] };

async function fill(table: Table, jurisdiction: string, count: number): Promise<string> {
  const gsi = list.schemes(jurisdiction);
  const put = (n: number) => ({
    put: { pk: `${jurisdiction}#scheme#${n}`, sk: 'chain/head', n, ...listed(gsi, `${n}`) },
  });
  await table.write(Array.from({ length: count }, (_, n) => put(n)));
  return gsi;
}

onEachEngine('a list read page by page', (engine) => {
  test.each(['table', 'index'] as const)('of the %s shows everything once through its cursors', async (where) => {
    const table = engine().table();
    const jurisdiction = own();
    const gsi = await fill(table, jurisdiction, 9);
    await table.write(Array.from({ length: 9 }, (_, n) => ({ put: { pk: gsi, sk: `${n}`, n } })));
    const seen: unknown[] = [];
    let token: string | undefined;
    do {
      const after: Item | undefined = await openCursor(cursors, token);
      const asked = { partition: gsi, limit: 4, ...(where === 'index' ? { index: 'byList' as const } : {}) };
      const page = await table.query({ ...asked, ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ n }) => n));
      token = await sealCursor(cursors, page.next);
    } while (token);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('goes on only for who began it, with the same question, from where it was', async () => {
    const table = engine().table();
    const gsi = await fill(table, own(), 3);
    const { next } = await table.query({ index: 'byList', partition: gsi, limit: 2 });
    const token = (await sealCursor(cursors, next)) ?? '';
    expect(await openCursor(cursors, token)).toEqual(next);
    expect(await sealCursor(cursors, next)).toBe(token);
    // Where it goes on may be behind somebody the reader is not told of.
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain(String(next?.['pk']));
    const others = [
      { secret, boundTo: ['330199', 'wang', 'goals.list'] },
      { secret, boundTo: ['330199', 'li', 'goals.list', { group: 'party' }] },
      { secret: async () => 'another secret', boundTo: ['330199', 'li', 'goals.list'] },
    ];
    for (const other of others)
      await expect(openCursor(other, token)).rejects.toMatchObject({ code: 'request.cursor' });
    for (const forged of ['', 'x', `${token}x`, `x${token}`, token.slice(0, 20), `${token.slice(0, -8)}AAAAAAAA`])
      await expect(openCursor(cursors, forged)).rejects.toMatchObject({ code: 'request.cursor' });
  });
});
