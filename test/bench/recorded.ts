import type { Item, Question, Table, Write } from '../../shared/storage/table.ts';
import type { Engine } from '../make/engine.ts';

/** What a use case asked of its table, and the items it was answered with. */
export type Asked =
  | { readonly get: { readonly pk: string; readonly sk: string }; readonly items: readonly Item[] }
  | { readonly getMany: readonly { readonly pk: string; readonly sk: string }[]; readonly items: readonly Item[] }
  | { readonly query: Question; readonly items: readonly Item[] }
  | { readonly write: readonly Write[] };

export interface Taken {
  readonly asked: readonly Asked[];
  readonly read: number;
  readonly write: number;
}

export interface Recorder {
  readonly engine: Engine;
  /** Everything asked since it was last taken. */
  take(): Taken;
}

/** An engine whose tables note what is asked of them and, when metered, the capacity it took. */
export function recorded(engine: Engine, metered: boolean): Recorder {
  let asked: Asked[] = [];
  let used = { read: 0, write: 0 };
  const noted = (): Table => {
    const table = engine.table(
      metered ? (_, read, write) => (used = { read: used.read + read, write: used.write + write }) : undefined,
    );
    return {
      async get(key) {
        const item = await table.get(key);
        asked.push({ get: key, items: item ? [item] : [] });
        return item;
      },
      async getMany(keys) {
        const items = await table.getMany(keys);
        asked.push({ getMany: keys, items });
        return items;
      },
      async query(question) {
        const page = await table.query(question);
        asked.push({ query: question, items: page.items });
        return page;
      },
      async write(writes) {
        await table.write(writes);
        asked.push({ write: writes });
      },
    };
  };
  return {
    engine: { ...engine, table: noted },
    take() {
      const taken = { asked, ...used };
      asked = [];
      used = { read: 0, write: 0 };
      return taken;
    },
  };
}
