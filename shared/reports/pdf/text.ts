import type { Element } from './tree.ts';

/** How text is set. Sizes in points. */
export interface Look {
  readonly size: number;
  /** From line to line. */
  readonly leading: number;
  readonly colour: string;
  readonly isBold?: boolean;
}

/** Text of one look. */
export interface Run {
  readonly text: string;
  readonly look: Look;
}

/** What is never broken: a Chinese character with the marks that may not be parted from it, or a word of other letters. */
export interface Piece extends Run {
  readonly width: number;
}

type Measure = (text: string, look: Look) => number;

const looks: Readonly<Record<string, (look: Look) => Look>> = {
  muted: (look) => ({ ...look, colour: '#5a5a5a' }),
  name: (look) => ({ ...look, isBold: true }),
  small: (look) => ({ ...look, size: 11, isBold: false }),
};

/** The text of an element, with the look of each part of it; white space as a browser shows it. */
export function runsOf({ children }: Element, look: Look): Run[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [{ text: child.replace(/[ \n\r\t]+/gu, ' '), look }];
    const change = looks[child.attributes['class'] ?? ''] ?? looks[child.name];
    return runsOf(child, change ? change(look) : look);
  });
}

export const textOf = (element: Element): string =>
  runsOf(element, { size: 1, leading: 1, colour: '' })
    .map(({ text }) => text)
    .join('')
    .trim();

// 避头尾: what no line begins or ends with.
const closing = /[，。、；：！？”’）》〉】〕」』％%…—·,.;:!?)\]]/u;
const opening = /[“‘（《〈【〔「『(]/u;
const ideograph = /[\u{2e80}-\u{a4cf}\u{f900}-\u{faff}\u{fe30}-\u{ffef}\u{20000}-\u{3ffff}\u{200b}“”‘’…—·]/u;

/** Cut where a line may end. */
function cut(text: string): string[] {
  const parts: string[] = [];
  let mayJoin = false;
  for (const character of text) {
    const before = parts.at(-1);
    const isWord = !ideograph.test(character) && character !== ' ';
    const sticks =
      before !== undefined &&
      (closing.test(character) || opening.test(before.at(-1) ?? '') || (mayJoin && isWord) || character === ' ');
    if (sticks) parts[parts.length - 1] = before + character;
    else parts.push(character);
    mayJoin = isWord;
  }
  return parts;
}

/** Pieces of text; what is longer than a whole line is cut where the line ends. */
export function piecesOf(runs: readonly Run[], measure: Measure, most: number): Piece[] {
  return runs.flatMap(({ text, look }) =>
    cut(text).flatMap((part) => {
      const width = measure(part, look);
      if (width <= most) return [{ text: part, look, width }];
      return Array.from(part, (character) => ({ text: character, look, width: measure(character, look) }));
    }),
  );
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly isLast: boolean;
}

/** Lines of at most the width; the first is shorter by the indent. */
export function linesOf(pieces: readonly Piece[], width: number, indent = 0): Line[] {
  const lines: { pieces: Piece[]; width: number }[] = [{ pieces: [], width: indent }];
  for (const piece of pieces) {
    const line = lines.at(-1);
    // Blanks at the end of a line take no room.
    const bare = piece.text.endsWith(' ') ? piece.width - piece.look.size * 0.25 : piece.width;
    if (line && (line.pieces.length === 0 || line.width + bare <= width + 0.01)) {
      if (line.pieces.length > 0 || piece.text.trim() !== '') {
        line.pieces.push(piece);
        line.width += piece.width;
      }
    } else if (piece.text.trim() !== '') lines.push({ pieces: [piece], width: piece.width });
  }
  return lines.map((line, at) => ({ ...line, isLast: at === lines.length - 1 }));
}
