import type { Adapter } from 'oidc-provider';
import { errors } from 'oidc-provider';
import * as z from 'zod';
import type { Store } from './store.ts';

const Payload = z.looseObject({
  accountId: z.string().optional(),
  grantId: z.string().optional(),
  uid: z.string().optional(),
});

const row = z.object({ payload: z.string(), consumed: z.number().nullable() });

/** What the provider keeps between requests: sessions, codes, grants, refresh tokens; one table for all kinds. */
export const createProviderState =
  ({ database }: Pick<Store, 'database'>, now: () => number) =>
  (model: string): Adapter => {
    const read = (where: string, value: string | undefined) => {
      const found = database
        .prepare(`SELECT payload, consumed FROM state WHERE model = ? AND ${where} = ? AND expiresAt > ?`)
        .get(model, value ?? '', now());
      if (found === undefined) return Promise.resolve(undefined);
      const { payload, consumed } = row.parse(found);
      return Promise.resolve({ ...Payload.parse(JSON.parse(payload)), ...(consumed === null ? {} : { consumed }) });
    };
    return {
      upsert(id, payload, expiresIn) {
        const { accountId, grantId, uid } = payload;
        // A kind without an end of its own would stay for ever.
        const expiresAt = now() + (expiresIn ?? 24 * 3600) * 1000;
        database
          .prepare(
            `INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, NULL, ?) ON CONFLICT DO UPDATE
              SET payload = excluded.payload, account = excluded.account, grantId = excluded.grantId, uid = excluded.uid, expiresAt = excluded.expiresAt`,
          )
          .run(model, id, JSON.stringify(payload), accountId ?? null, grantId ?? null, uid ?? null, expiresAt);
        return Promise.resolve();
      },
      find: (id) => read('id', id),
      findByUid: (uid) => read('uid', uid),
      // Only devices without a keyboard have such codes.
      findByUserCode: () => Promise.resolve(undefined),
      consume(id) {
        // Two who bring the same code at once have both found it unused.
        const first = database
          .prepare('UPDATE state SET consumed = ? WHERE model = ? AND id = ? AND consumed IS NULL')
          .run(Math.floor(now() / 1000), model, id);
        return Number(first.changes) === 1
          ? Promise.resolve()
          : Promise.reject(new errors.InvalidGrant('already consumed'));
      },
      destroy(id) {
        database.prepare('DELETE FROM state WHERE model = ? AND id = ?').run(model, id);
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        database.prepare('DELETE FROM state WHERE grantId = ? AND model = ?').run(grantId, model);
        return Promise.resolve();
      },
    };
  };
