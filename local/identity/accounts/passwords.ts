import { type ScryptOptions, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { PasswordFault } from '../../../shared/text/accounts.ts';
import { isCommon } from './common-passwords.ts';

/** scrypt with the parameters it was made by, so that those of tomorrow may be others. */
export const Hash = z.strictObject({
  N: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string(),
  hash: z.string(),
});
export type Hash = z.infer<typeof Hash>;
type Cost = Pick<Hash, 'N' | 'r' | 'p'>;

/**
 * OWASP Password Storage Cheat Sheet, scrypt: "N=2^15 (32 MiB), r=8 (1024 bytes), p=3", one of the equal settings; a fifth of a
 * second on the machine of facts.
 */
const full: Cost = { N: 2 ** 15, r: 8, p: 3 };
/** For the 79 random bits of a password that is handed out, which nobody guesses: a county's accounts are made in seconds. */
const light: Cost = { N: 2 ** 10, r: 8, p: 1 };
const bytes = 32;

/** Hashes passwords and compares them; what that costs is an argument, since nothing else takes as long. */
export function createPasswords(cost: Cost = full) {
  const hashBy = async (by: Cost, password: string): Promise<Hash> => {
    const salt = randomBytes(16).toString('base64');
    return { ...by, salt, hash: (await inTurn(() => derive(password, { ...by, salt }))).toString('base64') };
  };
  return {
    hash: (password: string): Promise<Hash> => hashBy(cost, password),

    /** Throws Busy where nobody would look at a password now: one that is not looked at is no attempt. */
    requireRoom(): void {
      if (working >= atOnce && waiting.length >= mostWaiting) throw new Busy();
    },

    /** Whether the password is the one. Work and waiting are the same whether there is an account, and whatever its password was made by. */
    async matches(password: string, hash: Hash | null | undefined): Promise<boolean> {
      const nobodys = { ...cost, salt: 'bm9ib2R5J3Mgc2FsdA==' };
      const found = await inTurn(async () => {
        const key = await derive(password, hash ?? nobodys);
        if (hash && hash.N < cost.N) await derive(password, nobodys);
        return key;
      });
      return hash !== null && hash !== undefined && timingSafeEqual(found, Buffer.from(hash.hash, 'base64'));
    },

    /** A password to be handed out and changed at the first sign-in. */
    async handOut(): Promise<{ password: string; hash: Hash }> {
      const password = randomWord(4);
      return { password, hash: await hashBy(light, password) };
    },
  };
}
export type Passwords = ReturnType<typeof createPasswords>;

/** Too many people are signing in at this moment. */
export class Busy extends Error {}

const atOnce = 2;
const mostWaiting = 40;
let working = 0;
const waiting: (() => void)[] = [];

/** Two at a time, 32 MiB each: whoever floods the page with guesses takes neither the memory nor the threads of all others. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= atOnce) {
    if (waiting.length >= mostWaiting) throw new Busy();
    await new Promise<void>((resolve) => void waiting.push(resolve));
  } else working += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working -= 1;
  }
}

const derive = (password: string, { N, r, p, salt }: Cost & { salt: string }): Promise<Buffer> =>
  scryptOf(password.normalize('NFKC'), Buffer.from(salt, 'base64'), { N, r, p, maxmem: 64 * 1024 * 1024 });

const scryptOf = (password: string, salt: Buffer, options: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** Without those that are mistaken for each other on paper: 31 letters, 16 of them are 79 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

const random = (length: number): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

/** In groups of four, to be copied from paper. */
export const randomWord = (groups: number): string => Array.from({ length: groups }, () => random(4)).join('-');

export const shortest = 10;
const longest = 200;

interface Owner {
  readonly subject: string;
  readonly login: string;
  readonly name: string;
}

/** Why it cannot be somebody's password, as told on the page before anything is typed. */
export function passwordFault(password: string, { subject, login, name }: Owner): PasswordFault | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if (Array.from(plain).length < shortest) return 'too-short';
  if (plain.length > longest) return 'too-long';
  const own = [subject, login, name]
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length > 1);
  if (own.some((word) => plain.includes(word))) return 'has-name';
  return isCommon(plain) ? 'common' : undefined;
}
