import { inflateSync } from 'node:zlib';

interface Glyph {
  readonly font: string;
  readonly id: number;
  readonly text: string;
}

/** What a reader of the file would find: its pages' glyphs in the order they are drawn, and the fonts it carries. */
export function parsePdf(bytes: Uint8Array) {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id, text]) => [Number(id), text ?? '']),
  );
  const stream = (id: number): Buffer => {
    const [head = '', data = ''] = (objects.get(id) ?? '').split(/\nstream\n([^]*)\nendstream/);
    const raw = Buffer.from(data, 'latin1');
    return head.includes('/FlateDecode') ? inflateSync(raw) : raw;
  };
  const refer = (text: string, name: string): number => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1]);
  const fonts = new Map<string, { texts: string[]; outlines: readonly number[] }>();
  for (const text of objects.values()) {
    for (const [, name = '', id] of (/\/Font <<([^]*?)>>/.exec(text)?.[1] ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(id)) ?? '';
      const descendant = objects.get(Number(/\/DescendantFonts \[(\d+)/.exec(font)?.[1])) ?? '';
      const described = objects.get(refer(descendant, 'FontDescriptor')) ?? '';
      fonts.set(name, {
        texts: unicodeOf(stream(refer(font, 'ToUnicode')).toString('latin1')),
        outlines: outlinesOf(stream(refer(described, 'FontFile2'))),
      });
    }
  }
  const pages = [...objects.values()]
    .filter((text) => /\/Type \/Page\n/.test(text))
    .map((text) =>
      glyphsOf(stream(refer(text, 'Contents')).toString('latin1'), (font, id) => fonts.get(font)?.texts[id]),
    );
  const told = (glyphs: readonly Glyph[]) => glyphs.map(({ text }) => text).join('');
  return {
    pages: pages.map(told),
    text: told(pages.flat()),
    glyphs: pages.flat(),
    /** Bytes of the outline of a glyph: none for a blank. */
    outline: ({ font, id }: Glyph): number => fonts.get(font)?.outlines[id] ?? 0,
    pictures: [...objects.values()].filter((text) => text.includes('/Subtype /Image') && text.includes('/SMask'))
      .length,
  };
}

const fromHex = (hex: string): string => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

function unicodeOf(map: string): string[] {
  const ranges = [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)];
  return ranges.flatMap(([, , texts = '']) =>
    [...texts.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => fromHex(hex)),
  );
}

function glyphsOf(content: string, textOf: (font: string, id: number) => string | undefined): Glyph[] {
  let font = '';
  return [...content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)].flatMap(([, named, hex = '']) => {
    font = named ?? font;
    return (hex.match(/.{4}/g) ?? []).map((code) => {
      const id = Number.parseInt(code, 16);
      return { font, id, text: textOf(font, id) ?? '' };
    });
  });
}

/** Lengths of the outlines in a TrueType file, by glyph (its table `loca`). */
function outlinesOf(font: Buffer): number[] {
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, n) => {
      const at = 12 + n * 16;
      return [font.toString('latin1', at, at + 4), { at: font.readUInt32BE(at + 8), size: font.readUInt32BE(at + 12) }];
    }),
  );
  const [loca, head] = [tables.get('loca')!, tables.get('head')!];
  const isLong = font.readInt16BE(head.at + 50) === 1;
  const places = Array.from({ length: loca.size / (isLong ? 4 : 2) }, (_, n) =>
    isLong ? font.readUInt32BE(loca.at + n * 4) : font.readUInt16BE(loca.at + n * 2) * 2,
  );
  return places.slice(1).map((place, n) => place - places[n]!);
}
