const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;
const plainNumber = /^-?\d+(\.\d+)?$/u;
const marked = /^'+[=+\-@＝＋－＠]/u;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; the full-width forms count, because Chinese
 * and Japanese editions of Excel read them as the half-width ones. A plain negative number stays a number.
 */
export const inert = (text: string): string => (formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text);

/** For a table that comes back: `inert` is not undone by reading unless a text that already begins with its apostrophe gets another one. */
export const quoted = (text: string): string => (marked.test(text) ? `'${text}` : inert(text));

/** Takes off the apostrophe again. */
export const unquoted = (text: string): string => (marked.test(text) ? text.slice(1) : text);
