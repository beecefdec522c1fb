import { headsOf, type AppraisalHead } from '../../../shared/storage/appraisals.ts';
import type { Part } from '../../../shared/storage/closing.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Chunk, Closing } from './chunk.ts';

interface Work<T> {
  readonly all: readonly T[];
  /** How many fit into one transaction with its checkpoint. */
  readonly atOnce: number;
  readonly write: (one: T) => Promise<Write[]>;
}

/** The heads of a peer group. Who cannot be read was set aside when the group was scored. */
export async function groupHeads({ platform, job }: Closing, group: string): Promise<readonly AppraisalHead[]> {
  const { jurisdiction, period: id, shards } = job;
  return (await headsOf(platform.table, { jurisdiction, period: { id, shards }, group })).heads;
}

/** The work of a peer group in order of subject, behind the part's cursor. A group without work is one empty chunk. */
export async function* groupChunks<T extends { readonly subject: string }>(
  part: Part,
  { all, atOnce, write }: Work<T>,
): AsyncGenerator<Chunk> {
  const behind = part.cursor?.subject ?? '';
  const left = all.filter(({ subject }) => subject > behind).sort((a, b) => (a.subject < b.subject ? -1 : 1));
  for (let start = 0; start === 0 || start < left.length; start += atOnce) {
    const these = left.slice(start, start + atOnce);
    const writes = await Promise.all(these.map(write));
    const last = these.at(-1);
    yield {
      writes: writes.flat(),
      ...(last ? { cursor: { group: part.part, subject: last.subject } } : {}),
      done: these.length,
      finished: start + atOnce >= left.length,
    };
  }
}
