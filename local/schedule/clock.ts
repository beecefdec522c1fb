/** Epoch milliseconds; only ever forward, as every stored time would otherwise lie in the future of its reader. */
export interface Clock {
  now: () => number;
  /** Resolves when everything that hangs on the time (schedules, hidden messages) has followed. */
  travelTo: (to: number) => Promise<void>;
  /** Listeners follow in the order they were added. */
  onTravel: (follow: (jump: number) => void | Promise<void>) => void;
}

/** The machine's own time plus an offset, so a year of deadlines can be driven in a minute. */
export function createClock(start?: number): Clock {
  let offset = start === undefined ? 0 : start - Date.now();
  const followers: ((jump: number) => void | Promise<void>)[] = [];
  const now = (): number => Date.now() + offset;
  return {
    now,
    onTravel: (follow) => void followers.push(follow),
    async travelTo(to) {
      const jump = to - now();
      if (jump < 0) throw new RangeError(`time only moves forward: ${new Date(to).toISOString()} has passed`);
      offset += jump;
      for (const follow of followers) await follow(jump);
    },
  };
}
