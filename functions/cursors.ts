import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { canonical } from '../shared/domain/audit/canonical.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { Cursors } from './services.ts';

const Position = z.record(z.string(), z.unknown());

/**
 * A page's end leaves the system only as a token signed together with caller and query: it cannot be forged, read as
 * a key, or used by somebody else or for another list.
 */
export function cursorsFor(secret: () => Promise<string>, boundTo: unknown): Cursors {
  const mac = async (text: string): Promise<Buffer> =>
    createHmac('sha256', `cursor:${await secret()}`)
      .update(text)
      .update(canonical(boundTo))
      .digest();

  return {
    async seal(next) {
      if (!next) return undefined;
      const text = Buffer.from(JSON.stringify(next)).toString('base64url');
      return `${text}.${(await mac(text)).toString('base64url')}`;
    },
    async open(token) {
      if (token === undefined) return undefined;
      const [text = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = await mac(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new Refused('request.cursor', {}, { field: 'cursor' });
      }
      return Position.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    },
  };
}
