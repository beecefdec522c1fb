import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Driven } from './queues.ts';
import type { Schedules } from '../schedule/schedule.ts';

/** What is left when there is nothing to do now: failed or delayed messages, and when the first of them comes back. */
export interface Rest {
  hidden: number;
  /** Epoch milliseconds of the clock. */
  nextVisibleAt: number | undefined;
}

/** Waits until no scheduled run is under way and no queue that feeds a function has a message it could give. */
export async function drain(schedules: Schedules, mappings: readonly Driven[]): Promise<Rest> {
  for (;;) {
    await schedules.idle();
    await Promise.all(mappings.map((mapping) => mapping.idle()));
    const depths = mappings.filter((mapping) => mapping.running()).map(({ queue }) => queue.depth());
    if (depths.every(({ visible, inHand }) => visible + inHand === 0)) {
      const times = depths.flatMap(({ nextVisibleAt }) => nextVisibleAt ?? []);
      const hidden = depths.reduce((sum, depth) => sum + depth.hidden, 0);
      return { hidden, nextVisibleAt: times.length === 0 ? undefined : Math.min(...times) };
    }
    await nextTurn();
  }
}
