import { Refused } from '../../../shared/domain/refused.ts';
import { delimiters, encodings, limits } from './format.ts';

type Encoding = (typeof encodings)[number];

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file: by its byte order mark, as declared, as UTF-8 if it is that to its last byte, else as GB18030 (of which GBK
 * is a part), which Chinese Excel writes. Bytes that the encoding does not have are refused with their place, and so is a file with
 * lines in both: GB18030 takes almost any bytes for characters, and mojibake would be kept for good. What is nowhere said is
 * `assumed`: Big5 and Western texts pass for GB18030, so somebody has to look.
 */
export function decode(bytes: Uint8Array, declared: Encoding | undefined): { text: string; assumed: boolean } {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (marked && declared && marked !== declared)
    throw new Refused('imports.other-mark', { declared, marked }, { field: 'format.encoding', legal: [marked] });
  const encoding = marked ?? declared ?? (decoded(bytes, 'utf-8') === undefined ? 'gb18030' : 'utf-8');
  if (encoding === 'gb18030') refuseUtf8(bytes, declared);
  const text = decoded(bytes, encoding);
  if (text === undefined) throw unreadable(bytes, encoding, declared ?? marked);
  const zero = text.indexOf('\u0000');
  if (zero !== -1)
    throw new Refused('imports.not-text', { line: lineAt(text, zero) }, { field: 'format.encoding', legal: encodings });
  // Files that were put together each bring their mark.
  return { text: text.replace(/(^|[\r\n])\uFEFF+/g, '$1'), assumed: encoding === 'gb18030' && !declared };
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Names the encoding it is closest to, if nothing was declared: the one whose first wrong byte comes last. */
function unreadable(bytes: Uint8Array, encoding: Encoding, declared: Encoding | undefined): Refused {
  const [nearest, at] = (declared ? [encoding] : (['utf-8', 'gb18030'] as const))
    .map((name) => [name, firstWrong(bytes, name)] as const)
    .reduce((best, next) => (next[1] > best[1] ? next : best));
  const line = bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === newline ? 1 : 0), 1);
  return new Refused(
    'imports.encoding',
    { encoding: nearest, line, byte: at + 1 },
    { field: 'format.encoding', legal: encodings },
  );
}

const newline = 0x0a;

/** How many bytes from the start the encoding can read, found by halving. */
function firstWrong(bytes: Uint8Array, encoding: Encoding): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (begins(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  return good;
}

function begins(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * A line that is flawless UTF-8 with characters of three bytes, in a file that is not UTF-8, is of another hand: GB18030 gives such
 * bytes for a line by chance hardly ever, and for two such characters never. No character of GB18030 holds the byte of a line's end.
 */
function refuseUtf8(bytes: Uint8Array, declared: Encoding | undefined): void {
  const characters = declared === undefined ? 1 : 2;
  let [line, utf8, other] = [1, 0, 0];
  for (let start = 0; start < bytes.length && (utf8 === 0 || other === 0); line += 1) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    const piece = bytes.subarray(start, end);
    start = end + 1;
    if (piece.every((byte) => byte < 0x80)) continue;
    const leads = piece.reduce((count, byte) => count + (byte >= 0xe0 && byte <= 0xef ? 1 : 0), 0);
    const isUtf8 = decoded(piece, 'utf-8') !== undefined;
    if (isUtf8 && leads >= characters) utf8 ||= line;
    else if (!isUtf8 && decoded(piece, 'gb18030') !== undefined) other ||= line;
  }
  if (utf8 === 0) return;
  if (other > 0)
    throw new Refused('imports.mixed-encodings', { line: utf8, other }, { field: 'content', legal: encodings });
  if (declared)
    throw new Refused('imports.other-encoding', { declared }, { field: 'format.encoding', legal: ['utf-8'] });
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

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
