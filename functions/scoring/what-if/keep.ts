import type { FrozenPeriod } from './frozen.ts';

interface Held {
  readonly stamp: string;
  readonly period: Promise<FrozenPeriod>;
}

/** A slider asks several times a second about the same period: its records are read once and kept while the process is warm. */
const periodsKept = 2;
const held = new Map<string, Held>();

/**
 * The period as it is kept, or read again when `stamp`, which every change of a score moves, is another one. `of` names
 * jurisdiction, period and group: nobody is ever given what was read for somebody else.
 */
export async function frozenOnce(of: string, stamp: string, read: () => Promise<FrozenPeriod>): Promise<FrozenPeriod> {
  const known = held.get(of);
  const current = known?.stamp === stamp ? known : { stamp, period: read() };
  // Taken out and put back in: the first of the map is the one that was not asked for the longest.
  held.delete(of);
  held.set(of, current);
  for (const oldest of [...held.keys()].slice(0, -periodsKept)) held.delete(oldest);
  try {
    return await current.period;
  } catch (error) {
    if (held.get(of) === current) held.delete(of);
    throw error;
  }
}
