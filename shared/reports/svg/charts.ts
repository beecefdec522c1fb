import type { ScoreSpread } from '../../domain/reports/model.ts';
import { type Markup, type Piece, html } from '../html/markup.ts';
import { percent } from '../rendered.ts';

interface Bar {
  readonly label: string;
  /** Share of the points, 1 = all of them; null: not counted, and `note` says why. */
  readonly share: string | null;
  readonly note: string;
}

const width = 620;
const left = 150;
const right = 130;
const step = 26;
const thick = 13;

/** Attainment by section: one bar each against the full mark, which is the line at 100 %. Bonus items may pass it. */
export function bars(title: string, rows: readonly Bar[]): Markup {
  const shares = rows.map(({ share }) => number(share));
  const low = Math.min(0, ...shares);
  const high = Math.max(1, ...shares);
  const x = (share: number) => left + ((share - low) / (high - low)) * (width - left - right);
  const bottom = rows.length * step + 4;
  const drawn = rows.map((row, index) => {
    const middle = index * step + step / 2 + 2;
    const value = number(row.share);
    const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
    return html`<text x="${left - 8}" y="${middle + 4}" text-anchor="end">${short(row.label)}</text>
      <rect
        x="${pixel(x(0))}"
        y="${pixel(middle - thick / 2)}"
        width="${pixel(x(1) - x(0))}"
        height="${thick}"
        fill="${ink.soft}"
      />
      <rect
        x="${pixel(from)}"
        y="${pixel(middle - thick / 2)}"
        width="${pixel(to - from)}"
        height="${thick}"
        fill="${ink.bar}"
      />
      <text x="${pixel(Math.max(x(1), to) + 8)}" y="${middle + 4}"
        >${row.share === null ? row.note : `${percent(row.share)}　${row.note}`}</text
      >`;
  });
  const full = html`<line
    x1="${pixel(x(1))}"
    x2="${pixel(x(1))}"
    y1="2"
    y2="${bottom}"
    stroke="${ink.line}"
    stroke-dasharray="3 2"
  />`;
  return frame({ width, height: bottom + 4 }, title, [drawn, full]);
}

const number = (share: string | null): number => Number((share ?? '0').replace('…', ''));

const short = (label: string): string => {
  const characters = Array.from(label);
  const most = /[\u{2e80}-\u{9fff}]/u.test(label) ? 11 : 22;
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : label;
};

interface StripWords {
  readonly title: string;
  readonly lowest: string;
  readonly median: string;
  readonly best: string;
  readonly here: string;
}

const stripWidth = 300;
const edge = 34;
const axis = 66;

/** Where one score lies among its peers: the whole range as a line, the middle half as a box, the subject as a mark. */
export function strip(words: StripWords, standing: ScoreSpread, score: string): Markup {
  const low = Number(standing.lowest);
  const high = Number(standing.best);
  const x = (value: string) =>
    high === low ? stripWidth / 2 : edge + ((Number(value) - low) / (high - low)) * (stripWidth - 2 * edge);
  const box = { from: x(standing.lowerQuartile), to: x(standing.upperQuartile) };
  const here = x(score);
  const caption = `${words.here} ${score}`;
  const half = textWidth(caption, 13) / 2;
  const label = Math.min(Math.max(here, half + 2), stripWidth - half - 2);
  const tick = (value: string, word: string, anchor: string) =>
    html`<text x="${pixel(x(value))}" y="${axis + 28}" text-anchor="${anchor}" class="small">${word}</text>
      <text x="${pixel(x(value))}" y="${axis + 43}" text-anchor="${anchor}" class="small">${value}</text>`;
  const crowded = Math.min(x(standing.median) - x(standing.lowest), x(standing.best) - x(standing.median)) < 58;
  return frame({ width: stripWidth, height: 124 }, words.title, [
    html`<line
        x1="${pixel(x(standing.lowest))}"
        x2="${pixel(x(standing.best))}"
        y1="${axis}"
        y2="${axis}"
        stroke="${ink.line}"
        stroke-width="2"
      />
      <rect
        x="${pixel(box.from)}"
        y="${axis - 9}"
        width="${pixel(Math.max(box.to - box.from, 2))}"
        height="18"
        fill="${ink.soft}"
        stroke="${ink.bar}"
      />
      <line
        x1="${pixel(x(standing.median))}"
        x2="${pixel(x(standing.median))}"
        y1="${axis - 9}"
        y2="${axis + 9}"
        stroke="${ink.bar}"
        stroke-width="2"
      />
      <path d="M${pixel(here)} ${axis - 9}l-6 -11h12z" fill="${ink.self}" />
      <text x="${pixel(label)}" y="${axis - 28}" text-anchor="middle" class="self">${caption}</text>`,
    high === low ? null : tick(standing.lowest, words.lowest, 'middle'),
    crowded && high !== low ? null : tick(standing.median, words.median, 'middle'),
    high === low ? null : tick(standing.best, words.best, 'middle'),
  ]);
}

/** One ink for figures, one for the subject itself; both print dark enough in grey. */
const ink = { bar: '#2f5d86', soft: '#d9e3ec', line: '#8a97a3', self: '#b3121f', text: '#222' } as const;

/** An image with a name: what a screen reader says, and what a pointer shows. */
function frame(size: { width: number; height: number }, title: string, content: Piece): Markup {
  return html`<svg role="img" aria-label="${title}" viewBox="0 0 ${size.width} ${size.height}" class="chart">
    <title>${title}</title>
    ${content}
  </svg>`;
}

/** A point of an axis in pixels, to one digit: more would only make the file bigger. */
const pixel = (at: number): string => String(Math.round(at * 10) / 10);

/** How wide a text is drawn at a font size, roughly: Chinese characters are square, others about half as wide. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((width, character) => width + (character > '\u{2e7f}' ? size : size * 0.55), 0);

interface Column {
  readonly label: string;
  readonly n: number;
  /** Places the quota allows; null: no quota. */
  readonly quota: number | null;
  readonly own: boolean;
}

const columnsWidth = 300;
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
  const slot = (columnsWidth - 20) / Math.max(all.length, 1);
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
  const floor = html`<line x1="6" x2="${columnsWidth - 6}" y1="${base}" y2="${base}" stroke="${ink.line}" />`;
  return frame({ width: columnsWidth, height }, title, [drawn, floor]);
}
