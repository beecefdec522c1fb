import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { documentNumber } from '../../../shared/domain/organisation/letterhead.ts';
import { isSealImage } from '../../../functions/organisation/seal-image.ts';
import { chunk, head, png } from '../../make/png.ts';

describe('the picture of a seal', () => {
  test('is a whole PNG of any kind of colour with eight bits', () => {
    for (const colour of [0, 2, 4, 6]) expect(isSealImage(png({ colour }))).toBe(true);
    expect(isSealImage(png({ colour: 3, palette: [255, 255, 255, 200, 0, 0] }))).toBe(true);
  });

  test('is nothing a report could not be drawn with: cut short, interlaced, of sixteen bits, too small, too large, no picture at all', () => {
    const whole = png({});
    for (const end of [0, 7, 8, 40, whole.byteLength - 20, whole.byteLength - 1])
      expect(isSealImage(whole.subarray(0, end))).toBe(false);
    for (const wrong of [{ depth: 16 }, { interlace: 1 }, { side: 99 }, { side: 1201 }, { colour: 3 }, { colour: 5 }])
      expect(isSealImage(png(wrong))).toBe(false);
    expect(isSealImage(new TextEncoder().encode('<svg/>'))).toBe(false);
  });

  test('has one head, no clear colour where points say so themselves, sums that are right, and its end at the end', () => {
    for (const before of [
      [chunk('IHDR', head({ side: 0x7fffffff }))],
      [chunk('tRNS', Buffer.alloc(300, 1))],
      [chunk('IEND', Buffer.alloc(0))],
    ])
      expect(isSealImage(png({ before }))).toBe(false);
    const points = zlibSync(new Uint8Array(120 * (1 + 120 * 4)));
    const last = points.at(-1) ?? 0;
    expect(isSealImage(png({ points }))).toBe(true);
    expect(isSealImage(png({ points: points.with(points.length - 1, last ^ 255) }))).toBe(false);
    const altered = png({ points });
    expect(isSealImage(altered.with(50, (altered[50] ?? 0) ^ 1))).toBe(false);
    expect(isSealImage(png({ before: [chunk('tEXt', Buffer.from('Author\0seal'))] }))).toBe(true);
  });

  test('has just the points its head tells: one that unpacks to more, or to less, is none', () => {
    expect(isSealImage(png({ points: zlibSync(new Uint8Array(40_000_000), { level: 9 }) }))).toBe(false);
    expect(isSealImage(png({ points: zlibSync(new Uint8Array(100)) }))).toBe(false);
    expect(isSealImage(png({ points: new Uint8Array(100) }))).toBe(false);
  });
});

test('a document number has the year in full between 〔 and 〕, and no 第 and no zeros before its place (GB/T 9704—2012)', () => {
  expect(documentNumber('示绩发', '2026-11-12', 7)).toBe('示绩发〔2026〕7号');
});
