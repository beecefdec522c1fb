import type { Sheet } from '../../../shared/domain/import/candidate.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { openBook, sheetIn } from '../../../shared/workbook/book.ts';
import type { Cell } from '../../../shared/workbook/figure.ts';
import { rowsOf } from '../../../shared/workbook/rows.ts';
import { csvRows, decode } from './text-file.ts';
import { type Format, limits } from './format.ts';

interface Line {
  readonly row: number;
  readonly hidden?: boolean;
  readonly cells: ReadonlyMap<number, Cell>;
}

/** A file as a table of texts. Rows that are blank altogether are none; they keep their number. */
export function readSheet(bytes: Uint8Array, format: Format): Sheet {
  const { headingRow } = format;
  const { lines, hiddenColumns, assumed } = format.type === 'xlsx' ? inWorkbook(bytes, format) : inText(bytes, format);
  const heading = lines.find(({ row }) => row === headingRow);
  const rows = lines.filter(({ row }) => row > headingRow);
  if (rows.length === 0) throw new Refused('imports.no-rows', { headingRow }, { field: 'format.headingRow' });
  const width = [...(heading ? [heading] : []), ...rows].reduce((most, { cells }) => Math.max(most, widthOf(cells)), 0);
  const columns = named(Array.from({ length: width }, (_, at) => headingAt(lines, heading, at)));
  const taken = format.type === 'xlsx' && format.hidden === 'take';
  return {
    columns,
    rows: rows.filter(({ hidden }) => taken || !hidden).map((line) => textsOf(line, width)),
    hiddenRows: taken ? [] : rows.flatMap(({ row, hidden }) => (hidden ? [row] : [])),
    hiddenColumns: new Set(taken ? [] : columns.filter((_, at) => hiddenColumns.has(at))),
    ...(assumed ? { assumedEncoding: true } : {}),
  };
}

/** A heading that is merged with rows above it stands in the first of them. */
function headingAt(lines: readonly Line[], heading: Line | undefined, at: number): string {
  const cell = heading?.cells.get(at);
  const first = cell?.wrong?.code === 'workbook.merged' ? cell.wrong.params['first'] : undefined;
  return (first === undefined ? cell : lines.find(({ row }) => row === first)?.cells.get(at))?.text ?? '';
}

/** Rows above the headings that a merged one of them may begin in. */
const headingAbove = 5;

interface Top {
  /** The first rows that are not blank, each to its last cell, and what they would say as headings. */
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly string[];
    readonly asHeading: readonly string[];
  }[];
  readonly assumedEncoding: boolean;
}

/** The first rows of a file as they stand, whichever of them its headings are. */
export function topOf(bytes: Uint8Array, format: Format, most: number): Top {
  const whole = { ...format, headingRow: 0 };
  const { lines, assumed = false } = whole.type === 'xlsx' ? inWorkbook(bytes, whole) : inText(bytes, whole);
  const rows = lines.filter(({ hidden }) => !hidden).slice(0, most);
  const all = (line: Line, text: (at: number) => string) =>
    Array.from({ length: widthOf(line.cells) }, (_, at) => text(at));
  return {
    rows: rows.map((line) => ({
      row: line.row,
      cells: all(line, (at) => line.cells.get(at)?.text ?? ''),
      asHeading: all(line, (at) => headingAt(lines, line, at)),
    })),
    assumedEncoding: assumed,
  };
}

function textsOf({ row, cells: read }: Line, width: number): Sheet['rows'][number] {
  const cells = new Map([...read].map(([at, cell]) => [at, readable(cell)] as const));
  const wrong = new Map([...cells].flatMap(([at, cell]) => (cell.wrong ? [[at, cell.wrong] as const] : [])));
  const texts = Array.from({ length: width }, (_, at) => cells.get(at)?.text ?? '');
  return { row, cells: texts, ...(wrong.size > 0 ? { wrong } : {}) };
}

const widthOf = (cells: ReadonlyMap<number, Cell>): number => Math.max(-1, ...cells.keys()) + 1;

type Lines = { lines: readonly Line[]; hiddenColumns: ReadonlySet<number>; assumed?: boolean };

function inWorkbook(bytes: Uint8Array, format: Extract<Format, { type: 'xlsx' }>): Lines {
  const book = openBook(bytes);
  const { rows, hiddenColumns } = rowsOf(book, sheetIn(book, format.sheet).part, {
    figures: format.numbers,
    keep: counting(format.headingRow),
  });
  return { lines: rows, hiddenColumns };
}

function inText(bytes: Uint8Array, { encoding, delimiter, headingRow }: Extract<Format, { type: 'csv' }>): Lines {
  const keep = counting(headingRow);
  const lines: Line[] = [];
  let headings: number | undefined;
  let row = 0;
  const { text: all, assumed } = decode(bytes, encoding);
  for (const texts of csvRows(all, { delimiter, headingRow })) {
    row += 1;
    if (texts.length > limits.columns) throw tooWide();
    const cells = new Map(texts.flatMap((text, at) => (text === '' ? [] : [[at, { text }] as const])));
    if (!keep(row, cells)) continue;
    if (row === headingRow) headings = widthOf(cells);
    lines.push({ row, cells: headings !== undefined && row > headingRow ? within(headings, cells) : cells });
  }
  return { lines, hiddenColumns: new Set(), assumed };
}

/**
 * A row with more cells than there are headings was parted where it should not be, as "1,234" is without its quotes; which of its
 * cells stand in their column is not known.
 */
function within(headings: number, cells: Line['cells']): Line['cells'] {
  const count = widthOf(new Map([...cells].filter(([, { text }]) => text.trim() !== '')));
  if (count <= headings) return cells;
  const wrong = { code: 'imports.more-cells', params: { count, headings } } as const;
  return new Map([...cells].map(([at, { text }]) => [at, { text, wrong }]));
}

const control = /(?![\t\n\r])\p{Cc}/u;

/** U+FFFD stands where an earlier program could not read a character: what was there is lost. Half characters and controls are no text. */
function readable(cell: Cell): Cell {
  const { text, wrong } = cell;
  if (wrong) return cell;
  if (text.includes('\uFFFD')) return { text, wrong: { code: 'imports.lost-characters', params: {} } };
  if (text.isWellFormed() && !control.test(text)) return cell;
  return { text: text.toWellFormed(), wrong: { code: 'imports.control-characters', params: {} } };
}

/** Whether a row is kept; refuses the row that is one too many, and the cell that is too long. */
function counting(headingRow: number) {
  let rows = 0;
  return (row: number, cells: ReadonlyMap<number, Cell>): boolean => {
    if (row < headingRow) return row >= headingRow - headingAbove;
    if (widthOf(cells) > limits.columns) throw tooWide();
    for (const { text } of cells.values())
      if (text.length > limits.cell) throw new Refused('imports.cell-too-long', { row, maximum: limits.cell });
    const blank = [...cells.values()].every(({ text, wrong }) => text.trim() === '' && !wrong);
    if (blank && row !== headingRow) return false;
    if (row > headingRow && (rows += 1) > limits.rows)
      throw new Refused('imports.too-many-rows', { maximum: limits.rows });
    return true;
  };
}

const tooWide = () => new Refused('imports.too-many-columns', { maximum: limits.columns });

/**
 * A blank heading is the column's letter; a heading that comes again gets a number: "完成值 (2)". A heading the file itself has is
 * taken from none of its columns for one that is made up.
 */
function named(headings: readonly string[]): string[] {
  const written = headings.map((text) => text.replace(/\s+/g, ' ').trim());
  const taken = new Set(written);
  return written.map((text, index) => {
    const heading = text || letters(index);
    if (text !== '' && written.indexOf(text) === index) return heading;
    let name = text === '' ? heading : `${heading} (2)`;
    for (let time = 2; taken.has(name); time += 1) name = `${heading} (${time})`;
    taken.add(name);
    return name;
  });
}

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
