import type { NoteCode } from '../../text/sentences/notes.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import type { Direction } from '../scheme/wording.ts';
import type { Exact } from './exact.ts';
import type { Goal, Mark, PeerStanding, Source, Tally, Value } from './input.ts';
import type { Note, TraceInput } from './sheet.ts';

/** What a rule may look at to score one item of one subject. */
export interface Facts {
  readonly direction: Direction;
  /** w: points of the item as the scheme states them. */
  readonly points: Exact;
  /** A, T and B. Undefined: not there; the rule's `needs` say whether that matters. */
  readonly actual: Exact | undefined;
  readonly target: Exact | undefined;
  readonly baseline: Exact | undefined;
  readonly goal: Goal | undefined;
  readonly told: Told;
  readonly value: Value | undefined;
  readonly marks: readonly Mark[];
  readonly tallies: readonly Tally[];
  readonly raterGroups: readonly RaterGroup[];
  /** Undefined in the first pass. */
  readonly standing: PeerStanding | undefined;
}

/** What was filed for an item, as one value of the period: that, or why there is none. `nothing` is no record at all. */
export type Told =
  | { readonly is: 'value'; readonly value: Value; readonly source: Source | null; readonly notes: readonly Note[] }
  | { readonly is: 'absent'; readonly notes: readonly Note[] }
  | { readonly is: 'not-applicable' }
  | { readonly is: 'nothing' };

/**
 * What a rule says. `share` rules are worth points × share; `score` rules state points themselves (扣分、加分).
 * `missing`: the value is not there, the missing policy decides. `blocked`: an error somebody must resolve.
 */
export type Outcome =
  | {
      readonly is: 'share';
      readonly share: Exact;
      readonly working: string;
      readonly notes: readonly Note[];
      readonly inputs?: readonly TraceInput[];
    }
  | {
      readonly is: 'score';
      readonly score: Exact;
      readonly working: string;
      readonly notes: readonly Note[];
      readonly inputs?: readonly TraceInput[];
    }
  | { readonly is: 'missing'; readonly notes: readonly Note[] }
  | { readonly is: 'blocked'; readonly notes: readonly Note[] }
  | { readonly is: 'awaiting-peers' };

export const note = (code: NoteCode, params: Note['params'] = {}): Note => ({ code, params });

export const share = (value: Exact, working: string, notes: readonly Note[] = []): Outcome => ({
  is: 'share',
  share: value,
  working,
  notes,
});
export const score = (value: Exact, working: string, notes: readonly Note[] = []): Outcome => ({
  is: 'score',
  score: value,
  working,
  notes,
});
export const missing = (...notes: readonly Note[]): Outcome => ({ is: 'missing', notes });
export const blocked = (...notes: readonly Note[]): Outcome => ({ is: 'blocked', notes });
export const awaitingPeers: Outcome = { is: 'awaiting-peers' };
