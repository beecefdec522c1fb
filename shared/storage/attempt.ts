import { sort } from './keys.ts';
import type { Item, Page, Question, Table } from './table.ts';

/** Somebody else wrote first: load again and decide again. */
export class Moved extends Error {
  override readonly name = 'Moved';
  /** What stands where a write that tells it found its condition not met: texts and numbers of the item. */
  readonly stands: Readonly<Record<string, unknown>> | undefined;
  constructor(message: string, stands?: Readonly<Record<string, unknown>>) {
    super(message);
    this.stands = stands;
  }
}

/**
 * Tries something again whenever somebody else wrote first, after a wait that grows and is never the same for two. Where the last
 * attempt was in vain too, its Moved goes on up.
 */
export async function retried<T>(attempts: number, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof Moved) || attempt + 1 >= attempts) throw error;
      await pause(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whoever needs it asks for it again, and is told what went wrong; where nobody does, it does not matter. */
export const begin = (reading: Promise<unknown>): void => void reading.catch(() => undefined);

interface ReadingAhead {
  /** Keeps what is read by it. */
  readonly ahead: Table;
  /** Answers by what was read ahead, where the same was asked, and else by the table itself. */
  readonly table: Table;
}

/**
 * One attempt at a request on one table: what is known to be needed is read at once, ahead of whoever needs it, who then asks as if
 * nothing had been read. Nothing is kept beyond the attempt or beyond a write. A chain is read before other items of its collection:
 * whoever reads one that was not read ahead gets nothing of its collection that was.
 */
export function readingAhead(table: Table): ReadingAhead {
  const items = keeping<Item | undefined>();
  const pages = keeping<Page>();
  /** Of several collections at once, so kept as of none. */
  const many = keeping<Item[]>();
  const forget = (pk?: string) => {
    items.forget(pk);
    pages.forget(pk);
    many.forget();
  };
  const write: Table['write'] = async (writes) => {
    forget();
    return table.write(writes);
  };

  return {
    ahead: {
      ...table,
      get: (key) => items.find(key.pk, key) ?? items.keep(key.pk, key, table.get(key)),
      query: (question) => {
        const { partition, anew } = question;
        if (anew) return table.query(question);
        return pages.find(partition, question) ?? pages.keep(partition, question, table.query(question));
      },
      getMany: (keys) => many.find('', keys) ?? many.keep('', keys, table.getMany(keys)),
      write,
    },
    table: {
      ...table,
      get: (key) => items.find(key.pk, key) ?? table.get(key),
      getMany: (keys) => many.find('', keys) ?? table.getMany(keys),
      query: (question) => {
        const page = pages.find(question.partition, question);
        if (page) return page;
        if (readsChain(question)) forget(question.partition);
        return table.query(question);
      },
      write,
    },
  };
}

const readsChain = ({ index, from, prefix = from }: Question): boolean =>
  index === undefined && (prefix === undefined || prefix.startsWith(sort.chain));

/** Answers by collection and question. */
function keeping<A>() {
  const kept = new Map<string, Map<string, Promise<A>>>();
  return {
    find: (pk: string, question: object): Promise<A> | undefined => kept.get(pk)?.get(JSON.stringify(question)),
    keep(pk: string, question: object, answer: Promise<A>): Promise<A> {
      const ofCollection = kept.get(pk) ?? new Map<string, Promise<A>>();
      kept.set(pk, ofCollection.set(JSON.stringify(question), answer));
      begin(answer);
      return answer;
    },
    forget(pk?: string) {
      if (pk === undefined) kept.clear();
      else kept.delete(pk);
    },
  };
}
