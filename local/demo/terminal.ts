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
