import { describe, expect, test } from 'vitest';
import { Format } from '../../../../functions/imports/reading/format.ts';
import { readSheet } from '../../../../functions/imports/reading/sheet.ts';
import { Refused } from '../../../../shared/domain/refused.ts';
import { refusedBy } from '../../../domain/refused-by.ts';
import { workbook, zipped } from '../../../workbook/zipped.ts';

const read = (bytes: Uint8Array | string, format: Record<string, unknown> = { type: 'csv' }) =>
  readSheet(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, Format.parse(format));
const table = (bytes: Uint8Array | string, format?: Record<string, unknown>) => {
  const { columns, rows } = read(bytes, format);
  return [columns, ...rows.map(({ cells }) => cells)];
};
const paramsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof Refused ? error.params : error;
  }
  return undefined;
};
const codeOf = (act: () => unknown) => refusedBy(act);

describe('a CSV file', () => {
  test('may quote delimiters, quotes and line ends, and begin with a byte order mark', () => {
    expect(table('\uFEFF名称,说明\r\n"甲,乙","他说""好""\n第二行"\r\n')).toEqual([
      ['名称', '说明'],
      ['甲,乙', '他说"好"\n第二行'],
    ]);
  });

  test('keeps row numbers as a spreadsheet shows them, blank rows and a title above the headings included', () => {
    const { rows, columns } = read('2026年报表,\n编码,数值\n\na,1\n,\nb,2\n', { type: 'csv', headingRow: 2 });
    expect(columns).toEqual(['编码', '数值']);
    expect(rows.map(({ row }) => row)).toEqual([4, 6]);
  });

  test('is read in the encoding Chinese Excel writes, found out or declared', () => {
    const gbk = Buffer.from([0xb1, 0xe0, 0xc2, 0xeb, 0x0a, 0xb2, 0xc6, 0x0a]);
    expect(table(gbk)).toEqual([['编码'], ['财']]);
    expect(table(gbk, { type: 'csv', encoding: 'gb18030' })).toEqual([['编码'], ['财']]);
    expect(codeOf(() => table(gbk, { type: 'csv', encoding: 'utf-8' }))).toBe('imports.encoding');
    expect(table(Buffer.from('\uFEFFa;b\n1;2\n', 'utf16le'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('of two encodings, or damaged in one, is refused with the line and byte, and no character is made up', () => {
    const gbk = Buffer.from([0xb1, 0xe0, 0xc2, 0xeb, 0x0a, 0xb2, 0xc6, 0x0a]);
    const mixed = Buffer.concat([Buffer.from('单位,数值\n'), gbk]);
    expect(codeOf(() => table(mixed))).toBe('imports.mixed-encodings');
    expect(codeOf(() => table(mixed, { type: 'csv', encoding: 'gb18030' }))).toBe('imports.mixed-encodings');
    expect(paramsOf(() => table(mixed, { type: 'csv', encoding: 'utf-8' }))).toEqual({
      encoding: 'utf-8',
      line: 2,
      byte: 15,
    });
    expect(codeOf(() => table('单位\n数值\n', { type: 'csv', encoding: 'gb18030' }))).toBe('imports.other-encoding');
    expect(codeOf(() => table(Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 0xff])])))).toBe(
      'imports.encoding',
    );
    expect(codeOf(() => table('\uFEFFa\n1\n', { type: 'csv', encoding: 'gb18030' }))).toBe('imports.other-mark');
    expect(codeOf(() => table(Buffer.from('a\n1\n', 'utf16le')))).toBe('imports.not-text');
    expect(read('a\n\uFFFD\n').rows[0]?.wrong?.get(0)?.code).toBe('imports.lost-characters');
  });

  test('does not show its delimiter where two marks part the headings; declared, it is read', () => {
    expect(codeOf(() => table('a,b;c\n1,2;3\n'))).toBe('imports.delimiter');
    expect(table('a,b;c\n1,2;3\n', { type: 'csv', delimiter: ';' })[0]).toEqual(['a,b', 'c']);
    expect(table('2026,年;报\na;b;c\n1;2;3\n', { type: 'csv', headingRow: 2 })[0]).toEqual(['a', 'b', 'c']);
  });

  test('shows its delimiter by the headings', () => {
    for (const delimiter of [',', ';', '\t', '|'])
      expect(table(`a${delimiter}"b,;|"\n1${delimiter}2\n`)[1]).toEqual(['1', '2']);
  });

  test('with quotes that do not match is refused with the row', () => {
    expect(codeOf(() => table('a,b\n"1,2\n'))).toBe('imports.csv-quotes');
    expect(codeOf(() => table('a,b\n"1"x,2\n'))).toBe('imports.csv-quotes');
    expect(codeOf(() => table('a,b\n1, "2,3"\n'))).toBe('imports.csv-quotes');
  });

  test('has columns by letter where it has no headings, and numbered headings where one comes again', () => {
    expect(table('1,2\n', { type: 'csv', headingRow: 0 })[0]).toEqual(['A', 'B']);
    expect(table('值,,值\n1,2,3\n')[0]).toEqual(['值', 'B', '值 (2)']);
  });

  test('keeps a heading for the column that has it, whatever blank or repeated headings stand beside', () => {
    expect(table(',A\n1,2\n')[0]).toEqual(['A (2)', 'A']);
    expect(table('值,值,值 (2)\n1,2,3\n')[0]).toEqual(['值', '值 (3)', '值 (2)']);
  });

  test('with more cells in a row than headings has no certain cell in that row', () => {
    const { rows } = read('单位,数值\n财政,1,234\n税务,5,\n');
    expect(rows.map(({ wrong }) => [...(wrong ?? [])].map(([at, { code }]) => [at, code]))).toEqual([
      [0, 1, 2].map((at) => [at, 'imports.more-cells']),
      [],
    ]);
  });

  test('may end its lines with CR, and be put together of several files that each begin with a mark', () => {
    expect(table('a;b\r甲,,,乙;1\r')).toEqual([
      ['a', 'b'],
      ['甲,,,乙', '1'],
    ]);
    expect(table('\uFEFFa,b\n1,2\n\uFEFF"3,4",5\n')[2]).toEqual(['3,4', '5']);
  });

  test('ends at 50,000 rows and 500 columns', () => {
    expect(codeOf(() => table(`a\n${'1\n'.repeat(50_001)}`))).toBe('imports.too-many-rows');
    expect(codeOf(() => table(`${'a,'.repeat(500)}a\n1\n`))).toBe('imports.too-many-columns');
  });
});

describe('a workbook', () => {
  const cell = (reference: string, value: string, type = 'n') => `<c r="${reference}" t="${type}"><v>${value}</v></c>`;
  const xlsx = { type: 'xlsx' };

  test('gives every digit that was typed, also more than a double has, and none that a double added', () => {
    const rows = [
      `<row r="1">${cell('A1', '0', 's')}${cell('C1', '1', 's')}</row>`,
      `<row r="3">${cell('A3', '12345678901234567890.123')}${cell('C3', '9.1370000000000005E1')}</row>`,
      `<row r="4">${cell('A4', '-1.5E-3')}<c r="B4" t="inlineStr"><is><t>甲&amp;乙</t></is></c>${cell('C4', '1', 'b')}</row>`,
    ];
    const shared = '<si><t>编码</t></si><si><r><t>完成</t></r><r><t>值</t></r><rPh><t>wan</t></rPh></si>';
    const { columns, rows: read_ } = read(workbook({ 一: rows.join('') }, shared), xlsx);
    expect(columns).toEqual(['编码', 'B', '完成值']);
    expect(read_).toEqual([
      { row: 3, cells: ['12345678901234567890.123', '', '91.37'] },
      { row: 4, cells: ['-0.0015', '甲&乙', 'TRUE'] },
    ]);
  });

  test('has its sheets by name; another name is refused with those it has', () => {
    const row = (text: string) => `<row r="1">${cell('A1', text, 'str')}</row><row r="2">${cell('A2', '1')}</row>`;
    const book = workbook({ 说明: row('x'), 数据: row('值') });
    expect(table(book, { ...xlsx, sheet: '数据' })[0]).toEqual(['值']);
    expect(codeOf(() => table(book, { ...xlsx, sheet: '没有' }))).toBe('workbook.no-sheet');
  });

  test('says where a text holds control characters or half a character', () => {
    const texts = ['甲_x0000_', '_xD83D_乙', '丙_x000D_丁'].map((text, at) =>
      cell(`ABC`.charAt(at) + '2', text, 'str'),
    );
    const sheet = `<row r="1">${cell('A1', 'a', 'str')}</row><row r="2">${texts.join('')}</row>`;
    const [row] = read(workbook({ 一: sheet }), xlsx).rows;
    expect([...(row?.wrong ?? [])].map(([at, { code }]) => [at, code])).toEqual([
      [0, 'imports.control-characters'],
      [1, 'imports.control-characters'],
    ]);
  });

  test('that is none, or unpacks to more than it may, is refused', () => {
    expect(codeOf(() => table('not a workbook', xlsx))).toBe('workbook.damaged');
    expect(codeOf(() => table(zipped({ 'xl/other.xml': '' }), xlsx))).toBe('workbook.damaged');
    const bomb = workbook({ 一: ' '.repeat(130_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(codeOf(() => table(bomb, xlsx))).toBe('workbook.too-large');
  });
});
