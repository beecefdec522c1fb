export type Item = Readonly<Record<string, unknown>>;
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * One action of a transaction. `unless: 'exists'` makes a put fail where something already stands; one that `tells` then says with
 * Moved what does.
 */
export type Write =
  | { readonly put: Key & Item; readonly unless?: 'exists'; readonly when?: Condition; readonly tells?: true }
  | { readonly check: Key; readonly when: Condition };

export interface Condition {
  readonly expression: string;
  readonly values?: Item;
}

export interface Question {
  readonly index?: 'byList' | 'byDue';
  readonly partition: string;
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly backwards?: boolean;
  readonly limit?: number;
  readonly after?: Item | undefined;
  /** Not to be answered by what was read before. */
  readonly anew?: true;
}

/** Where a page begins and how much of it: behind the item at which the page before ended. */
export interface From {
  readonly limit: number;
  readonly after: Item | undefined;
}

export interface Page {
  readonly items: readonly Item[];
  readonly next: Item | undefined;
}

export interface Table {
  get(key: Key): Promise<Item | undefined>;
  getMany(keys: readonly Key[]): Promise<Item[]>;
  query(question: Question): Promise<Page>;
  write(writes: readonly Write[]): Promise<void>;
}

/** All pages of a question, for what is known to be a few pages at most. */
export async function all(table: Table, question: Question): Promise<Item[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const page = await table.query({ ...question, ...(after ? { after } : {}) });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}
