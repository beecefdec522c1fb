// Its types know the default export only.
// eslint-disable-next-line import/no-named-as-default
import PDFDocument from 'pdfkit';
import { fontBytes, fontFiles } from './fonts.ts';
import { type Look, type Piece, type Run, linesOf, piecesOf } from './text.ts';

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A4 and its edges (GB/T 9704—2012: 天头 37 mm, 订口 28 mm, with the head line above). */
const page = { width: 595.28, height: 841.89 };
export const edge = { top: mm(33), bottom: page.height - mm(30), left: mm(28), right: page.width - mm(26) };
export const width = edge.right - edge.left;

/** What stands for a character that no font has (缺字符号). */
const missing = '〓';

interface About {
  readonly title: string;
  readonly author: string;
  /** When the report was made: it is the date of the file, so that the same report is the same bytes. */
  readonly at: Date;
}

type Align = 'left' | 'right' | 'center' | 'justify';

interface Placed {
  readonly x: number;
  readonly width: number;
  readonly align?: Align;
  readonly indent?: number;
}

/** Sheets of paper that are written from the top down. */
export class Canvas {
  y = edge.top;
  /** Characters that no font has, as they were met. */
  readonly lacking = new Set<string>();
  readonly pdf: PDFKit.PDFDocument;
  readonly #bytes: Buffer[] = [];
  readonly #ended: Promise<void>;
  readonly #widths = new Map<string, { font: number; width: number }>();
  readonly #fonts: Font[];

  constructor({ title, author, at }: About) {
    // A font of its own: the library would else look for those every reader has.
    const options = {
      font: '',
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: 'zh-CN',
      displayTitle: true,
      pdfVersion: '1.7' as const,
    };
    const info = { Title: title, Author: author, Creator: 'Jixiao', Producer: 'Jixiao', CreationDate: at, ModDate: at };
    this.pdf = new PDFDocument({ ...options, info });
    this.pdf.on('data', (bytes: Buffer) => void this.#bytes.push(bytes));
    this.#ended = new Promise((resolve) => this.pdf.on('end', resolve));
    this.#fonts = fontFiles.map((file) => {
      this.pdf.registerFont(file, fontBytes(file)).font(file);
      const font: Font = Reflect.get(Reflect.get(this.pdf, '_font'), 'font');
      font.layout = sideBySide(font);
      return font;
    });
  }

  async bytes(): Promise<Uint8Array> {
    this.pdf.end();
    await this.#ended;
    return Buffer.concat(this.#bytes);
  }

  /** Goes on with a new page unless there is so much room. */
  need(height: number): void {
    if (this.y + height > edge.bottom + 0.01) this.turn();
  }

  turn(): void {
    if (this.isAtTop) return;
    this.pdf.addPage();
    this.y = edge.top;
  }

  get isAtTop(): boolean {
    return this.y <= edge.top;
  }

  #glyph(character: string): { font: number; width: number } {
    const known = this.#widths.get(character);
    if (known) return known;
    if (character === breakHere) return { font: 0, width: 0 };
    const code = character.codePointAt(0) ?? 0;
    const at = this.#fonts.findIndex((font) => font.hasGlyphForCodePoint(code));
    const font = this.#fonts[at];
    const found =
      font === undefined
        ? { ...this.#glyph(missing), font: -1 }
        : { font: at, width: font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm };
    this.#widths.set(character, found);
    return found;
  }

  readonly measure = (text: string, { size }: Pick<Look, 'size'>): number =>
    Array.from(text, (character) => this.#glyph(character).width).reduce((sum, one) => sum + one * size, 0);

  lines(runs: readonly Run[], room: number, indent = 0) {
    return linesOf(piecesOf(runs, this.measure, room - indent), room, indent);
  }

  /** Writes a text of any length in lines, on as many pages as it needs. */
  paragraph(runs: readonly Run[], { x, width: room, align = 'left', indent = 0 }: Placed): void {
    for (const [at, line] of this.lines(runs, room, indent).entries()) {
      const leading = line.pieces[0]?.look.leading ?? runs[0]?.look.leading ?? 0;
      this.need(leading);
      this.line(line, { x: at === 0 ? x + indent : x, width: at === 0 ? room - indent : room, align }, this.y);
      this.y += leading;
    }
  }

  /** One line, its top at `y`. */
  line(
    { pieces, isLast }: { readonly pieces: readonly Piece[]; readonly isLast: boolean },
    { x, width: room, align = 'left' }: Placed,
    y: number,
  ): void {
    const used = pieces.map((piece, at) =>
      at === pieces.length - 1 ? this.measure(piece.text.trimEnd(), piece.look) : piece.width,
    );
    const free = room - used.reduce((sum, one) => sum + one, 0);
    const gap = align === 'justify' && !isLast && pieces.length > 1 ? Math.max(0, free) / (pieces.length - 1) : 0;
    let at = x + (align === 'right' ? free : align === 'center' ? free / 2 : 0);
    // What stands close is written at once.
    const written = gap > 0 ? pieces.map((piece, index) => ({ ...piece, width: used[index] ?? 0 })) : together(pieces);
    for (const { text, look, width: wide } of written) {
      this.write(text, look, { x: at, y: y + (look.leading - look.size) / 2 + look.size * 0.88 });
      at += wide + gap;
    }
  }

  /** Writes from a point of the base line on, each character in the font that has it. */
  write(
    text: string,
    { size, colour, isBold = false }: Look,
    { x, y }: { readonly x: number; readonly y: number },
  ): void {
    let at = x;
    let run = { font: -2, text: '', x };
    const flush = () => {
      const file = fontFiles[run.font];
      if (file === undefined || run.text.trim() === '') return;
      this.pdf.font(file).fontSize(size).fillColor(colour);
      // There is one weight; a line around its letters makes them bold.
      if (isBold) this.pdf.strokeColor(colour).lineWidth(size * 0.03);
      this.pdf.text(run.text, run.x, y, { lineBreak: false, baseline: 'alphabetic', fill: true, stroke: isBold });
    };
    for (const character of text) {
      if (character === breakHere) continue;
      const glyph = this.#glyph(character);
      const [font, drawn] = glyph.font < 0 ? [this.#glyph(missing).font, missing] : [glyph.font, character];
      if (glyph.font < 0) this.lacking.add(character);
      if (font !== run.font) {
        flush();
        run = { font, text: '', x: at };
      }
      run.text += drawn;
      at += glyph.width * size;
    }
    flush();
  }

  /** A straight line. */
  rule(
    from: { x: number; y: number },
    to: { x: number; y: number },
    { width: thick, colour }: { width: number; colour: string },
  ): void {
    this.pdf.moveTo(from.x, from.y).lineTo(to.x, to.y).lineWidth(thick).strokeColor(colour).stroke();
  }
}

function together(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const before = whole.at(-1);
    if (before?.look !== piece.look) whole.push(piece);
    else whole[whole.length - 1] = { ...before, text: before.text + piece.text, width: before.width + piece.width };
  }
  return whole;
}

/** What is used of a font by its maker (fontkit). */
interface Font {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(code: number): boolean;
  glyphForCodePoint(code: number): Glyph;
  layout(text: string): { glyphs: Glyph[]; positions: Position[]; advanceWidth: number };
}

interface Glyph {
  readonly advanceWidth: number;
}

interface Position {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/**
 * Letters stand where they were measured, nothing is drawn together or apart: Chinese needs no more, and looking for more in the tables
 * of these fonts is three quarters of the time of a document.
 */
const sideBySide =
  (font: Font): Font['layout'] =>
  (text) => {
    const glyphs = Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) };
  };

/** Where a title may be broken. */
export const breakHere = '\u{200b}';
