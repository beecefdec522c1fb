import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { randomWord } from './passwords.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** RFC 6238, 5.2: "We RECOMMEND a default time-step size of 30 seconds". */
const stepSeconds = 30;

/** RFC 4226, 4: "We RECOMMEND a shared secret length of 160 bits"; as apps take it, in base32 (RFC 4648). */
export function newSecret(): string {
  const bits = [...randomBytes(20)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

export const stepOf = (now: number): number => Math.floor(now / 1000 / stepSeconds);

/** RFC 4226, 5.3 with the counter of RFC 6238: HMAC-SHA-1, truncated to its decimal digits. */
export function codeAt(secret: string, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const from = mac.readUInt8(mac.length - 1) & 0xf;
  return String((mac.readUInt32BE(from) & 0x7f_ff_ff_ff) % 10 ** digits).padStart(digits, '0');
}

/**
 * The step a code is good for: this one, or one beside it for clocks that are apart; never one that was used, or any before it.
 * RFC 6238, 5.2: "The verifier MUST NOT accept the second attempt of the OTP after the successful validation has been issued".
 */
export function usedStep(secret: string, code: string, now: number, lastUsed: number | null): number | undefined {
  const typed = Buffer.from(code.replace(/\s/g, ''));
  return [-1, 0, 1]
    .map((apart) => stepOf(now) + apart)
    .find((step) => {
      const right = Buffer.from(codeAt(secret, step));
      return step > (lastUsed ?? -1) && typed.length === right.length && timingSafeEqual(typed, right);
    });
}

/** What an app of the phone reads, as a picture or as text. */
export const appAddress = (secret: string, login: string, issuer: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(login)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;

/** For the day the phone is lost; kept as hashes, each good once. */
export function newRecovery(): { words: string[]; hashes: string[] } {
  const words = Array.from({ length: 8 }, () => randomWord(4));
  return { words, hashes: words.map(recoveryHash) };
}

export const recoveryHash = (word: string): string =>
  createHash('sha256').update(word.trim().toLowerCase()).digest('base64url');
