import * as z from 'zod';
import { Row, type BulkHead } from '../../shared/storage/bulk.ts';
import { Instant, iso } from '../fields.ts';

const Count = z.int().min(0);

export const BulkView = z.strictObject({
  id: z.string(),
  act: z.string(),
  why: z.string(),
  by: z.string(),
  at: Instant,
  /** Stands in the entry of everything it does. */
  trace: z.string(),
  /** The period of which it does what waited for who asked. */
  period: z.string().optional(),
  state: z.enum(['choosing', 'running', 'stopping', 'stopped', 'done']),
  /** Absent while the rows are being chosen. */
  rows: Count.optional(),
  endedAt: Instant.optional(),
  /** What became of the rows so far; in a list only where it has ended. */
  done: Count.optional(),
  refused: Count.optional(),
});

export function bulkView(
  { waiting, stopped, ended, rows, ...head }: BulkHead,
  sofar: { readonly done: number; readonly refused: number } | undefined = ended,
): z.infer<typeof BulkView> {
  return {
    ...head,
    at: iso(head.at),
    ...(waiting ? { period: waiting.period } : {}),
    state: ended ? (stopped ? 'stopped' : 'done') : stopped ? 'stopping' : rows === undefined ? 'choosing' : 'running',
    ...(rows === undefined ? {} : { rows }),
    ...(ended ? { endedAt: iso(ended.at) } : {}),
    ...(sofar ? { done: sofar.done, refused: sofar.refused } : {}),
  };
}

export const RowView = z.strictObject({
  n: z.int().min(1),
  /** `left`: the work was stopped before its turn. */
  state: z.enum(['waiting', 'done', 'refused', 'left']),
  row: Row,
  at: Instant.optional(),
  /** What the single request answers. */
  answer: z.unknown().optional(),
  /** Why the single request is refused, and what would be legal. */
  problem: Row.optional(),
});
export type RowView = z.infer<typeof RowView>;
