import type * as z from 'zod';
import { Refused } from '../../shared/domain/refused.ts';
import { diffSheets } from '../../shared/domain/scoring/diff.ts';
import type { ScoreSheet } from '../../shared/domain/scoring/sheet.ts';
import { readSheet } from '../../shared/storage/sheets.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import { sayChange } from '../../shared/text/change.ts';
import type { Services } from '../services.ts';
import type { Difference } from './views.ts';

type Shown = z.infer<typeof Difference>;

/** What a decision changed, from the total down, as sentences. */
export const sheetDifference = (before: ScoreSheet, after: ScoreSheet, language: Language): Shown => ({
  before: before.score,
  after: after.score,
  sentences: diffSheets(before, after).map((change) => sayChange(change, language)),
});

/** The same, between two kept versions. */
export async function difference(
  { table, language }: Services,
  where: { jurisdiction: string; period: string; subject: string },
  [from, to]: readonly [number, number],
): Promise<Shown> {
  const [before, after] = await Promise.all([readSheet(table, where, from), readSheet(table, where, to)]);
  if (!before || !after) throw new Refused('scoring.no-sheet');
  return sheetDifference(before, after, language);
}
