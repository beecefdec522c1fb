import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { mostSampled, sizeOf } from '../../../shared/domain/matter/sample-size.ts';
import { drawn, refuseTooMany } from '../../../shared/domain/matter/sample.ts';

const five = ['a', 'b', 'c', 'd', 'e'].map((one) => `unit.${one}`);
const draw = { seal: 'c2ln', seed: '0742', share: '0.4' };

test('two of five are drawn as the decision page has it, and by whoever draws again by hand', () => {
  expect(drawn(five, draw)).toEqual(['unit.c', 'unit.e']);
  const lot = (subject: string) => createHash('sha256').update(`c2ln/0742/${subject}`).digest('hex');
  expect(five.toSorted((a, b) => lot(a).localeCompare(lot(b))).slice(0, 2)).toEqual(['unit.c', 'unit.e']);
});

test('the order in which subjects are listed changes nothing; another seed or seal draws others', () => {
  const many = Array.from({ length: 400 }, (_, n) => `unit.bureau-${n}`);
  const one = drawn(many, draw);
  expect(one).toHaveLength(160);
  expect(drawn(many.toReversed(), draw)).toEqual(one);
  expect(drawn(many, { ...draw, seed: '0743' })).not.toEqual(one);
  expect(drawn(many, { ...draw, seal: 'c2lo' })).not.toEqual(one);
});

test('a larger share of the same seed draws the same and more', () => {
  expect(drawn(five, { ...draw, share: '0.8' }).slice(0, 2)).toEqual(drawn(five, draw));
});

test.each([
  ['0.05', 5_000, 250],
  ['0.0001', 5, 1],
  ['0.3333', 3, 1],
  ['1', 7, 7],
])('a share of %s of %i subjects is %i', (share, of, drawn) => {
  expect(sizeOf({ share }, of)).toBe(drawn);
});

test('a draw of nobody, or of more than can be decided in time, is refused', () => {
  expect(() => refuseTooMany({ share: '0.11', seed: '0742' }, 5_000)).toThrow('samples.size');
  expect(() => refuseTooMany({ share: '0', seed: '0742' }, 5_000)).toThrow('samples.size');
  expect(() => refuseTooMany({ share: '0.1', seed: '0742' }, mostSampled * 10)).not.toThrow();
});
