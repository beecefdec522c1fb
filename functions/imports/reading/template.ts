import type { Kind } from '../../../shared/domain/import/definitions.ts';
import type { Sheet } from '../../../shared/domain/import/candidate.ts';
import type { Mapping } from '../../../shared/domain/import/mapping.ts';
import { readTemplate } from '../../../shared/domain/import/read-template.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { openBook } from '../../../shared/workbook/book.ts';
import type { Format } from './format.ts';
import { readSheet } from './sheet.ts';

/** Headings of a template stand in one of the first rows: people put a title above them. */
const headingRows = [1, 2, 3];
/** Sheets that are looked through for them. */
const sheetsLookedAt = 4;

/** A filled template and how it is read, told by its headings: whatever program saved it, and whatever order its sheets and columns are in. */
export function openTemplate(bytes: Uint8Array, format: Format, kind: Kind): { sheet: Sheet; mapping: Mapping } {
  let best: string[] | undefined;
  for (const tried of formatsOf(bytes, format)) {
    const sheet = readable(bytes, tried);
    if (!sheet) continue;
    const read = readTemplate(kind, sheet.columns);
    if ('mapping' in read) return { sheet, mapping: read.mapping };
    if (!best || read.lacking.length < best.length) best = read.lacking;
  }
  const columns = (best ?? []).join(', ');
  throw new Refused('imports.not-a-template', { columns }, { field: 'mapping', legal: best ?? [] });
}

function formatsOf(bytes: Uint8Array, format: Format): Format[] {
  if (format.type === 'csv' || format.sheet !== undefined)
    return headingRows.map((headingRow) => ({ ...format, headingRow }));
  const sheets = openBook(bytes)
    .sheets.filter(({ hidden }) => !hidden)
    .slice(0, sheetsLookedAt);
  return sheets.flatMap(({ name }) => headingRows.map((headingRow) => ({ ...format, sheet: name, headingRow })));
}

/** A sheet without a row below its headings, or with a delimiter nobody can tell from this row, is not the one that is looked for. */
function readable(bytes: Uint8Array, format: Format): Sheet | undefined {
  try {
    return readSheet(bytes, format);
  } catch (error) {
    if (error instanceof Refused && ['imports.no-rows', 'imports.delimiter'].includes(error.code)) return undefined;
    throw error;
  }
}
