import type { Params, RefusalCode } from '../../text/catalogue.ts';
import { Exact, one, print } from './exact.ts';

type Quantity =
  | { readonly ok: true; readonly number: string; readonly unit: string | undefined }
  | { readonly ok: false; readonly code: RefusalCode; readonly params: Params };

const PLACEHOLDERS = new Set([
  '-',
  '--',
  '—',
  '——',
  '/',
  'n/a',
  'na',
  'nil',
  'null',
  'none',
  'tbd',
  'no data',
  'no goal',
  '无',
  '暂无',
  '无数据',
  '不适用',
  '缺',
]);
const LONGEST = 40;

/**
 * Reads a figure as people write it: "1,234.50", "９５.５％", "1.2万元", "¥3 500". What cannot be read without guessing
 * is refused with its reason. `expected` is the unit of measure of the indicator; "" says it is a plain number,
 * undefined takes whatever unit stands there.
 */
export function parseQuantity(written: string, expected?: string): Quantity {
  const split = splitQuantity(written);
  if (!split.ok) return split;
  const { number, unit } = split;
  const read = inExpectedUnit(number, unit, expected);
  if (read) return read;
  const text = written.trim();
  return expected
    ? { ok: false, code: 'quantities.unit', params: { text, unit, expected } }
    : { ok: false, code: 'quantities.no-unit', params: { text, unit } };
}

/** The figure and the unit behind it, as they stand there: nothing is scaled. */
export function splitQuantity(
  written: string,
): { readonly ok: true; readonly number: string; readonly unit: string } | Extract<Quantity, { ok: false }> {
  const text = halfWidth(written).trim();
  const refuse = (code: RefusalCode) => ({ ok: false, code, params: { text: written.trim() } }) as const;
  if (text === '') return refuse('quantities.empty');
  if (PLACEHOLDERS.has(text.toLowerCase())) return refuse('quantities.placeholder');
  if (/^[<>≤≥≈~约近]|\d\s*(?:[-~至到]|—)\s*\d|左右$|余$|以上$|以下$/.test(text)) return refuse('quantities.not-exact');
  if (/\d[eE][+-]?\d/.test(text)) return refuse('quantities.scientific');

  const parts = /^([-+]?)\s*([¥$€£]?)\s*([-+]?)([\d., ']*\d)\s*(\D*)$/.exec(text);
  if (!parts) return refuse('quantities.not-a-number');
  const [, sign = '', currency = '', innerSign = '', digits = '', suffix = ''] = parts;
  const plain = withoutGroups(digits);
  if (plain === null || (sign !== '' && innerSign !== '')) return refuse('quantities.separator');
  if (plain.replace('.', '').length > LONGEST) return refuse('quantities.too-long');

  const behind = suffix.trim();
  if (roughly.test(behind)) return refuse('quantities.not-exact');
  if (behind !== '' && (!unitBegins.test(behind) || numeralsGoOn.test(behind)))
    return refuse('quantities.not-a-number');
  const unit = unitOf(behind, currency === '¥' ? '元' : currency);
  return { ok: true, number: `${sign === '-' || innerSign === '-' ? '-' : ''}${plain}`, unit };
}

/** 80多万元, 5万+, 52.8亿元（预计）. */
const roughly = /^[百千万亿]*[多余几来]|[多+]$|预计|暂估/u;
/** A unit begins with a letter or a sign of its own: neither 5½ nor 5⑥ is 5 of something. */
const unitBegins = /^[\p{L}\p{So}\p{Sc}%‰°]/u;
/** 5万三千元 is not 50,000 of 三千元. */
const numeralsGoOn = /^[百千万亿]*[〇零一二两三四五六七八九半]/u;

/** "¥1.2万" is 1.2万元; "¥5元" says its currency twice. */
const unitOf = (suffix: string, currency: string) => (suffix.endsWith(currency) ? suffix : suffix + currency);

/** Full-width digits, signs and spaces mean the same as their narrow forms, and what cannot be seen means nothing. */
const halfWidth = (text: string) =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2009\u202f]/g, ' ')
    .replace(/^[−–]/, '-')
    .replace('￥', '¥');

/** Thousands are grouped by three with one and the same separator; "1,5" could be two numbers and is neither. */
function withoutGroups(digits: string): string | null {
  if (/^\d+(\.\d+)?$/.test(digits)) return shortened(digits);
  const grouped = /^\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*(\.\d+)?$/.test(digits);
  return grouped ? shortened(digits.replace(/[, ']/g, '')) : null;
}

const shortened = (digits: string) => digits.replace(/^0+(?=\d)/, '');

/** The number in the expected unit: 万 and 亿 and % are scaled exactly; a unit left out is taken to be the expected one. */
function inExpectedUnit(number: string, unit: string, expected: string | undefined): Quantity | null {
  if (unit === '' || unit === expected) return { ok: true, number, unit: unit === '' ? expected : unit };
  const written = scaleOf(unit);
  if (expected === undefined) {
    return unit === '%'
      ? { ok: true, number, unit }
      : { ok: true, number: scaled(number, written.factor), unit: written.base };
  }
  const wanted = scaleOf(expected);
  if (!sameUnit(written.base, wanted.base)) return null;
  return { ok: true, number: scaled(number, written.factor.dividedBy(wanted.factor)), unit: expected };
}

const scaled = (number: string, factor: Exact) => print(Exact.of(number).times(factor));

/** Chinese powers of ten, the longest first so that 万亿 is not read as 万. */
const powers = [
  ['万亿', '1000000000000'],
  ['千亿', '100000000000'],
  ['百亿', '10000000000'],
  ['亿', '100000000'],
  ['千万', '10000000'],
  ['百万', '1000000'],
  ['万', '10000'],
  ['千', '1000'],
  ['百', '100'],
] as const;

/** Units that begin with a power of ten only by their spelling. */
const whole = new Set(['千米', '千克', '千瓦', '千瓦时', '百分点', '个百分点']);

/** "万元" is 10,000 of 元; "%" is a hundredth of a plain number. */
function scaleOf(unit: string): { factor: Exact; base: string } {
  if (unit === '%') return { factor: Exact.of('0.01'), base: '' };
  if (unit === '‰') return { factor: Exact.of('0.001'), base: '' };
  const power = whole.has(unit) ? undefined : powers.find(([prefix]) => unit.startsWith(prefix));
  return power ? { factor: Exact.of(power[1]), base: unit.slice(power[0].length).trim() } : { factor: one, base: unit };
}

/** 人民币 by any of its names; a count without its measure word is still that count. */
const names: Readonly<Record<string, string>> = { 人民币: '元', 圆: '元', RMB: '元', CNY: '元' };
const sameUnit = (first: string, second: string): boolean => (names[first] ?? first) === (names[second] ?? second);
