import type { ScoreSheet, TraceNode } from './sheet.ts';

/** One number that a decision changed: which node, and what it was and is. */
export interface SheetChange {
  /** Ids from the section down, for example ["common", "budget"]; empty for the total. */
  readonly path: readonly string[];
  readonly name: TraceNode['name'];
  readonly field: 'rounded' | 'weight' | 'state';
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed between two sheets of one subject: the total first, then down to the items it came from. */
export function diffSheets(before: ScoreSheet, after: ScoreSheet): SheetChange[] {
  return diffNodes(before.trace, after.trace, []);
}

const fields = ['state', 'weight', 'rounded'] as const;

function diffNodes(
  before: TraceNode | undefined,
  after: TraceNode | undefined,
  path: readonly string[],
): SheetChange[] {
  const name = (after ?? before)?.name;
  if (!name) return [];
  const own = fields.flatMap((field): SheetChange[] => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    return was === is ? [] : [{ path, name, field, before: was, after: is }];
  });
  const parts = new Set([...(before?.parts ?? []), ...(after?.parts ?? [])].map(({ id }) => id));
  const of = (node: TraceNode | undefined, id: string) => node?.parts.find((part) => part.id === id);
  return [...own, ...[...parts].flatMap((id) => diffNodes(of(before, id), of(after, id), [...path, id]))];
}
