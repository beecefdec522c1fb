import { beforeAll, describe, expect, test } from 'vitest';
import { routeTables } from './make/route-tables.ts';
import { everyRoute } from './bench/every-route.ts';
import { recorded } from './bench/recorded.ts';
import { moreTrips } from './capacity-budget.ts';
import { withEngine } from './make/engine.ts';

const engine = withEngine();
const routes = [...(await routeTables()).values()].flat();

describe('dependent round trips to the table', () => {
  const taken = new Map<string, { trips: number; wrote: boolean }>();
  beforeAll(async () => {
    const recorder = recorded(engine(), false);
    await everyRoute(recorder.engine, async (route, call) => {
      recorder.take();
      const answer = await call();
      const { trips, asked } = recorder.take();
      const wrote = asked.some((one) => 'write' in one);
      taken.set(route, { trips: Math.max(trips, taken.get(route)?.trips ?? 0), wrote });
      return answer;
    });
    for (const [r, t] of taken) process.stdout.write(`T ${t.trips} ${t.wrote ? 'w' : 'r'} ${r}\n`);
  });

  test.each(routes.map(({ id }) => id).filter((id) => id !== 'openapi.document'))(
    '%s reads in at most two and writes in a third, unless it is said why not',
    (id) => {
      const { trips = 0, wrote = false } = taken.get(id) ?? {};
      expect(taken.has(id)).toBe(true);
      const usual = wrote ? 3 : 2;
      if (id in moreTrips) expect({ [id]: trips }).toEqual({ [id]: moreTrips[id]?.trips });
      else expect(trips).toBeLessThanOrEqual(usual);
    },
  );
});
