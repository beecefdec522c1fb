import { notInFonts } from '../../text/reports/pdf.ts';
import { type Page, auditLine } from '../html/document.ts';
import { block } from './blocks.ts';
import { Canvas, edge, mm } from './canvas.ts';
import type { Look } from './text.ts';
import { elements, treeOf } from './tree.ts';

/**
 * The Chinese document on A4, as the page people read has it: set from the same markup, so that one never says what the other does not.
 * It needs nothing of the machine it is read on, and the same report always gives the same bytes.
 */
export async function pdf({ heading, title, running, body }: Page): Promise<Uint8Array> {
  const { letterhead, generatedAt } = heading;
  const canvas = new Canvas({ title, author: letterhead.office.zh, at: new Date(generatedAt) });
  for (const part of elements(treeOf(body('zh').text))) block(canvas, part);
  tellLacking(canvas);
  edges(canvas, { above: running, below: auditLine(heading) });
  return canvas.bytes();
}

const small: Look = { size: 9, leading: 13.5, colour: '#444' };

/** A reader of the paper must see which characters it could not show. */
function tellLacking(canvas: Canvas): void {
  if (canvas.lacking.size === 0) return;
  const codes = Array.from(canvas.lacking, (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`);
  const text = notInFonts.zh.replace('{characters}', codes.join('、'));
  canvas.paragraph([{ text, look: small }], { x: edge.left, width: edge.right - edge.left });
}

const head: Look = { ...small, colour: '#555' };
const below: Look = { size: 8, leading: 12, colour: '#666' };
const page: Look = { size: 14, leading: 20, colour: '#161616' };

/** 页码: outside, odd ones right and even ones left, between two lines; whom it is about above all pages but the first. */
function edges(canvas: Canvas, told: { readonly above: string; readonly below: string }): void {
  const { start, count } = canvas.pdf.bufferedPageRange();
  const whole = { x: edge.left, width: edge.right - edge.left };
  const write = (text: string, look: Look, align: 'left' | 'right' | 'center', y: number) => {
    const [line] = canvas.lines([{ text, look }], whole.width);
    if (line) canvas.line(line, { ...whole, align }, y);
  };
  for (let n = start; n < start + count; n += 1) {
    canvas.pdf.switchToPage(n);
    if (n > start) write(told.above, head, 'center', edge.top - mm(10));
    write(told.below, below, 'center', edge.bottom + mm(9));
    write(`— ${n - start + 1} —`, page, (n - start) % 2 === 0 ? 'right' : 'left', edge.bottom + mm(7));
  }
}
