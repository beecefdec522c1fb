import { beforeAll, describe, expect, test } from 'vitest';
import { leastCapacity } from './bench/least.ts';
import { quarter } from './bench/quarter.ts';
import { recorded, type Taken } from './bench/recorded.ts';
import { capacityBudget } from './capacity-budget.ts';
import { withEngine } from './make/engine.ts';

const engine = withEngine();

describe('capacity', () => {
  const taken = new Map<string, Taken>();
  beforeAll(async () => {
    const recorder = recorded(engine(), true);
    await quarter(recorder.engine, ['finance'], async (useCase, happen) => {
      recorder.take();
      await happen();
      taken.set(useCase, recorder.take());
    });
  });

  test('every use case of the quarter has a budget', () => {
    expect([...taken.keys()]).toEqual(Object.keys(capacityBudget));
  });

  test.each(Object.entries(capacityBudget))('%s takes what it may, to the unit', (useCase, { read, write }) => {
    expect(taken.get(useCase)).toMatchObject({ read, write });
  });

  test.each(Object.keys(capacityBudget))('%s writes each item once, in one transaction', (useCase) => {
    const { asked = [], write = 0 } = taken.get(useCase) ?? {};
    const transactions = asked.flatMap((one) => ('write' in one ? [one.write] : []));
    expect(transactions.length).toBe(write > 0 ? 1 : 0);
    const keys = transactions.flat().map((one) => ('put' in one ? one.put : one.check));
    expect(new Set(keys.map(({ pk, sk }) => `${pk} ${sk}`)).size).toBe(keys.length);
    // Beyond the items and their lines only a line that moves within its list or leaves it costs: one unit to take it out.
    expect(write - leastCapacity(asked).write).toBeLessThanOrEqual(useCase === 'matters.rechecks.uphold' ? 3 : 1);
  });
});
