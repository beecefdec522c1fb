import type { PreparedScheme } from '../../../shared/domain/scoring/prepare.ts';
import type { Job, Part } from '../../../shared/storage/closing.ts';
import type { PeriodHead } from '../../../shared/storage/periods.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Platform } from '../../services.ts';

/** One piece of work, small enough for one transaction with its checkpoint (100 actions). */
export interface Chunk {
  readonly writes: readonly Write[];
  readonly cursor?: Part['cursor'];
  readonly done: number;
  readonly finished: boolean;
}

export interface Closing {
  readonly platform: Platform;
  readonly job: Job;
  readonly period: PeriodHead;
  readonly prepared: PreparedScheme;
}

/** Yields the chunks behind the part's cursor. What it has read stays in hand from one chunk to the next. */
export type Chunks = (closing: Closing, part: Part) => AsyncGenerator<Chunk>;

/** Who stands in the entries that the closing job writes. */
export const closer = { id: 'closing', rolesUsed: [] } as const;
