import { Refused } from '../../../shared/domain/refused.ts';
import { delimiters, limits } from './format.ts';

interface Written {
  readonly delimiter: string | undefined;
  /** The row that shows the delimiter, if none is declared; without headings the first. */
  readonly headingRow: number;
}

/**
 * The records of a CSV file (RFC 4180): quoted fields hold delimiters, quotes written twice, and line ends. A row's number is
 * that of the record, as a spreadsheet shows it.
 */
export function* csvRows(text: string, { delimiter: declared, headingRow }: Written): Generator<string[]> {
  const delimiter = declared ?? shownBy(text, Math.max(headingRow, 1));
  let at = 0;
  let row = 0;
  while (at < text.length) {
    row += 1;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const { value, next } = text[at] === '"' ? quoted(text, at, row) : plain(text, at, delimiter);
      // A space before the quotes, and the quotes hold nothing together any more.
      if (text[at] !== '"' && value.trimStart().startsWith('"')) throw new Refused('imports.csv-quotes', { row });
      if (value.length > limits.cell) throw new Refused('imports.cell-too-long', { row, maximum: limits.cell });
      cells.push(value);
      const end = text[next];
      if (end !== delimiter && end !== '\n' && end !== '\r' && end !== undefined)
        throw new Refused('imports.csv-quotes', { row });
      ended = end !== delimiter;
      at = end === '\r' && text[next + 1] === '\n' ? next + 2 : next + 1;
    }
    yield cells;
  }
}

function quoted(text: string, start: number, row: number): { value: string; next: number } {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new Refused('imports.csv-quotes', { row });
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

function plain(text: string, start: number, delimiter: string): { value: string; next: number } {
  let next = start;
  while (next < text.length) {
    const character = text[next];
    if (character === delimiter || character === '\n' || character === '\r') break;
    next += 1;
  }
  return { value: text.slice(start, next), next };
}

/** The delimiter that parts the headings, quoted stretches aside; where two of them would, which one is meant is not known. */
function shownBy(text: string, row: number): string {
  const times = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let line = 1;
  let before = '';
  for (const character of text) {
    const ends = character === '\r' || (character === '\n' && before !== '\r');
    before = character;
    if (character === '"') quoted = !quoted;
    else if (ends && !quoted) line += 1;
    else if (line === row && !quoted && times.has(character)) times.set(character, (times.get(character) ?? 0) + 1);
    if (line > row) break;
  }
  const [best, next] = [...times].sort(([, a], [, b]) => b - a);
  if (!best || best[1] === 0) return ',';
  if (next && next[1] * 2 > best[1])
    throw new Refused('imports.delimiter', { row }, { field: 'format.delimiter', legal: delimiters });
  return best[0];
}
