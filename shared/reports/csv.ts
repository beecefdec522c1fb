/** Excel takes a file without the byte order mark for the system's own code page, and Chinese turns to rubbish. */
const byteOrderMark = '\u{feff}';

const needsQuotes = /[",\r\n]|^\s|\s$/u;

/** RFC 4180: CRLF after every line, quotes doubled, every line with as many fields as the heading. */
export function csv(heading: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return byteOrderMark + [heading, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number | null): string {
  const text = inert(String(value ?? ''));
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
const plainNumber = /^-?\d+(\.\d+)?$/u;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; the full-width forms count, because Chinese
 * and Japanese editions of Excel read them as the half-width ones. A plain negative number stays a number.
 */
export function inert(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
