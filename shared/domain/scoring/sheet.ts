import * as z from 'zod';
import { Rule } from '../scheme/rules.ts';
import { Scheme } from '../scheme/scheme.ts';
import { Decimal, Name, Slug } from '../scheme/wording.ts';
import { ScoringInput } from './input.ts';

/** A decimal; one that does not end is cut after 30 significant digits and says so with "…". */
const Printed = z.string().regex(/^-?\d+(\.\d+)?…?$/);

const TraceInput = z.strictObject({
  name: z.string(),
  value: z.string(),
  id: z.string().nullable(),
  hash: z.string().nullable(),
});
export type TraceInput = z.infer<typeof TraceInput>;

/** A remark on how a number came about; its sentence is in shared/text/sentences. */
const Note = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Note = z.infer<typeof Note>;

/** `redistributed`: a missing value whose points went to the others, as the missing policy says. */
export const NodeState = z.enum(['scored', 'blocked', 'not-applicable', 'redistributed', 'awaiting-peers']);
export type NodeState = z.infer<typeof NodeState>;

/** Every number of a sheet: what it is, where it came from, how it was computed, exactly and as shown. */
export interface TraceNode {
  what: 'total' | 'section' | 'item' | 'period' | 'adjustments' | 'line';
  id: string;
  name: Name;
  state: NodeState;
  /** Points as the scheme states them. */
  points: string | null;
  /** Points that count after redistribution; null where nothing counts. */
  weight: string | null;
  rule: Rule | null;
  inputs: TraceInput[];
  expression: string;
  exact: string | null;
  /** To read. It is also what counts further up at the one stage the scheme rounds at; elsewhere the exact figure counts. */
  rounded: string | null;
  notes: Note[];
  parts: TraceNode[];
}
export const TraceNode: z.ZodType<TraceNode> = z.strictObject({
  what: z.enum(['total', 'section', 'item', 'period', 'adjustments', 'line']),
  id: z.string(),
  name: Name,
  state: NodeState,
  points: Printed.nullable(),
  weight: Printed.nullable(),
  rule: Rule.nullable(),
  inputs: z.array(TraceInput),
  expression: z.string(),
  exact: Printed.nullable(),
  rounded: Decimal.nullable(),
  notes: z.array(Note),
  get parts() {
    return z.array(TraceNode);
  },
});

/** 得分单: the computed result of one subject with its full trace. */
export const ScoreSheet = z.strictObject({
  format: z.literal('jixiao.score-sheet/1'),
  scheme: z.strictObject({ id: Slug, version: z.int().min(1), hash: z.string() }),
  subject: z.string(),
  /** `blocked`: something must be resolved first, `open` names the items; `awaiting-peers`: the second pass is still to come. */
  state: z.enum(['scored', 'blocked', 'awaiting-peers']),
  open: z.array(Slug),
  score: Decimal.nullable(),
  exact: Printed.nullable(),
  band: Slug.nullable(),
  bonus: Decimal,
  deduction: Decimal,
  vetoes: z.array(Slug),
  input: ScoringInput,
  trace: TraceNode,
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

/** What is handed out for recomputing elsewhere: the sheet and the very scheme it was scored under. */
export const PortableSheet = z.strictObject({
  format: z.literal('jixiao.portable-sheet/1'),
  scheme: Scheme,
  sheet: ScoreSheet,
});
export type PortableSheet = z.infer<typeof PortableSheet>;

/** What of a sheet can be objected to: every node, since each has a figure or lacks one. */
export function nodesOf({ id, parts }: TraceNode): string[] {
  return [...new Set([id, ...parts.flatMap(nodesOf)])];
}

/** The indicators of a sheet. */
export function itemsOf({ what, id, parts }: TraceNode): string[] {
  return what === 'item' ? [id] : parts.flatMap(itemsOf);
}
