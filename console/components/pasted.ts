/**
 * The rows and cells of a block as a spreadsheet copies it: a cell with a break in it stands in quotation marks. Nothing of a single cell,
 * which is pasted like any text.
 */
export function blockIn(text: string): string[][] | undefined {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/gy;
  for (const [, content = '', end = ''] of text.replace(/\r?\n$/, '').matchAll(cell)) {
    const plain = content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content;
    rows.at(-1)?.push(plain.trim());
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows.length === 1 && rows[0]?.length === 1 ? undefined : rows;
}
