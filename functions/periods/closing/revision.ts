import * as z from 'zod';
import type { Revision } from '../../../shared/domain/reports/model.ts';
import { diffSheets } from '../../../shared/domain/scoring/diff.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { entries } from '../../../shared/storage/chained.ts';
import { partition } from '../../../shared/storage/keys.ts';
import { readSheet } from '../../../shared/storage/sheets.ts';
import { changed, valueOf } from '../../../shared/text/change.ts';
import type { Table } from '../../../shared/storage/table.ts';

/** A decision that moved no figure has no sheet of its own. */
const Decided = z.looseObject({ sheet: z.int() });

interface Where {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subject: string;
}

/** What a decision changed against the sheet before, and the reason it gave: that of the one that made this version. */
export async function revisionOf(
  table: Table,
  where: Where,
  after: ScoreSheet,
  version: number,
): Promise<Revision | null> {
  const before = await readSheet(table, where, version - 1);
  if (!before) return null;
  const chain = await entries(table, partition.appraisal(where.jurisdiction, where.period, where.subject));
  const decided = chain.findLast(
    ({ what, data }) => what === 'review.decided' && Decided.safeParse(data).data?.sheet === version,
  );
  // The report's own sentence ends it.
  const why = decided?.why?.replace(/[。.]$/, '') ?? '';
  return {
    version,
    previous: version - 1,
    decision: { zh: why, en: why },
    changes: diffSheets(before, after).map(({ path, name, field, before: was, after: is }) => ({
      what: changed(path.length === 0 ? undefined : name, field),
      before: valueOf(field, was) ?? '—',
      after: valueOf(field, is) ?? '—',
    })),
  };
}
