import { Exact, one } from './exact.ts';

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
export function scaleOf(unit: string): { factor: Exact; base: string } {
  if (unit === '%') return { factor: Exact.of('0.01'), base: '' };
  if (unit === '‰') return { factor: Exact.of('0.001'), base: '' };
  const power = whole.has(unit) ? undefined : powers.find(([prefix]) => unit.startsWith(prefix));
  return power ? { factor: Exact.of(power[1]), base: unit.slice(power[0].length).trim() } : { factor: one, base: unit };
}

/** 人民币 by any of its names; a count without its measure word is still that count. */
const names: Readonly<Record<string, string>> = { 人民币: '元', 圆: '元', RMB: '元', CNY: '元' };
export const sameUnit = (first: string, second: string): boolean =>
  (names[first] ?? first) === (names[second] ?? second);
