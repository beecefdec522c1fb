import * as fc from 'fast-check';
import type { GeneratorValue } from 'fast-check';

/** Draws the pieces of random schemes and inputs; every throw is one of fast-check's, so failures shrink and repeat by seed. */
export interface Dice {
  whole(least: number, most: number): number;
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** A decimal with up to `places` digits after the point. */
  decimal(least: number, most: number, places: number): string;
}

export function dice(draw: GeneratorValue): Dice {
  const whole = (min: number, max: number) => draw(fc.integer, { min, max });
  return {
    whole,
    chance: (percent) => whole(1, 100) <= percent,
    pick: (from) => from[whole(0, from.length - 1)]!,
    decimal: (least, most, places) => {
      const digits = whole(0, places);
      const scaled = whole(least * 10 ** digits, most * 10 ** digits);
      return (scaled / 10 ** digits).toFixed(digits);
    },
  };
}
