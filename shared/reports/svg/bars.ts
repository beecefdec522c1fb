import { html, type Markup } from '../html/markup.ts';
import { percent } from '../voice.ts';
import { frame, ink, pixel } from './frame.ts';

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
