import { mostRows, type Grid } from '../../../shared/domain/scheme/table/grid.ts';
import { parseTable } from '../../../shared/domain/scheme/table/parse.ts';
import { sheetNames } from '../../../shared/text/schemes/columns.ts';
import { openBook, type Book } from '../../../shared/workbook/book.ts';
import { rowsOf } from '../../../shared/workbook/rows.ts';

/** Columns A to AD, half as many again as there are. What stands further out is somebody's notes. */
const columns = 30;

/** The sections and indicators of a workbook people have worked on, with every problem at its cell. */
export function readTable(bytes: Uint8Array): ReturnType<typeof parseTable> {
  const book = openBook(bytes);
  return parseTable({
    sections: gridIn(book, sheetNames.sections),
    indicators: gridIn(book, sheetNames.indicators),
  });
}

/** Of a sheet that is too long, one row more than is taken, so that it is told. */
function gridIn(book: Book, { zh, en }: { zh: string; en: string }): Grid | undefined {
  const sheet = book.sheets.find(({ name }) => [zh, en, `${zh} ${en}`].includes(name.trim()));
  if (!sheet) return undefined;
  let kept = 0;
  const keep = (_: number, cells: Grid[number]['cells']) =>
    kept <= mostRows + 1 &&
    [...cells].some(([at, { text, wrong }]) => at < columns && (text.trim() !== '' || wrong)) &&
    (kept += 1) > 0;
  return rowsOf(book, sheet.part, { figures: 'rounded', keep }).rows;
}
