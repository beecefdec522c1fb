import { describe, expect, test } from 'vitest';
import { openBook, sheetIn } from '../../shared/workbook/book.ts';
import { rowsOf, type Figures } from '../../shared/workbook/rows.ts';
import { refusedBy } from '../domain/refused-by.ts';
import { workbook } from './zipped.ts';

function rows(file: Uint8Array, figures: Figures = 'shown', sheet?: string) {
  const book = openBook(file);
  return rowsOf(book, sheetIn(book, sheet).part, { figures, keep: () => true });
}
/** What one cell says, or what is wrong with it. */
function cell(xml: string, more: Parameters<typeof workbook>[2] & { shared?: string; figures?: Figures } = {}) {
  const { shared = '', figures, ...rest } = more;
  const [first] = rows(workbook({ 一: `<row r="1">${xml}</row>` }, shared, rest), figures).rows;
  const found = first?.cells.get(0);
  return found?.wrong?.code ?? found?.text;
}
const formatted = (value: string, format: string, date1904 = false) =>
  cell(`<c r="A1" s="1"><v>${value}</v></c>`, { formats: [format], date1904 });

describe('a number cell says what its format shows, with every digit it has', () => {
  test.each([
    ['0.962', '0.00%', '96.2%'],
    ['0.96199999999999997', '0.00%', '96.2%'],
    ['0.96204', '0%', '96.204%'],
    ['1.25', '0.0%', '125%'],
    ['-0.005', '0.00%;[Red]-0.00%', '-0.5%'],
    ['0.962', '0.00_);(0.00)', '0.962'],
    ['-12.5', '#,##0.00_);(#,##0.00)', '-12.5'],
    ['12.5', '0.00"万元"', '12.5万元'],
    ['123456', '0!.0,"万元"', '12.3456万元'],
    ['123456', '0\\.0,"万元"', '12.3456万元'],
    ['12345678', '#,##0.00,"千元"', '12345.678千元'],
    ['25000', '[>=10000]0!.0,"万元";0"元"', '2.5万元'],
    ['2500', '[>=10000]0!.0,"万元";0"元"', '2500元'],
    ['12.5', '"¥"#,##0.00', '¥12.5'],
    ['12.5', '[$¥-804]#,##0.00', '¥12.5'],
    ['9.6', '0.0"‰"', '9.6‰'],
    ['123', '000000', '000123'],
    ['3', '"第"0"季度"', '第3季度'],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0'],
    ['12.50', '@', '12.50'],
    ['1.5E-3', 'General', '0.0015'],
    ['1', '"达标";"未达标"', '达标'],
    ['0.75', '# ?/?', '0.75'],
    ['1.75', '# ??/100" 公里"', '1.75公里'],
    ['0.05', '0%%', '500%%'],
    ['0.05', '0.0%"完成"', '5%完成'],
    ['5', '@"号"', '5号'],
    ['7', '"BH-"000', 'BH-007'],
    ['7', '"京绩（2026）"0"号"', '京绩（2026）7号'],
    ['-5', '"¥"0;"¥"\\-0', '-¥5'],
    ['-0', '0.00%', '0%'],
    ['1e-300', '0.00%', '1e-300'],
  ])('%s under %s is %s', (value, format, said) => {
    expect(formatted(value, format)).toBe(said);
  });

  test('where the format scales without a unit or shows nothing, what is meant is not guessed', () => {
    expect(formatted('12345678', '#,##0,')).toBe('workbook.scaled');
    expect(formatted('5', ';;;')).toBe('workbook.shown-blank');
    expect(formatted('0', '0;-0;;@')).toBe('workbook.shown-blank');
    expect(cell('<c r="A1" s="1"><v>12345678</v></c>', { formats: ['#,##0,'], figures: 'stored' })).toBe('12345678');
  });

  test('and a percentage is its bare number for whoever declares that stored figures count', () => {
    expect(cell('<c r="A1" s="1"><v>0.962</v></c>', { formats: ['0.00%'], figures: 'stored' })).toBe('0.962');
  });
});

describe('a date', () => {
  test.each([
    ['46086', 'yyyy"年"m"月"d"日"', false, '2026-03-05'],
    ['46086', 'yyyy\\-mm\\-dd;@', false, '2026-03-05'],
    ['46086', '[$-804]mmm-yy', false, '2026-03-05'],
    ['44624', 'yyyy/m/d', true, '2026-03-05'],
    ['46086.604166666664', 'yyyy-mm-dd hh:mm', false, '2026-03-05 14:30:00'],
    ['0.5', 'h:mm', false, '12:00:00'],
    ['1.5', '[h]:mm', false, '36:00:00'],
    ['59', 'yyyy-mm-dd', false, '1900-02-28'],
    ['46023', 'm"月"', false, '2026-01-01'],
    ['46086', '[$-804]aaaa;@', false, '2026-03-05'],
    ['46086.999999', 'yyyy-mm-dd hh:mm', false, '2026-03-06'],
    ['0', 'yyyy-mm-dd', true, '1904-01-01'],
  ])('%s under %s (1904: %s) is %s', (value, format, date1904, said) => {
    expect(formatted(value, format, date1904)).toBe(said);
  });

  test('is the number of its day since 1900 for whoever declares that stored figures count, whatever the workbook counts from', () => {
    const stored = (date1904: boolean, format: string) =>
      cell('<c r="A1" s="1"><v>44624.5</v></c>', { formats: [format], date1904, figures: 'stored' });
    expect(stored(true, 'yyyy/m/d')).toBe('46086.5');
    expect(stored(false, 'yyyy/m/d')).toBe('44624.5');
    expect(stored(true, '0.00')).toBe('44624.5');
  });

  test('that there never was is refused at its cell', () => {
    expect(cell('<c r="A1" t="d"><v>2026-02-30</v></c>')).toBe('workbook.not-a-date');
    expect(cell('<c r="A1" t="d"><v>2026-03-05T14:30:00.000Z</v></c>')).toBe('2026-03-05 14:30:00');
    for (const value of ['60', '-1', '99999999']) expect(formatted(value, 'yyyy-mm-dd')).toBe('workbook.not-a-date');
  });
});

describe('a cell', () => {
  test('with a formula that was never computed is not blank', () => {
    expect(cell('<c r="A1"><f>SUM(B1:B9)</f></c>')).toBe('workbook.no-value');
    expect(cell('<c r="A1"><f>SUM(B1:B9)</f><v></v></c>')).toBe('workbook.no-value');
    expect(cell('<c r="A1"><f t="shared" si="0"/></c>')).toBe('workbook.no-value');
    expect(cell('<c r="A1"><f>SUM(B1:B9)</f><v>7</v></c>')).toBe('7');
    expect(cell('<c r="A1" t="str"><f>""</f><v></v></c>')).toBeUndefined();
  });

  test('that is an error, or not what it declares to be, says so', () => {
    expect(cell('<c r="A1" t="e"><v>#DIV/0!</v></c>')).toBe('workbook.error-value');
    expect(cell('<c r="A1" t="s"><v>7</v></c>')).toBe('workbook.broken-cell');
    expect(cell('<c r="A1"><v>twelve</v></c>')).toBe('workbook.broken-cell');
    expect(cell('<c r="A1" t="odd"><v>1</v></c>')).toBe('workbook.broken-cell');
    expect(cell('<c r="A1" t="b"><v>2</v></c>')).toBe('workbook.broken-cell');
    expect(cell('<c r="A1"><v>1</v><v>2</v></c>')).toBe('workbook.broken-cell');
  });

  test('has its text whole: shared, inline, rich, escaped, without readings', () => {
    const shared =
      '<si><r><t>完成</t></r><r><t xml:space="preserve"> 值</t></r><rPh sb="0" eb="1"><t>wan</t></rPh></si>';
    expect(cell('<c r="A1" t="s"><v>0</v></c>', { shared })).toBe('完成 值');
    expect(cell('<c r="A1" t="inlineStr"><is><t>甲_x000D_\n_x005F_x000D_&amp;<![CDATA[<乙>]]></t></is></c>')).toBe(
      '甲\n_x000D_&<乙>',
    );
    expect(cell('<c r="A1" t="b"><v>1</v></c>')).toBe('TRUE');
    expect(cell('<c r="A1" t="d"><v>2026-03-05T00:00:00</v></c>')).toBe('2026-03-05');
  });

  test('below the first row of a merged cell is no blank of its own', () => {
    const xml = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row>';
    const after = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>';
    const [, second] = rows(workbook({ 一: xml }, '', { after })).rows;
    expect(second?.cells.get(0)?.wrong).toEqual({ code: 'workbook.merged', params: { first: 1 } });
    expect(second?.cells.get(1)?.text).toBe('2');
  });
});

describe('what is not to be seen', () => {
  test('is marked: rows hidden or without height, columns, sheets', () => {
    const cells = '<c t="str"><v>x</v></c>';
    const xml = `<row r="1">${cells}</row><row r="2" hidden="1">${cells}</row><row r="3" ht="0">${cells}</row>`;
    const before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols>';
    const file = workbook({ 旧: xml, 新: xml }, '', { before, hiddenSheets: ['旧'] });
    const { rows: read, hiddenColumns } = rows(file);
    expect(read.map(({ row, hidden }) => [row, hidden])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
    expect([...hiddenColumns]).toEqual([1, 2, 4]);
    const book = openBook(file);
    expect(sheetIn(book, undefined).name).toBe('新');
    expect(sheetIn(book, '旧').hidden).toBe(true);
  });
});

describe('a file that is none', () => {
  test('is told apart from one under a password', () => {
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
    expect(refusedBy(() => openBook(old))).toBe('workbook.protected');
    expect(refusedBy(() => openBook(Buffer.from('编号,名称')))).toBe('workbook.damaged');
  });

  test('is damaged where rows or cells go backwards, or a cell says it stands in another row', () => {
    expect(refusedBy(() => rows(workbook({ 一: '<row r="2"/><row r="1"/>' })))).toBe('workbook.damaged');
    expect(refusedBy(() => rows(workbook({ 一: '<row r="1"><c r="B1"/><c r="A1"/></row>' })))).toBe('workbook.damaged');
    expect(refusedBy(() => rows(workbook({ 一: '<row r="1"><c r="A9"/></row>' })))).toBe('workbook.damaged');
  });
});
