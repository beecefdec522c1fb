import * as z from 'zod';
import { type RollsUp, otherParts, partIds } from '../../../shared/domain/period/roll-up.ts';
import { Refused, refuseFirst } from '../../../shared/domain/refused.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import type { Problem } from '../../../shared/domain/scheme/problems/problem.ts';
import { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { type PreparedScheme, prepareScheme } from '../../../shared/domain/scoring/score.ts';
import { Slug } from '../../../shared/domain/text.ts';
import { changed } from '../../../shared/domain/what-if/changed.ts';
import { SchemeChanges } from '../../../shared/domain/what-if/changes.ts';
import { schemeDocument } from '../../../shared/storage/schemes.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { commonIndicators } from '../../../shared/domain/scheme/sections.ts';
import { problemView } from '../../refusal-view.ts';

/** One of three: some figures of the pinned scheme changed, another version of it, or any other scheme. */
export const Tried = z.strictObject({
  group: Slug.optional(),
  changes: SchemeChanges.optional(),
  version: z.int().min(1).optional(),
  scheme: Scheme.optional(),
});
export type Tried = z.infer<typeof Tried>;

interface Attempt {
  readonly prepared: PreparedScheme;
  /** Of changed figures only: while a slider is dragged the scheme may not hold together for a moment. */
  readonly problems: readonly Problem[];
}

/** The scheme to try out in place of the pinned one. A whole document that is not in order is refused. */
export async function schemeTried(
  table: Table,
  { jurisdiction, pinned, rollsUp }: { jurisdiction: string; pinned: PreparedScheme; rollsUp: RollsUp | undefined },
  { changes, version, scheme }: Tried,
): Promise<Attempt> {
  const given = [changes, version, scheme].filter((one) => one !== undefined);
  if (given.length !== 1) throw new Refused('scoring.try-one', {}, { legal: ['changes', 'version', 'scheme'] });
  if (changes) {
    refuseUnknown(changes, pinned.scheme);
    const after = changed(pinned.scheme, changes);
    return { prepared: prepareScheme(after, pinned.version), problems: schemeProblems(after) };
  }
  if (scheme) return inOrder({ scheme, version: 1, rollsUp }, 'scheme');
  const number = version ?? pinned.version;
  const document = await schemeDocument(table, jurisdiction, { id: pinned.scheme.id, version: number });
  return inOrder({ scheme: document.scheme, version: number, rollsUp }, 'version');
}

/** Scores of other periods are there as far as the period itself was rolled up from them. */
function inOrder(
  { scheme, version, rollsUp }: { scheme: Scheme; version: number; rollsUp: RollsUp | undefined },
  field: string,
): Attempt {
  refuseFirst(otherParts(scheme, partIds(scheme).length === 0 ? undefined : rollsUp));
  const problems = schemeProblems(scheme);
  const [first] = problems;
  if (!first) return { prepared: prepareScheme(scheme, version), problems };
  const { path, zh, en } = problemView(first);
  throw new Refused('scoring.scheme-broken', { count: problems.length, path, zh, en }, { field });
}

function refuseUnknown({ points = {}, lineCaps = {} }: SchemeChanges, scheme: Scheme): void {
  const { adjustments } = scheme;
  const items = commonIndicators(scheme).map(({ id }) => id);
  const item = Object.keys(points).find((id) => !items.includes(id));
  if (item !== undefined)
    throw new Refused('scoring.unknown-item', { item }, { field: 'changes.points', legal: items });
  const lines = adjustments.lines.map(({ id }) => id);
  const line = Object.keys(lineCaps).find((id) => !lines.includes(id));
  if (line !== undefined)
    throw new Refused('scoring.unknown-line', { line }, { field: 'changes.lineCaps', legal: lines });
}
