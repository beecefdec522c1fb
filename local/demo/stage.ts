import type { Api } from './api.ts';
import type { Quarter } from './calendar.ts';
import type { Progress } from './progress.ts';

/** What a step of the drive plays on: the people's clients, the time, and what is shown meanwhile. */
export interface Stage {
  /** The client of a person, with a fresh token of theirs. */
  readonly as: (person: string) => Promise<Api>;
  readonly quarter: Quarter;
  /** Moves the clock on and lets schedule and queue do what is due. */
  readonly travelTo: (instant: number) => Promise<void>;
  readonly progress: Progress;
}
