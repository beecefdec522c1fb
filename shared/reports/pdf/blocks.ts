import { type Canvas, breakHere, edge, mm, width } from './canvas.ts';
import { drawSvg, svgHeight } from './svg.ts';
import { drawTable, layTable } from './table.ts';
import { type Look, runsOf, textOf } from './text.ts';
import { type Element, elements, isOf, within } from './tree.ts';

const ink = '#161616';
const red = '#c3141e';
/** 正文 三号, 28 points from line to line (GB/T 9704—2012). */
const body: Look = { size: 16, leading: 28, colour: ink };
const note: Look = { size: 10, leading: 15, colour: '#444' };
const em = body.size;
const whole = { x: edge.left, width };

type Draw = (canvas: Canvas, element: Element) => void;

/** One after the other, down the page. */
const inside: Draw = (canvas, element) => {
  for (const child of elements(element)) block(canvas, child);
};

const wholeTable: Draw = (canvas, element) => {
  const laid = layTable(canvas, element);
  const isShort = isOf(element, 'short') || isOf(element, 'sign');
  canvas.y += isOf(element, 'sign') ? 16 : 6;
  if (isShort && laid.height <= edge.bottom - edge.top) canvas.need(laid.height);
  drawTable(canvas, laid);
  canvas.y += 10;
};

/** What a paragraph is by its kind; others are running text. */
const paragraphs: Readonly<Record<string, Draw>> = {
  office: (canvas, element) => {
    const runs = (size: number) => runsOf(element, { size, leading: size * 1.25, colour: red, isBold: true });
    const usual = isOf(element, 'long') ? 26 : 34;
    const [only, second] = canvas.lines(runs(usual), width);
    // The name in red stands in one line wherever it can be read so.
    const size = second ? Math.max(20, (usual * width) / ((only?.width ?? width) + (second.width ?? 0))) : usual;
    canvas.paragraph(runs(Math.floor(size)), { ...whole, align: 'center' });
  },
  number: (canvas, element) => {
    canvas.y += 12;
    canvas.paragraph(runsOf(element, body), { ...whole, align: 'center' });
  },
  note: (canvas, element) => {
    canvas.y += 4;
    canvas.paragraph(runsOf(element, note), whole);
  },
  muted: (canvas, element) =>
    canvas.paragraph(runsOf(element, { ...body, colour: '#5a5a5a' }), { ...whole, align: 'justify', indent: 2 * em }),
  flush: (canvas, element) => canvas.paragraph(runsOf(element, body), { ...whole, align: 'justify' }),
  label: (canvas, element) => canvas.paragraph(runsOf(element, { ...body, isBold: true }), whole),
  // Fonts come with the document.
  rare: () => undefined,
};

const paragraph: Draw = (canvas, element) => {
  const kind = Object.keys(paragraphs).find((name) => isOf(element, name));
  if (kind !== undefined) return paragraphs[kind]?.(canvas, element);
  canvas.paragraph(runsOf(element, body), { ...whole, align: 'justify', indent: 2 * em });
};

const figure: Draw = (canvas, element) => figures(canvas, [element]);

/** Charts side by side, each with its name below. */
function figures(canvas: Canvas, all: readonly Element[]): void {
  const gap = mm(6);
  const room = (width - gap * (all.length - 1)) / all.length;
  const drawn = all.map((one) => {
    const svg = within(one, 'svg')[0];
    const wide = isOf(one, 'half') ? Math.min(mm(75), room) : room;
    return { svg, caption: textOf(within(one, 'figcaption')[0] ?? one), wide, high: svg ? svgHeight(svg, wide) : 0 };
  });
  const high = Math.max(...drawn.map((one) => one.high));
  const look: Look = { size: 10.5, leading: 16, colour: ink };
  canvas.y += 6;
  canvas.need(high + look.leading);
  for (const [at, { svg, caption, wide }] of drawn.entries()) {
    const x = edge.left + at * (room + gap) + (room - wide) / 2;
    if (svg) drawSvg(canvas, svg, { x, y: canvas.y, width: wide });
    const [line] = canvas.lines([{ text: caption, look }], wide);
    if (line) canvas.line(line, { x, width: wide, align: 'center' }, canvas.y + high);
  }
  canvas.y += high + look.leading + 8;
}

/** Score, rank and grade in three boxes. */
const facts: Draw = (canvas, element) => {
  const boxes = elements(element);
  const room = width / Math.max(boxes.length, 1);
  const height = 15 + 28 + 17;
  canvas.y += 8;
  canvas.need(height);
  const { y } = canvas;
  for (const [at, box] of boxes.entries()) {
    const x = edge.left + at * room;
    const [name, value] = elements(box);
    const write = (of: Element | undefined, look: Look, down: number) => {
      const [line] = of ? canvas.lines(runsOf(of, look), room) : [];
      if (line) canvas.line(line, { x, width: room, align: 'center' }, y + down);
    };
    write(name, { size: 10.5, leading: 15, colour: '#444' }, 7);
    write(value, { size: 22, leading: 28, colour: ink, isBold: true }, 24);
    if (at > 0) canvas.rule({ x, y }, { x, y: y + height }, { width: 0.5, colour: '#9aa3ab' });
  }
  for (const edgeY of [y, y + height])
    canvas.rule({ x: edge.left, y: edgeY }, { x: edge.right, y: edgeY }, { width: 1.2, colour: ink });
  canvas.y = y + height + 10;
};

const sealSide = mm(42);

/**
 * Who signs over the date, in the middle of each other, and the seal under both, a little above them: the picture is drawn first, so that
 * it never hides what it stands on.
 */
const close: Draw = (canvas, element) => {
  const [seal] = within(element, 'img');
  const lines = within(element, 'p').map((line) => ({
    text: textOf(line),
    look: isOf(line, 'seal') ? { ...note, colour: '#777' } : body,
  }));
  const room = Math.max(sealSide, ...lines.map(({ text, look }) => canvas.measure(text, look)));
  const x = edge.right - 2 * em - room;
  canvas.y += seal ? mm(20) : 22;
  const { y } = canvas;
  if (seal) {
    const picture = Buffer.from((seal.attributes['src'] ?? '').replace(/^data:image\/png;base64,/u, ''), 'base64');
    canvas.pdf.image(picture, x + (room - sealSide) / 2, y - mm(15), { width: sealSide });
  }
  for (const { text, look } of lines) {
    const [line] = canvas.lines([{ text, look }], room + 1);
    if (line) canvas.line(line, { x, width: room, align: 'center' }, canvas.y);
    canvas.y += look.leading;
  }
  if (seal) canvas.y = Math.max(canvas.y, y - mm(15) + sealSide);
};

/** From the list of annexes, or the close without one, to the signatures: what stays together. */
const closeHeight = mm(20) + sealSide;
const staysTogether = (canvas: Canvas, element: Element): number => {
  const annexes = within(element, 'li').length * body.leading;
  return isOf(element, 'annexes') ? annexes + 14 + closeHeight : canvas.isAtTop ? 0 : closeHeight;
};

const annexes: Draw = (canvas, element) => {
  canvas.need(staysTogether(canvas, element));
  canvas.y += 14;
  for (const [at, item] of elements(element).entries())
    canvas.paragraph(runsOf(item, body), { x: edge.left + (at === 0 ? 2 : 5) * em, width: width - 5 * em });
};

const annex: Draw = (canvas, element) => {
  canvas.turn();
  for (const child of elements(element)) {
    if (child.name !== 'h2') block(canvas, child);
    else {
      canvas.y += 6;
      canvas.paragraph(runsOf(child, { ...body, size: 18, isBold: true }), { ...whole, align: 'center' });
      canvas.y += 10;
    }
  }
};

/** How each figure came about, a step each, with a line between them. */
const trace: Draw = (canvas, element) => {
  for (const step of elements(element)) {
    canvas.need(40);
    for (const part of elements(step)) {
      const look: Look =
        part.name === 'code'
          ? { size: 9.5, leading: 14, colour: '#2b3a48' }
          : isOf(part, 'note')
            ? note
            : { size: 12, leading: 20, colour: ink };
      canvas.paragraph(runsOf(part, look), whole);
    }
    canvas.y += 6;
    canvas.rule({ x: edge.left, y: canvas.y }, { x: edge.right, y: canvas.y }, { width: 0.4, colour: '#d5d9dd' });
    canvas.y += 7;
  }
};

const foot: Draw = (canvas, element) => {
  canvas.y += 20;
  canvas.need(40);
  canvas.rule({ x: edge.left, y: canvas.y }, { x: edge.right, y: canvas.y }, { width: 0.5, colour: '#9aa3ab' });
  canvas.y += 5;
  const look: Look = { size: 9, leading: 13.5, colour: '#444' };
  for (const line of elements(element).filter((one) => !isOf(one, 'rare'))) canvas.paragraph(runsOf(line, look), whole);
};

const headings: Readonly<Record<string, Draw>> = {
  h1: (canvas, element) => {
    const look: Look = { size: 22, leading: 34, colour: ink, isBold: true };
    const title = textOf(element);
    // 回行时词意完整: a title of two lines is broken where it may be, and there alone.
    const lines = canvas.measure(title, look) > width ? title.split(breakHere) : [title];
    for (const text of lines) canvas.paragraph([{ text, look }], { ...whole, align: 'center' });
    canvas.y += 22;
  },
  // A heading is never the last line of a page.
  h2: (canvas, element) => {
    canvas.y += canvas.isAtTop ? 0 : 10;
    canvas.need(3 * body.leading);
    canvas.paragraph(runsOf(element, { ...body, isBold: true }), { ...whole, indent: 2 * em });
    canvas.y += 2;
  },
  h3: (canvas, element) => {
    canvas.y += canvas.isAtTop ? 0 : 12;
    canvas.need(80);
    canvas.paragraph(runsOf(element, { size: 13, leading: 20, colour: ink, isBold: true }), whole);
    canvas.y += 3;
  },
  hr: (canvas) => {
    canvas.y += 5;
    canvas.rule({ x: edge.left, y: canvas.y }, { x: edge.right, y: canvas.y }, { width: 2.2, colour: red });
    canvas.y += 28;
  },
};

const kinds: readonly (readonly [kind: string, draw: Draw])[] = [
  ['table', wholeTable],
  ['charts', (canvas, element) => figures(canvas, elements(element))],
  ['facts', facts],
  ['close', close],
  ['annexes', annexes],
  ['annex', annex],
  ['trace', trace],
  ['foot', foot],
];

/** Sets one part of a document on paper, by what it is there. What is not known is looked into. */
export function block(canvas: Canvas, element: Element): void {
  const [, draw] = kinds.find(([kind]) => isOf(element, kind)) ?? [];
  if (draw) draw(canvas, element);
  else if (headings[element.name]) headings[element.name]?.(canvas, element);
  else if (element.name === 'p') paragraph(canvas, element);
  else if (element.name === 'figure') figure(canvas, element);
  else inside(canvas, element);
}
