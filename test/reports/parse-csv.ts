/** RFC 4180, strictly and by hand: the test must not share its understanding of CSV with what it tests. */
export function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1) field += text[at] ?? '';
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') field += text[at++] ?? '';
    }
    row.push(field);
    if (text[at] === ',') at += 1;
    else if (text.slice(at, at + 2) === '\r\n') {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither comma nor CRLF at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
  }
  return rows;
}
