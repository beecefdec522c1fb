import { type CellStyle, type CellValue, type SheetChart, type WriteSheet, colToLetter, writeXlsx } from 'hucre/xlsx';
import type { Text } from '../../text/refusal.ts';
import { workbookText } from '../../text/reports/words.ts';
import { inert } from '../../domain/formula.ts';
import { headingStyle } from '../../workbook/heading.ts';
import { type Voice, voice } from '../rendered.ts';
import { legible } from '../html/markup.ts';
import { textWidth } from '../svg/charts.ts';

export interface Column {
  readonly head: Text;
  /** In characters of the default font; a Chinese character is two wide. */
  readonly width: number;
  /** `score`: a figure with the digits of the rounded score · `number`: as it is · `share`: shown in per cent · `long`: wrapped text. */
  readonly as?: 'score' | 'number' | 'share' | 'long';
}

export interface SheetOf {
  readonly name: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly charts?: readonly SheetChart[];
}

const font = { name: workbookText.body, size: 11 };
const left = { vertical: 'center', horizontal: 'left', indent: 1 } as const;
const right = { vertical: 'center', horizontal: 'right', indent: 1 } as const;
const styles = {
  text: { alignment: left },
  score: { alignment: right, numFmt: '0.00' },
  number: { alignment: right, numFmt: 'General' },
  share: { alignment: right, numFmt: '0.0%' },
  long: { alignment: { ...left, wrapText: true } },
} as const satisfies Readonly<Record<'text' | NonNullable<Column['as']>, CellStyle>>;

/** A heading stands over its column as the column's cells stand: figures to the right, words to the left. */
const headStyle = (as: Column['as']): CellStyle => ({
  ...headingStyle,
  alignment: { ...styles[as ?? 'text'].alignment, wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '222222' } } },
});

/** At most 31 characters, none of them \ / ? * [ ] : */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();

/** Head row frozen, filtered and repeated in print; A4 landscape, one page wide. */
function sheet({ name, columns, rows, charts }: SheetOf, t: Voice): WriteSheet {
  const last = colToLetter(columns.length - 1);
  return {
    name: sheetName(t(name)),
    columns: columns.map(({ width, as }) => ({ width, style: styles[as ?? 'text'] })),
    rows: [
      columns.map(({ head }) => t(head)),
      ...rows.map((row) => row.map((value, column) => cell(value, columns[column]?.as))),
    ],
    cells: new Map(columns.map(({ head, as }, column) => [`0,${column}`, { value: t(head), style: headStyle(as) }])),
    rowDefs: new Map([headRow, ...rows.map((row, index) => tall(row, columns, index + 1))]),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddFooter: '&C— &P —' },
    ...(charts ? { charts: [...charts] } : {}),
  };
}

const line = 15;
/** Above and below the text of a row together, in points like the rest. */
const air = 5;
const headRow: [number, { height: number }] = [0, { height: 2.2 * line }];

/** Not every program fits the height of a row to wrapped text when it opens a file, so it is written into it. */
function tall(row: SheetOf['rows'][number], columns: readonly Column[], index: number): [number, { height: number }] {
  const lines = Math.max(
    1,
    ...columns.map(({ width, as }, column) => (as === 'long' ? linesOf(row[column], width - 3) : 1)),
  );
  return [index, { height: Math.min(lines * line + air, tallest) }];
}

const linesOf = (value: string | number | null | undefined, width: number): number =>
  String(value ?? '')
    .split('\n')
    .reduce((lines, part) => lines + Math.max(1, Math.ceil(textWidth(part, 2) / width)), 0);

/** Excel's own limit, in points. */
const tallest = 409;

const decimal = /^-?\d+(\.\d+)?$/u;
/** Points of a share like 3/7, printed as far as they go. */
const endless = /^-?\d+\.\d+…$/u;

/**
 * A figure column gets numbers to calculate with; the exact decimal stands beside it as text, because a spreadsheet's
 * number is a double and keeps 15 digits.
 */
function cell(value: string | number | null, as: Column['as']): CellValue {
  if (typeof value !== 'string') return value;
  if (as === 'score' || as === 'number') {
    if (decimal.test(value) && value.length <= 15) return Number(value);
    if (endless.test(value)) return Number.parseFloat(value);
  }
  return inert(legible(value)).slice(0, longestCell);
}

/** Excel refuses a file with a longer one. */
const longestCell = 32_767;

/**
 * The sheets in Chinese, then the same in English: a reader of either finds headings of their own. `at` stands in the file for
 * when it was made, so that the same report gives the same bytes.
 */
export function workbook(
  sheetsIn: (t: Voice) => readonly SheetOf[],
  { title, at }: { title: string; at: string },
): Promise<Uint8Array> {
  const made = new Date(at);
  const written = [voice('zh'), voice('en')].flatMap((t) => sheetsIn(t).map((one) => sheet(one, t)));
  return writeXlsx({
    sheets: written,
    defaultFont: font,
    properties: { title: legible(title), creator: workbookText.creator, created: made, modified: made },
  });
}

/**
 * One sheet with its headings in both languages, Chinese above English. Nothing that makes a file slow to write or to open stands in it: a
 * table may have tens of thousands of rows.
 */
export function table(
  { name, columns, rows }: Omit<SheetOf, 'charts'>,
  { title, at }: { title: string; at: string },
): Promise<Uint8Array> {
  const made = new Date(at);
  const inBoth: Voice = ({ zh, en }) => (zh === en ? zh : `${zh}\n${en}`);
  const tallest = Math.max(...columns.map(({ head, width }) => linesOf(inBoth(head), width - 3)));
  const { rowDefs: _, ...written } = sheet({ name, columns, rows }, inBoth);
  return writeXlsx({
    sheets: [{ ...written, name: sheetName(name.zh), rowDefs: new Map([[0, { height: tallest * line + air }]]) }],
    defaultFont: font,
    properties: { title: legible(title), creator: workbookText.creator, created: made, modified: made },
  });
}
