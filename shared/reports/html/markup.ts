/**
 * Markup that is safe by construction: whatever is put into the template is escaped unless it is markup itself, so no page
 * can forget to. There is no way to make markup from a string but `html` and, for strings of the style sheet, `cssString`.
 */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | Markup | null | readonly Piece[];

export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = parts[0] ?? '';
  for (const [index, piece] of pieces.entries()) text += written(piece) + (parts[index + 1] ?? '');
  return new Markup(text);
}

export const nothing = new Markup('');

function written(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string') return escaped(piece);
  return piece.map(written).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters, and the marks that turn the direction of text: with them a name could be shown other than it is stored.
// eslint-disable-next-line no-control-regex
const treacherous = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

export function legible(text: string): string {
  return text.toWellFormed().replace(treacherous, '\u{fffd}');
}

function escaped(text: string): string {
  return legible(text).replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

/** A string literal of CSS (`content: …`): everything but letters and digits is written as its code point. */
export function cssString(text: string): Markup {
  const safe = legible(text).replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return new Markup(`"${safe}"`);
}
