import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refused } from '../../shared/domain/refused.ts';
import { openBook, sheetIn } from '../../shared/workbook/book.ts';
import { partsOf, walk } from '../../shared/workbook/parts.ts';
import { rowsOf } from '../../shared/workbook/rows.ts';
import { refusedBy } from '../domain/refused-by.ts';
import { workbook, zipped } from './zipped.ts';

const seeded = { seed: 20261127, numRuns: 300 };

/** Reads a file as far as it goes; anything but a refusal is a fault of ours. */
function read(file: Uint8Array): string {
  try {
    const book = openBook(file);
    rowsOf(book, sheetIn(book, undefined).part, { figures: 'shown', keep: () => true });
    return 'read';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** How often the reader is told something, with a text that costs time where a reader looks for its end again and again. */
function steps(xml: string): number {
  let told = 0;
  const tell = () => {
    told += 1;
  };
  try {
    walk(Buffer.from(xml), 'a part', { open: tell, text: tell, close: tell });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  return told;
}

describe('whatever bytes come in', () => {
  test('are read or refused, and never break the reader', () => {
    const sound = workbook(
      { 一: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row>' },
      '<si><t>甲</t></si>',
      {
        formats: ['0.0%'],
      },
    );
    expect(read(sound)).toBe('read');
    const change = fc.record({ at: fc.nat(sound.length - 1), byte: fc.nat(255), cut: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes = Buffer.from(sound);
        for (const { at, byte, cut } of changes) {
          if (cut === 0) bytes = bytes.subarray(0, at);
          else if (at < bytes.length) bytes[at] = byte;
        }
        expect(read(bytes)).toMatch(/^(?:read|workbook\.[a-z-]+)$/);
      }),
      seeded,
    );
  });

  test('pieces of markup in any order are read or refused, in no more steps than they have characters', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!',
      '&',
      ';',
      '&#x1;',
      '&lt;',
      '"',
      "'",
      '=',
      ' ',
      'a',
      'row',
      'c',
      'v',
      'r:',
      '甲',
      '<c r="A1"><v>1</v></c>',
      '<row>',
      '</row>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const xml = pieces.join('');
        expect(steps(`<sheetData>${xml}`)).toBeLessThanOrEqual(xml.length + 12);
        expect(read(workbook({ 一: xml }))).toMatch(/^(?:read|workbook\.[a-z-]+)$/);
      }),
      seeded,
    );
  });

  test('number formats in any order of their marks show some text and never break', () => {
    const mark = fc.constantFrom(
      '0',
      '#',
      '?',
      '.',
      ',',
      '%',
      ';',
      '"',
      '\\',
      '!',
      '_',
      '*',
      '[',
      ']',
      '>',
      '$',
      '¥',
      'y',
      'm',
      'd',
      'h',
      's',
      '@',
      'E+',
      'General',
      '万',
      '/',
      '-',
      '(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 20 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (marks, value) => {
          const file = workbook({ 一: `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>` }, '', {
            formats: [marks.join('')],
          });
          expect(read(file)).toBe('read');
        },
      ),
      seeded,
    );
  });
});

describe('a text made to cost time', () => {
  const many = 1_000_000;
  test.each([
    ['comments that never end', '<!--'.repeat(many / 4)],
    ['tags that never end', '<a '.repeat(many / 3)],
    ['data that never ends', '<![CDATA['.repeat(many / 9)],
    ['instructions that never end', '<?a'.repeat(many / 3)],
    ['levels without end', '<a>'.repeat(many / 3)],
  ])('is refused at its first fault: %s', (_, xml) => {
    expect(read(workbook({ 一: xml }))).toBe('workbook.damaged');
    expect(steps(`<a>${xml}`)).toBeLessThan(200);
  });

  test('with a document type is refused before any entity is looked at', () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>';
    expect(refusedBy(() => openBook(zipped({ 'xl/workbook.xml': bomb })))).toBe('workbook.doctype');
  });

  test('unpacks no more than its limits, all parts together', () => {
    const file = zipped({ a: 'x'.repeat(600), b: 'y'.repeat(600) });
    const parts = partsOf(file, { bytes: 1_000, parts: 10 });
    expect(parts('a')?.length).toBe(600);
    expect(refusedBy(() => parts('b'))).toBe('workbook.too-large');
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`part-${at}`, '']));
    expect(refusedBy(() => partsOf(zipped(many), { bytes: 1_000, parts: 10 })('part-0'))).toBe('workbook.too-large');
  });

  test('is damaged where a part is there twice or has not the sum that was written', () => {
    const twice = zipped([
      ['xl/workbook.xml', '<workbook/>'],
      ['xl/workbook.xml', '<workbook></workbook>'],
    ]);
    expect(refusedBy(() => partsOf(twice)('xl/workbook.xml'))).toBe('workbook.damaged');
    const file = zipped({ a: '92.87', b: '1' });
    const directory = file.lastIndexOf('PK\u0001\u0002', file.lastIndexOf('PK\u0001\u0002') - 1);
    file.writeUInt32LE(7, directory + 16);
    expect(refusedBy(() => partsOf(file)('a'))).toBe('workbook.damaged');
    expect(Buffer.from(partsOf(file)('b')!).toString()).toBe('1');
  });

  test('and merged cells that cover everything over and over are refused', () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`).join('');
    const after = `<mergeCells>${'<mergeCell ref="A1:A3000"/>'.repeat(2_000)}</mergeCells>`;
    expect(read(workbook({ 一: rows }, '', { after }))).toBe('workbook.damaged');
  });
});
