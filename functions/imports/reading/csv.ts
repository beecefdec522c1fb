import { Refused } from '../../../shared/domain/refused.ts';
import { limits } from './format.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * The records of a CSV file (RFC 4180): quoted fields hold delimiters, quotes written twice, and line ends. A row's number is
 * that of the record, as a spreadsheet shows it.
 */
export function* csvRows(text: string, declared: string | undefined): Generator<string[]> {
  const delimiter = declared ?? likely(text);
  let at = 0;
  let row = 0;
  while (at < text.length) {
    row += 1;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const { value, next } = text[at] === '"' ? quoted(text, at, row) : plain(text, at, delimiter);
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

/** The delimiter that parts the first line most often, quoted stretches aside. */
function likely(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 100_000))?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, times: line.split(delimiter).length }))
    .sort((a, b) => b.times - a.times);
  return best?.delimiter ?? ',';
}
