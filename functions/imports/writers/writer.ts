import type { FieldChange, Fault } from '../../../shared/domain/import/fault.ts';
import type { Plan, Planned } from '../../../shared/domain/import/plan.ts';
import type { ImportHead } from '../../../shared/storage/imports.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Caller, Services } from '../../services.ts';

/** What became of the records of one batch: the writes of those that pass, and why the others do not. */
export interface Judged {
  readonly writes: readonly Write[];
  readonly good: number;
  readonly unchanged: number;
  readonly faults: readonly Fault[];
  /** What is odd about those that pass; nobody is kept from writing it. */
  readonly warnings?: readonly Fault[];
  /** What the records change of things that stand already, field by field. */
  readonly changes?: readonly FieldChange[];
  /** What would go because the file does not name it. */
  readonly removes?: readonly string[];
}

export const none: Judged = { writes: [], good: 0, unchanged: 0, faults: [] };

export const together = (a: Judged, b: Judged): Judged => ({
  writes: [...a.writes, ...b.writes],
  good: a.good + b.good,
  unchanged: a.unchanged + b.unchanged,
  faults: [...a.faults, ...b.faults],
  warnings: [...(a.warnings ?? []), ...(b.warnings ?? [])],
  changes: [...(a.changes ?? []), ...(b.changes ?? [])],
});

/** What was judged, written only while what it rests on still holds. */
export const relying = (judged: Judged, relies: readonly Write[]): Judged =>
  judged.writes.length > 0 ? { ...judged, writes: [...judged.writes, ...relies] } : judged;

export interface Work<R> {
  readonly services: Services;
  readonly caller: Caller;
  readonly head: ImportHead;
  readonly plan: Plan<R>;
  /** What passes is written; a check only looks. */
  readonly writing: boolean;
}

/**
 * Decides batch by batch, in the order of the plan. Checking and writing ask the same writer, so a row that passes the check
 * is written, unless the world changed in between.
 */
export interface Writer<R> {
  judge(records: readonly Planned<R>[]): Promise<Judged>;
}

export type OpenWriter<R> = (work: Work<R>) => Promise<Writer<R>>;
