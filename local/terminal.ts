/** Columns of a terminal: a Chinese character takes two. */
export const width = (text: string): number =>
  Array.from(text).reduce(
    (sum, char) => sum + (/[\u2e80-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u.test(char) ? 2 : 1),
    0,
  );

/** As wide as a column of a table. */
export const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** Cut to what is left of a line of the terminal. */
export function fitted(text: string, columns: number): string {
  let fit = '';
  for (const char of text) {
    if (width(fit + char) > columns - 1) return `${fit}…`;
    fit += char;
  }
  return fit;
}

/** Chinese breaks anywhere and takes two columns a character; other words are kept whole. */
export function wrapped(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [''];
    for (const piece of paragraph.match(/[\u{2e80}-\u{ffef}][，。、；：！？）”]*|[^\s\u{2e80}-\u{ffef}]+|\s+/gu) ??
      []) {
      const line = lines.at(-1) ?? '';
      if (width(line + piece.trimEnd()) <= columns) lines[lines.length - 1] = line + piece;
      else lines.push(piece.trimStart());
    }
    return lines.map((line) => line.trimEnd());
  });
}
