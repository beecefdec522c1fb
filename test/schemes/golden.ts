import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Name } from '../../shared/domain/scheme/wording.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { ScoringInput } from '../../shared/domain/scoring/input.ts';
import type { ScoreSheet, TraceNode } from '../../shared/domain/scoring/sheet.ts';

const folder = join(import.meta.dirname, '../../schemes/library');

/** What a person with pencil and paper gets: written as fractions in `working`, never taken from the engine. */
const Expected = z.strictObject({
  score: z.string(),
  band: z.string(),
  rank: z.int(),
  grade: z.string(),
  bonus: z.string(),
  deduction: z.string(),
  normalised: z.string().optional(),
  sections: z.record(z.string(), z.string()),
  items: z.record(z.string(), z.string()),
});
const Golden = z.strictObject({
  scheme: z.string(),
  subjects: z.array(
    z.strictObject({
      case: Name,
      unit: z.string(),
      input: ScoringInput,
      expected: Expected,
      working: z.array(z.string()).min(1),
    }),
  ),
});

const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? file.replace('.json', '') : []));

const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

/** Every scheme of the library as it lies in the repository, with its golden results. */
export const library = names.map((name) => ({
  name,
  document: read(`${name}.json`),
  scheme: Scheme.parse(read(`${name}.json`)),
  golden: Golden.parse(read(`golden/${name}.json`)),
}));

export const schemeNamed = (name: string): Scheme => library.find((entry) => entry.name === name)!.scheme;

const shown = (node: TraceNode, what: readonly TraceNode['what'][]): [string, string][] => [
  ...(what.includes(node.what) && node.rounded !== null ? ([[node.id, node.rounded]] as [string, string][]) : []),
  ...node.parts.flatMap((part) => shown(part, what)),
];

/** A sheet and where it stands, as the golden files write what they expect. */
export const resultOf = (
  sheet: Pick<ScoreSheet, 'score' | 'band' | 'bonus' | 'deduction' | 'trace'>,
  { rank, grade }: { readonly rank: number | null; readonly grade: string | null },
) => ({
  score: sheet.score,
  band: sheet.band,
  bonus: sheet.bonus,
  deduction: sheet.deduction,
  rank,
  grade,
  sections: Object.fromEntries(shown(sheet.trace, ['section'])),
  items: Object.fromEntries(shown(sheet.trace, ['item', 'period'])),
});
