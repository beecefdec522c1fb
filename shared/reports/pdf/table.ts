import { type Canvas, edge, width as full } from './canvas.ts';
import { type Line, type Look, piecesOf, runsOf } from './text.ts';
import { type Element, elements, isOf, within } from './tree.ts';

const look: Look = { size: 10.5, leading: 15, colour: '#161616' };
const padding = { x: 5, y: 3 };
const ink = '#161616';
const faint = '#c9ced3';

interface Cell {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}

interface Row {
  readonly cells: readonly Cell[];
  readonly lines: number;
  readonly kind: 'head' | 'part' | 'sum' | 'plain';
}

/** A table as it will be drawn: what it takes of the page is known before. */
interface Laid {
  readonly rows: readonly Row[];
  readonly height: number;
  readonly isGrid: boolean;
}

const kindOf = (row: Element, isHead: boolean): Row['kind'] =>
  isHead ? 'head' : isOf(row, 'part') ? 'part' : isOf(row, 'sum') ? 'sum' : 'plain';

/** Lays out a table in the width of the page. A table to be signed is a grid; others have lines between rows only. */
export function layTable(canvas: Canvas, element: Element): Laid {
  const isGrid = isOf(element, 'sign');
  const rows = within(element, 'tr').map((row) => ({
    row,
    isHead: within(element, 'thead').some((head) => elements(head).includes(row)),
  }));
  const widths = isGrid ? [0.3, 0.4, 0.3].map((share) => share * full) : widthsOf(canvas, rows);
  const laid = rows.map(({ row, isHead }) => layRow(canvas, row, { widths, kind: kindOf(row, isHead) }));
  return { rows: laid, height: laid.reduce((sum, row) => sum + heightOf(row, isGrid), 0), isGrid };
}

const spanOf = (cell: Element): number => Number(cell.attributes['colspan'] ?? 1);
const isBold = (kind: Row['kind']): boolean => kind !== 'plain';

/** As wide as each column would be on one line; where that is too much, columns of words give way and columns of figures do not. */
function widthsOf(canvas: Canvas, rows: readonly { readonly row: Element; readonly isHead: boolean }[]): number[] {
  const least: number[] = [];
  const natural: number[] = [];
  for (const { row, isHead } of rows) {
    let column = 0;
    for (const cell of elements(row)) {
      if (spanOf(cell) === 1) {
        const pieces = piecesOf(runsOf(cell, look), canvas.measure, full);
        const whole = pieces.reduce((sum, { width }) => sum + width, 0) + 2 * padding.x + 1;
        const longest = Math.max(0, ...pieces.map(({ width }) => width)) + 2 * padding.x + 1;
        const isWhole = !isHead && (isOf(cell, 'n') || isOf(cell, 'c'));
        least[column] = Math.max(
          least[column] ?? 0,
          isWhole
            ? whole
            : Math.min(whole, Math.max(longest, (isOf(cell, 's') ? 10.5 : 4.3) * look.size + 2 * padding.x)),
        );
        natural[column] = Math.max(natural[column] ?? 0, whole);
      }
      column += spanOf(cell);
    }
  }
  const total = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
  if (total(natural) <= full) return natural.map((one) => (one * full) / total(natural));
  if (total(least) >= full) return least.map((one) => (one * full) / total(least));
  const share = (full - total(least)) / (total(natural) - total(least));
  return natural.map((one, column) => (least[column] ?? 0) + (one - (least[column] ?? 0)) * share);
}

function layRow(canvas: Canvas, row: Element, { widths, kind }: { widths: readonly number[]; kind: Row['kind'] }): Row {
  let column = 0;
  let x = edge.left;
  const cells = elements(row).map((cell): Cell => {
    const width = widths.slice(column, column + spanOf(cell)).reduce((sum, one) => sum + one, 0);
    const lines = canvas.lines(runsOf(cell, { ...look, isBold: isBold(kind) }), width - 2 * padding.x);
    const laid = {
      lines,
      x,
      width,
      align: isOf(cell, 'n') ? ('right' as const) : isOf(cell, 'c') ? ('center' as const) : ('left' as const),
    };
    column += spanOf(cell);
    x += width;
    return laid;
  });
  return { cells, lines: Math.max(1, ...cells.map(({ lines }) => lines.length)), kind };
}

const gridHeight = 26;
const heightOf = ({ lines }: Pick<Row, 'lines'>, isGrid: boolean): number =>
  Math.max(lines * look.leading + 2 * padding.y, isGrid ? gridHeight : 0);

/** Draws it from where the canvas is; on every page it goes on to, its head stands again. */
export function drawTable(canvas: Canvas, { rows, isGrid }: Laid): void {
  const heads = rows.filter(({ kind }) => kind === 'head');
  const top = () => {
    canvas.rule({ x: edge.left, y: canvas.y }, { x: edge.right, y: canvas.y }, { width: 1.2, colour: ink });
    for (const head of heads) drawRow(canvas, head, { from: 0, to: head.lines, isGrid });
  };
  const bottom = () =>
    canvas.rule({ x: edge.left, y: canvas.y }, { x: edge.right, y: canvas.y }, { width: 1.2, colour: ink });
  const others = rows.filter(({ kind }) => kind !== 'head');
  canvas.need(heightOf({ lines: 1 }, isGrid) * (heads.length + 1));
  top();
  for (const [at, row] of others.entries()) {
    // The sum stays with the row above it.
    const next = others[at + 1];
    const together = heightOf(row, isGrid) + (next?.kind === 'sum' ? heightOf(next, isGrid) : 0);
    const headed = heads.reduce((sum, head) => sum + heightOf(head, isGrid), 0);
    const isTooLong = together + headed > edge.bottom - edge.top;
    let from = 0;
    while (from < row.lines) {
      const fits = Math.floor((edge.bottom - canvas.y - 2 * padding.y) / look.leading);
      const to = isTooLong ? Math.min(row.lines, from + Math.max(fits, 0)) : row.lines;
      if (to === from || (!isTooLong && canvas.y + together > edge.bottom + 0.01)) {
        bottom();
        canvas.turn();
        top();
        if (to === from) continue;
      }
      drawRow(canvas, row, { from, to, isGrid });
      from = to;
    }
  }
  bottom();
}

function drawRow(canvas: Canvas, row: Row, { from, to, isGrid }: { from: number; to: number; isGrid: boolean }): void {
  const height = heightOf({ lines: to - from }, isGrid);
  const { y } = canvas;
  const below = y + height;
  if (row.kind === 'part') canvas.pdf.rect(edge.left, y, full, height).fill('#f3f5f7');
  for (const cell of row.cells) {
    const lines = cell.lines.slice(from, to);
    // Signatures stand in the middle of their boxes, headings at the foot of theirs.
    const free = height - lines.length * look.leading - 2 * padding.y;
    const down = padding.y + (isGrid ? free / 2 : row.kind === 'head' ? free : 0);
    for (const [at, line] of lines.entries()) {
      const place = { x: cell.x + padding.x, width: cell.width - 2 * padding.x, align: cell.align };
      canvas.line(line, place, y + down + at * look.leading);
    }
    if (isGrid) canvas.pdf.rect(cell.x, y, cell.width, height).lineWidth(0.5).stroke(ink);
  }
  canvas.y = below;
  if (isGrid) return;
  const rule = row.kind === 'head' ? { width: 0.6, colour: ink } : { width: 0.4, colour: faint };
  canvas.rule({ x: edge.left, y: below }, { x: edge.right, y: below }, rule);
  if (row.kind === 'sum') canvas.rule({ x: edge.left, y }, { x: edge.right, y }, { width: 0.6, colour: ink });
}
