import type { Standing } from '../../domain/reports/model.ts';
import { html, type Markup } from '../html/markup.ts';
import { frame, ink, pixel, textWidth } from './frame.ts';

interface StripWords {
  readonly title: string;
  readonly lowest: string;
  readonly median: string;
  readonly best: string;
  readonly here: string;
}

const width = 300;
const edge = 34;
const axis = 66;

/** Where one score lies among its peers: the whole range as a line, the middle half as a box, the subject as a mark. */
export function strip(words: StripWords, standing: Standing, score: string): Markup {
  const low = Number(standing.lowest);
  const high = Number(standing.best);
  const x = (value: string) =>
    high === low ? width / 2 : edge + ((Number(value) - low) / (high - low)) * (width - 2 * edge);
  const box = { from: x(standing.lowerQuartile), to: x(standing.upperQuartile) };
  const here = x(score);
  const caption = `${words.here} ${score}`;
  const half = textWidth(caption, 13) / 2;
  const label = Math.min(Math.max(here, half + 2), width - half - 2);
  const tick = (value: string, word: string, anchor: string) =>
    html`<text x="${pixel(x(value))}" y="${axis + 28}" text-anchor="${anchor}" class="small">${word}</text>
      <text x="${pixel(x(value))}" y="${axis + 43}" text-anchor="${anchor}" class="small">${value}</text>`;
  const crowded = Math.min(x(standing.median) - x(standing.lowest), x(standing.best) - x(standing.median)) < 58;
  return frame({ width, height: 124 }, words.title, [
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
