import { html, type Markup, type Piece } from '../html/markup.ts';

/** One ink for figures, one for the subject itself; both print dark enough in grey. */
export const ink = { bar: '#2f5d86', soft: '#d9e3ec', line: '#8a97a3', self: '#b3121f', text: '#222' } as const;

/** An image with a name: what a screen reader says, and what a pointer shows. */
export function frame(size: { width: number; height: number }, title: string, content: Piece): Markup {
  return html`<svg role="img" aria-label="${title}" viewBox="0 0 ${size.width} ${size.height}" class="chart">
    <title>${title}</title>
    ${content}
  </svg>`;
}

/** A point of an axis in pixels, to one digit: more would only make the file bigger. */
export const pixel = (at: number): string => String(Math.round(at * 10) / 10);

/** How wide a text is drawn at a font size, roughly: Chinese characters are square, others about half as wide. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((width, character) => width + (character > '\u{2e7f}' ? size : size * 0.55), 0);
