import path from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { createFunction } from '../../../local/functions/function.ts';
import { bundles } from '../small-system.ts';

const source = `
const kept = [];
exports.handler = async ({ hoard = 0 }) => {
  if (hoard > 0) kept.push(Array.from({ length: hoard * 131072 }, (_, i) => i + 0.5));
  return kept.length;
};`;

let assets: string;
beforeAll(async () => {
  assets = await bundles({ Hoarder: source });
});

function started(idleFor?: number) {
  const made = createFunction({
    id: 'Hoarder',
    start: {
      code: path.join(assets, 'asset.Hoarder'),
      handler: 'index.handler',
      functionName: 'hoarder',
      functionArn: 'arn',
      memory: 1024,
    },
    timeoutSeconds: 10,
    environment: {},
    compiled: path.join(assets, 'compiled'),
    most: 1,
    ...(idleFor === undefined ? {} : { idleFor }),
    log: () => undefined,
  });
  onTestFinished(() => made.stop());
  return made;
}

it('an instance that has come to hold much memory is replaced between two events, and nobody notices', async () => {
  const hoarder = started();
  const held: number[] = [];
  for (let event = 0; event < 14; event += 1) {
    const outcome = await hoarder.invoke({ hoard: 20 });
    expect(outcome.ok).toBe(true);
    held.push(Number(outcome.ok && outcome.payload));
  }
  expect(hoarder.counters.coldStarts).toBeGreaterThan(1);
  // Each instance held at most about 128 MB: never more than ten arrays of 20 MB, whatever the number of events.
  expect(Math.max(...held)).toBeLessThan(10);
});

it('an instance that holds little answers any number of events', async () => {
  const modest = started();
  for (let event = 0; event < 300; event += 1) expect((await modest.invoke({})).ok).toBe(true);
  expect(modest.counters.coldStarts).toBe(1);
});

it('an instance nobody needs any more ends, and the next event starts another', async () => {
  const seldom = started(1);
  await seldom.invoke({ hoard: 1 });
  await expect
    .poll(async () => {
      const outcome = await seldom.invoke({});
      return outcome.ok && outcome.payload;
    })
    .toBe('0');
});
