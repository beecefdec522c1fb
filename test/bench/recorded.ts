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
  /** Round trips that waited for one another: what is asked before an earlier answer is there belongs to the same one. */
  readonly trips: number;
}

export interface Recorder {
  readonly engine: Engine;
  /** Everything asked since it was last taken. */
  take(): Taken;
}

/** Answers come together, once nobody asks any more: so what waits for what does not depend on which answer is quicker. */
function counted() {
  let asking: Promise<unknown>[] = [];
  let together: Promise<void> | undefined;
  let trips = 0;
  async function answered(): Promise<void> {
    for (let known = 0; known < asking.length;) {
      known = asking.length;
      await Promise.allSettled(asking);
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    asking = [];
    together = undefined;
  }
  return {
    async trip<A>(answer: Promise<A>): Promise<A> {
      asking.push(answer);
      if (!together) {
        trips += 1;
        together = answered();
      }
      await together;
      return answer;
    },
    take() {
      const taken = trips;
      trips = 0;
      return taken;
    },
  };
}

/** An engine whose tables note what is asked of them, in how many trips and, when metered, the capacity it took. */
export function recorded(engine: Engine, metered: boolean): Recorder {
  let asked: Asked[] = [];
  let used = { read: 0, write: 0 };
  const counter = counted();
  const trip = <A>(answer: Promise<A>) => counter.trip(answer);
  const noted = (): Table => {
    const table = engine.table(
      metered ? (_, read, write) => (used = { read: used.read + read, write: used.write + write }) : undefined,
    );
    return {
      async get(key) {
        const item = await trip(table.get(key));
        asked.push({ get: key, items: item ? [item] : [] });
        return item;
      },
      async getMany(keys) {
        const items = await trip(table.getMany(keys));
        asked.push({ getMany: keys, items });
        return items;
      },
      async query(question) {
        const page = await trip(table.query(question));
        asked.push({ query: question, items: page.items });
        return page;
      },
      async write(writes) {
        await trip(table.write(writes));
        asked.push({ write: writes });
      },
    };
  };
  return {
    engine: { ...engine, table: noted },
    take() {
      const taken = { asked, ...used, trips: counter.take() };
      asked = [];
      used = { read: 0, write: 0 };
      return taken;
    },
  };
}
