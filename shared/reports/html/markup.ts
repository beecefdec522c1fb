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

interface TableOf {
  readonly caption: string;
  readonly heads: readonly string[];
  /** One character a column: `n` figures to the right, `c` in the middle, `s` names of subjects, anything else to the left. */
  readonly align: string;
  readonly rows: readonly (readonly Piece[])[];
  readonly sum?: readonly Piece[];
}

/** A table of so few rows is kept on one page. */
const longestWhole = 8;

/** A table whose head repeats on every printed page; the first cell of a row names the row. */
export function table({ caption, heads, align, rows, sum }: TableOf): Markup {
  const head = heads.map((name, column) => html`<th scope="col" ${aligned(align, column)}>${name}</th>`);
  const place = rows.length > longestWhole ? 'table' : 'table short';
  return html`<div class="${place}">
    <table>
      <caption hidden="">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${line(cells, align)}
            </tr> `,
        )}${
          sum
            ? html`<tr class="sum">
                ${line(sum, align)}
              </tr>`
            : null
        }
      </tbody>
    </table>
  </div>`;
}

export const line = (cells: readonly Piece[], align: string): Markup =>
  html`${cells.map((cell, column) => (column === 0 ? html`<th scope="row" ${aligned(align, 0)}>${cell}</th>` : html`<td${aligned(align, column)}>${cell}</td>`))}`;

const right = html` class="n"`;
const middle = html` class="c"`;
/** 县住房和城乡建设局 on one line, whatever the reasons beside it ask for. */
const wide = html` class="s"`;

function aligned(align: string, column: number): Markup | null {
  if (align[column] === 'n') return right;
  if (align[column] === 's') return wide;
  return align[column] === 'c' ? middle : null;
}
