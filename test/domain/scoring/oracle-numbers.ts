/** Numerator and denominator, always reduced, the denominator positive. */
export type Q = readonly [bigint, bigint];

const abs = (n: bigint) => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

export function make(n: bigint, d: bigint): Q {
  if (d === 0n) throw new Error('÷ 0');
  const by = gcd(abs(n), abs(d)) * (d < 0n ? -1n : 1n);
  return [n / by, d / by];
}

export function read(text: string): Q {
  const [over = '', under] = text.split('/');
  if (under !== undefined) return div(read(over), read(under));
  const negative = over.startsWith('-');
  const [units = '0', places = ''] = over.replace('-', '').split('.');
  let n = 0n;
  for (const digit of units + places) n = n * 10n + BigInt(digit);
  let d = 1n;
  for (const _ of places) d *= 10n;
  return make(negative ? -n : n, d);
}

export const add = (...terms: Q[]): Q => terms.reduce<Q>(([a, b], [c, d]) => make(a * d + c * b, b * d), [0n, 1n]);
export const mul = ([a, b]: Q, [c, d]: Q): Q => make(a * c, b * d);
export const div = ([a, b]: Q, [c, d]: Q): Q => make(a * d, b * c);
export const neg = ([a, b]: Q): Q => [-a, b];
export const sub = (left: Q, right: Q): Q => add(left, neg(right));
export const less = (left: Q, right: Q) => sub(left, right)[0] < 0n;
export const equal = (left: Q, right: Q) => left[0] === right[0] && left[1] === right[1];
export const min = (left: Q, right: Q) => (less(right, left) ? right : left);
export const max = (left: Q, right: Q) => (less(left, right) ? right : left);
export const floor = ([a, b]: Q): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));
export const ceil = ([a, b]: Q): bigint => (a >= 0n ? (a + b - 1n) / b : -(-a / b));

export function round(value: Q, digits: number, mode: 'half-up' | 'half-even' | 'floor' | 'ceil'): Q {
  const unit = 10n ** BigInt(digits);
  const scaled: Q = make(value[0] * unit, value[1]);
  if (mode === 'floor') return make(floor(scaled), unit);
  if (mode === 'ceil') return make(ceil(scaled), unit);
  const size: Q = [abs(scaled[0]), scaled[1]];
  const sign = scaled[0] < 0n ? -1n : 1n;
  let whole = floor(add(size, [1n, 2n]));
  const isHalf = equal(sub([whole, 1n], size), [1n, 2n]);
  if (mode === 'half-even' && isHalf && whole % 2n === 1n) whole -= 1n;
  return make(sign * whole, unit);
}

export function fixed(value: Q, digits: number): string {
  const scaled = floor(mul([abs(value[0]), value[1]], [10n ** BigInt(digits), 1n])).toString();
  const padded = '0'.repeat(Math.max(0, digits + 1 - scaled.length)) + scaled;
  const text = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return value[0] < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}

/** By long division on paper: whole when it ends within 60 places, else 30 significant digits and an ellipsis. */
export function show(value: Q): string {
  const sign = value[0] < 0n ? '-' : '';
  const units = (abs(value[0]) / value[1]).toString();
  let rest = abs(value[0]) % value[1];
  let places = '';
  while (rest !== 0n && places.length < 61) {
    rest *= 10n;
    places += (rest / value[1]).toString();
    rest %= value[1];
  }
  if (rest === 0n && places.length <= 60) return places === '' ? sign + units : `${sign}${units}.${places}`;
  let long = abs(value[0]) % value[1];
  let shown = '';
  let significant = units === '0' ? 0 : units.length;
  while (significant < 30) {
    long *= 10n;
    const digit = long / value[1];
    shown += digit.toString();
    long %= value[1];
    if (significant > 0 || digit !== 0n) significant += 1;
  }
  return `${sign}${units}.${shown}…`;
}

/** value^(power/rootOf) to 40 places, half to even, by halving the interval. */
export function root(value: Q, power: bigint, rootOf: bigint): Q {
  if (power === rootOf) return value;
  const scale = 10n ** 41n;
  const [n, d] = [value[0] ** power, value[1] ** power];
  let low = 0n;
  let high = scale * (n / d + 2n);
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** rootOf * d <= n * scale ** rootOf) low = middle;
    else high = middle;
  }
  const isExact = low ** rootOf * d === n * scale ** rootOf;
  const last = low % 10n;
  const kept = low / 10n;
  const up = last > 5n || (last === 5n && (!isExact || kept % 2n === 1n));
  return make(up ? kept + 1n : kept, 10n ** 40n);
}
