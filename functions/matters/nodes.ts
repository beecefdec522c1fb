import type { TraceNode } from '../../shared/domain/scoring/sheet.ts';

/** What of a sheet can be objected to: every node, since each has a figure or lacks one. */
export function nodesOf({ id, parts }: TraceNode): string[] {
  return [...new Set([id, ...parts.flatMap(nodesOf)])];
}

/** The indicators of a sheet. */
export function itemsOf({ what, id, parts }: TraceNode): string[] {
  return what === 'item' ? [id] : parts.flatMap(itemsOf);
}
