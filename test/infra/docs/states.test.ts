import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { statesPage } from '../../../infra/docs/states.ts';

test('docs/states.md is what the state tables say; if not, run npm run docs:states', () => {
  const kept = readFileSync(new URL('../../../docs/states.md', import.meta.url), 'utf8');
  expect(kept).toBe(statesPage());
});
