import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dutySchema } from '../../../infra/docs/events.ts';

test('docs/events/duty.schema.json is what is put on the bus; if not, run npm run docs:events', () => {
  const kept = readFileSync(new URL('../../../docs/events/duty.schema.json', import.meta.url), 'utf8');
  expect(kept).toBe(dutySchema());
});
