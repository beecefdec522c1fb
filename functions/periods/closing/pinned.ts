import { prepareScheme, type PreparedScheme } from '../../../shared/domain/scoring/prepare.ts';
import type { PeriodHead } from '../../../shared/storage/periods.ts';
import { schemeDocument } from '../../../shared/storage/schemes.ts';
import type { Table } from '../../../shared/storage/table.ts';

/** The scheme version the period was opened with, ready to score. */
export async function pinnedScheme(
  table: Table,
  jurisdiction: string,
  { id, scheme }: PeriodHead,
): Promise<PreparedScheme> {
  if (!scheme) throw new Error(`period ${id} is closing without a scheme`);
  const { scheme: document, version } = await schemeDocument(table, jurisdiction, scheme);
  return prepareScheme(document, version);
}
