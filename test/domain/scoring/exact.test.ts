import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Exact, exactText, fixed, manageable, print, round, sum } from '../../../shared/domain/scoring/exact.ts';
import * as q from './oracle-numbers.ts';

const ratio = fc.tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 18n }));
const modes = ['half-up', 'half-even', 'floor', 'ceil'] as const;

test.each([
  ['89.995', '90.00'],
  ['89.994', '89.99'],
  ['0.005', '0.01'],
  ['-0.005', '-0.01'],
  ['-0.004', '0.00'],
  ['0.125', '0.13'],
])('四舍五入: %s is %s at two digits', (value, rounded) => {
  expect(fixed(round(Exact.of(value), 2, 'half-up'), 2)).toBe(rounded);
});

test('a number that ends is printed whole, one that does not after 30 digits, and says so', () => {
  expect(print(Exact.of('12.500'))).toBe('12.5');
  expect(print(Exact.of('100'))).toBe('100');
  expect(print(Exact.of('5/7'))).toBe('0.714285714285714285714285714285…');
  expect(print(Exact.of(`1/1${'0'.repeat(60)}`))).toBe(`0.${'0'.repeat(59)}1`);
  expect(print(Exact.of(`1/1${'0'.repeat(61)}`))).toBe(`0.${'0'.repeat(60)}1${'0'.repeat(29)}…`);
  expect(print(Exact.of('1/30000'))).toBe('0.0000333333333333333333333333333333…');
});

test('rounding and printing agree with long division on paper', () => {
  fc.assert(
    fc.property(ratio, fc.nat(8), fc.constantFrom(...modes), ([over, under], digits, mode) => {
      const mine = new Exact(over, under);
      const theirs = q.make(over, under);
      expect(print(mine)).toBe(q.show(theirs));
      expect(fixed(round(mine, digits, mode), digits)).toBe(q.fixed(q.round(theirs, digits, mode), digits));
    }),
    { seed: 1 },
  );
});

test('exact text read back is the same number', () => {
  fc.assert(
    fc.property(ratio, ([over, under]) => {
      const exact = new Exact(over, under);
      expect(Exact.of(exactText(exact)).compare(exact)).toBe(0);
    }),
    { seed: 2 },
  );
});

test('a sum does not depend on the order of its terms', () => {
  fc.assert(
    fc.property(fc.array(ratio, { maxLength: 40 }), (terms) => {
      const numbers = terms.map(([over, under]) => new Exact(over, under));
      expect(sum(numbers).compare(sum(numbers.toReversed()))).toBe(0);
    }),
    { seed: 3, numRuns: 30 },
  );
});

test('dividing by zero is an error, never a number', () => {
  expect(() => Exact.of('1').dividedBy(Exact.of('0'))).toThrow('division by zero');
  expect(() => Exact.of('0x10')).toThrow('not an exact number');
});

test('the sum of thousands of unlike fractions is kept to 40 places, that of a few or of decimals as it is', () => {
  const fraction = (n: number) => Exact.of(`${7n ** BigInt(n % 40)}/${11n ** 38n + BigInt(n)}`);
  const few = sum(Array.from({ length: 200 }, (_, n) => fraction(n)));
  expect(manageable(few)).toBe(few);
  const many = sum(Array.from({ length: 1_000 }, (_, n) => fraction(n)));
  const kept = manageable(many);
  expect(exactText(kept).length).toBeLessThan(100);
  const off = many.minus(kept);
  const decimals = Array.from({ length: 3_000 }, (_, n) => Exact.of(`1.${'0'.repeat(n % 39)}1`));
  expect(manageable(sum(decimals)).compare(sum(decimals))).toBe(0);
  expect(new Exact(off.over < 0n ? -off.over : off.over, off.under).compare(Exact.of(`1/${10n ** 40n}`))).toBe(-1);
});
