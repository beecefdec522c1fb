import { describe, expect, test } from 'vitest';
import { closedUntil, codesOf, failed, none } from '../../../local/identity/accounts/lock-out.ts';
import { passwordFault } from '../../../local/identity/accounts/passwords.ts';
import { loginOf } from '../../../local/identity/accounts/store.ts';
import { codeAt, usedStep } from '../../../local/identity/accounts/totp.ts';
import { isFormWord, formWord } from '../../../local/identity/accounts/visit.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 28, 4);
const times = (count: number, at: number, before = none) =>
  Array.from({ length: count }).reduce<typeof none>((so) => failed(so, at), before);

describe('a name that is guessed at', () => {
  test('is closed for a quarter of an hour after five wrong passwords, and twice as long each time again, a day at most', () => {
    expect(closedUntil(times(4, noon), noon)).toBeUndefined();
    const first = times(5, noon);
    expect(closedUntil(first, noon)).toBe(noon + 15 * minute);
    expect(closedUntil(first, noon + 15 * minute)).toBeUndefined();
    const second = times(5, noon + 20 * minute, first);
    expect(closedUntil(second, noon + 20 * minute)).toBe(noon + 50 * minute);
    const tenth = Array.from({ length: 8 }).reduce<typeof none>((so) => times(5, noon, so), second);
    expect(closedUntil(tenth, noon)).toBe(noon + 24 * 60 * minute);
  });

  test('is none that codes are counted under, whatever is typed', () => {
    expect(loginOf(codesOf('li.jixiao'))).not.toBe(codesOf('li.jixiao'));
  });

  test('forgets wrong ones after a quarter of an hour', () => {
    expect(closedUntil(times(4, noon + 16 * minute, times(4, noon)), noon + 16 * minute)).toBeUndefined();
  });
});

describe('a code of an app', () => {
  // RFC 6238, appendix B: "The test token shared secret uses the ASCII string value "12345678901234567890"".
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('is at %i seconds what RFC 6238 prints', (seconds, printed) => {
    expect(codeAt(secret, Math.floor(seconds / 30), 8)).toBe(printed);
  });

  test('is good for its half minute and those beside it, once, and none of before it after that', () => {
    const at = 1_111_111_109_000;
    const step = Math.floor(at / 30_000);
    expect(usedStep(secret, '08 1804', at, null)).toBe(step);
    expect(usedStep(secret, '081804', at + 30_000, null)).toBe(step);
    expect(usedStep(secret, '081804', at + 60_000, null)).toBeUndefined();
    expect(usedStep(secret, '081804', at, step)).toBeUndefined();
    expect(usedStep(secret, codeAt(secret, step - 1), at, step)).toBeUndefined();
  });
});

describe('a new password', () => {
  const owner = { subject: 'li.jixiao', login: 'liji', name: '李绩' };

  test.each([
    ['短口令', 'too-short'],
    ['my liji is fine', 'has-name'],
    ['李绩的口令很长很长', 'too-short'],
    ['这是李绩的口令很长很长', 'has-name'],
    ['1234567890', 'common'],
    ['Password2026!', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['woaini1314520', 'common'],
    ['qwertyuiop', 'common'],
    ['abcabcabcabc', 'common'],
    ['9876543210a', 'common'],
  ])('is not %s', (password, fault) => {
    expect(passwordFault(password, owner)).toBe(fault);
  });

  test.each(['correct horse battery', '春眠不觉晓处处闻啼鸟', 'Tq7#mZ2!kLp9'])('may be %s', (password) => {
    expect(passwordFault(password, owner)).toBeUndefined();
  });
});

test('the word of a form is good for its own sign-in alone', () => {
  expect(isFormWord('secret', 'one', formWord('secret', 'one'))).toBe(true);
  expect(isFormWord('secret', 'two', formWord('secret', 'one'))).toBe(false);
  expect(isFormWord('secret', 'one', null)).toBe(false);
});
