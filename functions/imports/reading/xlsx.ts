import { Refused } from '../../../shared/domain/refused.ts';
import { limits } from './format.ts';
import { attribute, tokens } from './xml.ts';
import { notAWorkbook, openZip } from './zip.ts';

/**
 * The rows of one sheet of a workbook, every cell as the text that stands in the file. Libraries hand out numbers as doubles;
 * a figure with more digits would be another one afterwards, so the parts are read here.
 */
export function* xlsxRows(bytes: Uint8Array, sheet: string | undefined): Generator<{ row: number; cells: string[] }> {
  const part = openZip(bytes);
  const text = part(sheetPath(part, sheet));
  if (text === undefined) throw notAWorkbook('no sheet');
  const shared = sharedTexts(part('xl/sharedStrings.xml') ?? '');
  let row = 0;
  let cells: string[] = [];
  let cell = { column: -1, type: 'n', text: '' };
  let inside = '';
  for (const token of tokens(text)) {
    if (token.is === 'open') {
      const { name, attributes, empty } = token;
      if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 1);
        cells = [];
        cell.column = -1;
      } else if (name === 'c') {
        const column = columnOf(attribute(attributes, 'r')) ?? cell.column + 1;
        if (column >= limits.columns) throw new Refused('imports.too-many-columns', { maximum: limits.columns });
        cell = { column, type: attribute(attributes, 't') ?? 'n', text: '' };
      } else if (!empty && (name === 'v' || name === 't')) inside = name;
      else if (!empty && name === 'rPh') inside = 'rPh';
    } else if (token.is === 'text') {
      if (inside === 'v' || inside === 't') cell.text += token.text;
    } else if (token.name === inside) inside = '';
    else if (token.name === 'c') cells[cell.column] = cellText(cell, shared);
    else if (token.name === 'row') yield { row, cells: Array.from(cells, (value) => value ?? '') };
    else if (token.name === 'sheetData') return;
  }
}

function cellText({ type, text }: { type: string; text: string }, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? '';
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  return type === 'n' ? plain(text) : text;
}

/** Numbers lie in the file as 1.5E-3 when they are small or large: the same digits, with the point where it belongs. */
function plain(number: string): string {
  const [, sign = '', whole = '', places = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(number) ?? [];
  if (exponent === undefined) return number;
  const point = whole.length + Number(exponent);
  const digits = `${whole}${places}`;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const left = digits.slice(0, point).padEnd(point, '0');
  return digits.length > point ? `${sign}${left}.${digits.slice(point)}` : `${sign}${left}`;
}

/** `AB12` stands in column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference === undefined ? undefined : /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Texts that cells share. Pieces of rich text are one text; readings above characters (ルビ, 拼音) are none of it. */
function sharedTexts(xml: string): string[] {
  const found: string[] = [];
  let text = '';
  let inText = false;
  let reading = false;
  for (const token of tokens(xml)) {
    if (token.is === 'text') {
      if (inText && !reading) text += token.text;
    } else if (token.name === 't') inText = token.is === 'open' && !token.empty;
    else if (token.name === 'rPh') reading = token.is === 'open';
    else if (token.name === 'si') {
      if (token.is === 'close' || token.empty) found.push(text);
      text = '';
    }
  }
  return found;
}

function sheetPath(part: (name: string) => string | undefined, wanted: string | undefined): string {
  const sheets = [...tokens(part('xl/workbook.xml') ?? '')].flatMap((token) =>
    token.is === 'open' && token.name === 'sheet'
      ? [{ name: attribute(token.attributes, 'name') ?? '', relation: attribute(token.attributes, 'id') }]
      : [],
  );
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted);
  if (!sheet) {
    const legal = sheets.map(({ name }) => name);
    throw new Refused('imports.no-sheet', { sheet: wanted ?? '' }, { field: 'format.sheet', legal });
  }
  const relation = [...tokens(part('xl/_rels/workbook.xml.rels') ?? '')].find(
    (token) => token.is === 'open' && attribute(token.attributes, 'Id') === sheet.relation,
  );
  const target = relation?.is === 'open' ? (attribute(relation.attributes, 'Target') ?? '') : '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}
