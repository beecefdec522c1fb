const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
const plainNumber = /^-?\d+(\.\d+)?$/u;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; the full-width forms count, because Chinese
 * and Japanese editions of Excel read them as the half-width ones. A plain negative number stays a number.
 */
export function inert(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
