import { type Markup, html } from '../html/markup.ts';
import { frame, ink, pixel } from './charts.ts';

interface Column {
  readonly label: string;
  readonly n: number;
  /** Places the quota allows; null: no quota. */
  readonly quota: number | null;
  readonly own: boolean;
}

const width = 300;
const height = 124;
const top = 24;
const base = 88;

const gap = 5;
/** Height of the figure above a column, with a little air. */
const figure = 14;

/** Where the figure stands: on its column, or above the quota's line if that would go through it. */
const clearOf = (line: number, column: number): number =>
  line <= column && line > column - gap - figure ? line : column;

/** How many subjects have which grade; a quota is a broken line across its column. */
export function columns(title: string, quotaWord: string, all: readonly Column[]): Markup {
  const most = Math.max(1, ...all.map(({ n, quota }) => Math.max(n, quota ?? 0)));
  const slot = (width - 20) / Math.max(all.length, 1);
  const wide = Math.min(44, slot * 0.55);
  const y = (n: number) => base - (n / most) * (base - top);
  const drawn = all.map(({ label, n, quota, own }, index) => {
    const middle = 10 + slot * (index + 0.5);
    const over = quota === null ? y(n) : clearOf(y(quota), y(n));
    const line =
      quota === null
        ? null
        : html`<line
              x1="${pixel(middle - wide / 2 - 5)}"
              x2="${pixel(middle + wide / 2 + 5)}"
              y1="${pixel(y(quota))}"
              y2="${pixel(y(quota))}"
              stroke="${ink.text}"
              stroke-dasharray="3 2"
            />
            <text x="${pixel(middle)}" y="${base + 31}" text-anchor="middle" class="small"
              >${quotaWord} ${quota}</text
            >`;
    return html`<rect
        x="${pixel(middle - wide / 2)}"
        y="${pixel(y(n))}"
        width="${pixel(wide)}"
        height="${pixel(base - y(n))}"
        fill="${own ? ink.self : ink.bar}"
      />
      <text x="${pixel(middle)}" y="${pixel(over - gap)}" text-anchor="middle">${n}</text>
      <text x="${pixel(middle)}" y="${base + 17}" text-anchor="middle">${label}</text>${line}`;
  });
  const floor = html`<line x1="6" x2="${width - 6}" y1="${base}" y2="${base}" stroke="${ink.line}" />`;
  return frame({ width, height }, title, [drawn, floor]);
}
