import { html, type Markup, type Piece } from './markup.ts';

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
      <caption hidden>
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
