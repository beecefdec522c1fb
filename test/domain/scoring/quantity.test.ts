import { expect, test } from 'vitest';
import { parseQuantity } from '../../../shared/domain/scoring/quantity.ts';
import { refusals } from '../../../shared/text/catalogue.ts';
import { say } from '../../../shared/text/say.ts';

test.each([
  ['12.50', undefined, '12.50'],
  [' 007 ', undefined, '7'],
  ['1,234,567.89', undefined, '1234567.89'],
  ['1 234 567', undefined, '1234567'],
  ['１２．５', undefined, '12.5'],
  ['−3.2', undefined, '-3.2'],
  ['-$1,200', '$', '-1200'],
  ['95.5%', '%', '95.5'],
  ['９５.５％', '%', '95.5'],
  ['95.5', '%', '95.5'],
  ['95.5%', '', '0.955'],
  ['0.955', '', '0.955'],
  ['1.2万元', '元', '12000'],
  ['12000元', '万元', '1.2'],
  ['1.2万元', '万元', '1.2'],
  ['3.5亿元', '万元', '35000'],
  ['¥3,500', '元', '3500'],
  ['￥1.2万', '元', '12000'],
  ['¥5元', '元', '5'],
  ['$1.5万', '$', '15000'],
  ['5千米', '千米', '5'],
  ['0.12345678901234567890123', undefined, '0.12345678901234567890123'],
] as const)('"%s" in %s is %s', (written, unit, number) => {
  expect(parseQuantity(written, unit)).toMatchObject({ ok: true, number });
});

test.each([
  ['', 'empty'],
  ['No Data', 'placeholder'],
  ['—', 'placeholder'],
  ['不适用', 'placeholder'],
  ['AAA', 'not-a-number'],
  ['New Meas.', 'not-a-number'],
  ['一百二十', 'not-a-number'],
  ['12.3.4', 'separator'],
  ['1,5', 'separator'],
  ['-¥-5', 'separator'],
  ['1,23,456', 'separator'],
  ['约500', 'not-exact'],
  ['<5', 'not-exact'],
  ['5-10', 'not-exact'],
  ['100左右', 'not-exact'],
  ['1.23E+05', 'scientific'],
  ['1'.repeat(41), 'too-long'],
] as const)('"%s" is refused: %s', (written, code) => {
  expect(parseQuantity(written)).toMatchObject({ ok: false, code: `quantities.${code}` });
});

test.each([
  ['95.5', '%', '95.5', '%'],
  ['95.5%', undefined, '95.5', '%'],
  ['1.2万元', undefined, '12000', '元'],
  ['1.2万元', '元', '12000', '元'],
  ['12元', '元', '12', '元'],
  ['12', undefined, '12', undefined],
] as const)('"%s" in %s is %s and says its unit: %s', (written, expected, number, unit) => {
  expect(parseQuantity(written, expected)).toEqual({ ok: true, number, unit });
});

test('forty digits are read, no more', () => {
  expect(parseQuantity(`${'1'.repeat(30)}.${'1'.repeat(10)}`)).toMatchObject({ ok: true });
  expect(parseQuantity(`${'1'.repeat(30)}.${'1'.repeat(11)}`)).toMatchObject({ code: 'quantities.too-long' });
});

test('another unit is refused, and the sentence says which was expected', () => {
  const quantity = parseQuantity('12 公顷', '亩');
  expect(quantity).toMatchObject({ ok: false, code: 'quantities.unit' });
  if (!quantity.ok)
    expect(say(refusals[quantity.code], 'zh', quantity.params)).toBe('“12 公顷”的单位是“公顷”，应为“亩”。');
});
