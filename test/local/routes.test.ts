import { expect, test } from 'vitest';
import { routes } from '../../local/demo/api.ts';
import { routeTables } from '../make/route-tables.ts';

test('npm run invoke and the demo know every line of every route table', async () => {
  const all = [...(await routeTables()).entries()].flatMap(([capability, table]) =>
    capability === 'openapi' ? [] : table.map(({ id }) => id),
  );
  expect(routes.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
});
