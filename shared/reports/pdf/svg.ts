import type { Canvas } from './canvas.ts';
import { type Element, elements } from './tree.ts';
import { type Look, textOf } from './text.ts';

const number = (element: Element, name: string): number => Number(element.attributes[name] ?? 0);

/** Height of a chart that is drawn so wide. */
export function svgHeight(svg: Element, width: number): number {
  const [, , wide = 1, high = 0] = (svg.attributes['viewBox'] ?? '').split(' ').map(Number);
  return (high / wide) * width;
}

/** Draws a chart of ours: rectangles, lines, marks and texts are all it has. */
export function drawSvg(canvas: Canvas, svg: Element, { x, y, width }: { x: number; y: number; width: number }): void {
  const { pdf } = canvas;
  const [, , wide = 1] = (svg.attributes['viewBox'] ?? '').split(' ').map(Number);
  pdf
    .save()
    .translate(x, y)
    .scale(width / wide);
  for (const element of elements(svg)) drawElement(canvas, element);
  pdf.restore();
}

function drawElement(canvas: Canvas, element: Element): void {
  const { pdf } = canvas;
  const { fill, stroke, d = '' } = element.attributes;
  const thick = element.attributes['stroke-width'];
  const dashes = element.attributes['stroke-dasharray']?.split(' ').map(Number);
  const at = (name: string) => number(element, name);
  switch (element.name) {
    case 'rect':
      pdf.rect(at('x'), at('y'), at('width'), at('height'));
      break;
    case 'line':
      pdf.moveTo(at('x1'), at('y1')).lineTo(at('x2'), at('y2'));
      break;
    case 'path':
      pdf.path(d);
      break;
    case 'text':
      return drawText(canvas, element);
    default:
      return;
  }
  pdf.lineWidth(Number(thick ?? 1));
  if (dashes) pdf.dash(dashes[0] ?? 3, { space: dashes[1] ?? 2 });
  if (fill && stroke) pdf.fillAndStroke(fill, stroke);
  else if (stroke) pdf.stroke(stroke);
  else if (fill) pdf.fill(fill);
  if (dashes) pdf.undash();
}

const looks: Readonly<Record<string, Look>> = {
  small: { size: 11, leading: 11, colour: '#444' },
  self: { size: 12, leading: 12, colour: '#b3121f', isBold: true },
};
const usual: Look = { size: 12, leading: 12, colour: '#222' };

function drawText(canvas: Canvas, element: Element): void {
  const look = looks[element.attributes['class'] ?? ''] ?? usual;
  const text = textOf(element);
  const wide = canvas.measure(text, look);
  const anchor = element.attributes['text-anchor'];
  const back = anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0;
  canvas.write(text, look, { x: number(element, 'x') - back, y: number(element, 'y') });
}
