import type { Sheet } from '../../../shared/domain/import/candidate.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { csvRows } from './csv.ts';
import { decode } from './decode.ts';
import { limits, type Format } from './format.ts';
import { xlsxRows } from './xlsx.ts';

/** A file as a table of texts. Rows that are blank altogether are none; they keep their number. */
export function readSheet(bytes: Uint8Array, format: Format): Sheet {
  const { headingRow } = format;
  let columns: string[] = [];
  const rows: Sheet['rows'][number][] = [];
  for (const { row, cells } of numbered(bytes, format)) {
    if (cells.length > limits.columns) throw new Refused('imports.too-many-columns', { maximum: limits.columns });
    if (row < headingRow) continue;
    if (row === headingRow) columns = named(cells);
    else if (cells.some((cell) => cell.trim() !== '')) {
      if (rows.length === limits.rows) throw new Refused('imports.too-many-rows', { maximum: limits.rows });
      rows.push({ row, cells });
    }
  }
  const widest = rows.reduce((width, { cells }) => Math.max(width, cells.length), columns.length);
  const headings = Array.from({ length: widest }, (_, index) => columns[index] ?? letters(index));
  if (rows.length === 0) throw new Refused('imports.no-rows', { headingRow }, { field: 'format.headingRow' });
  return { columns: headings, rows };
}

function* numbered(bytes: Uint8Array, format: Format): Generator<{ row: number; cells: readonly string[] }> {
  if (format.type === 'xlsx') {
    yield* xlsxRows(bytes, format.sheet);
    return;
  }
  let row = 0;
  for (const cells of csvRows(decode(bytes, format.encoding), format.delimiter)) yield { row: (row += 1), cells };
}

/** A blank heading is the column's letter; a heading that comes again gets a number: "完成值 (2)". */
function named(cells: readonly string[]): string[] {
  const times = new Map<string, number>();
  return cells.map((cell, index) => {
    const heading = cell.replace(/\s+/g, ' ').trim() || letters(index);
    const time = (times.get(heading) ?? 0) + 1;
    times.set(heading, time);
    return time === 1 ? heading : `${heading} (${time})`;
  });
}

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
