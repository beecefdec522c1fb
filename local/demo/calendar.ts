const day = 86_400_000;

/** Two months after its end every phase of a quarter is over, whatever holidays lie in between. */
const cycleAfterEnd = 62 * day;

export interface Quarter {
  readonly year: number;
  readonly number: number;
  /** Noon in the demo county of the day some days after the first of the quarter's n-th month (0: its first). */
  readonly noon: (month: number, dayOfMonth: number) => number;
}

/** The last quarter whose whole cycle is over by now, so that everything the demo drives lies in the past. */
export function lastWholeQuarter(now: number): Quarter {
  const today = new Date(now);
  let index = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3) - 1;
  while (quarterEnd(index) + cycleAfterEnd > now) index -= 1;
  const year = Math.floor(index / 4);
  const number = (index % 4) + 1;
  return { year, number, noon: (month, dayOfMonth) => Date.UTC(year, (number - 1) * 3 + month, dayOfMonth, 4) };
}

const quarterEnd = (index: number): number => Date.UTC(Math.floor(index / 4), (index % 4) * 3 + 3, 1);
