import * as z from 'zod';
import { partition, sort } from '../../../shared/storage/keys.ts';
import type { Table } from '../../../shared/storage/table.ts';

const Active = z.looseObject({ active: z.boolean().default(true) });

/**
 * Which of the named people are registered and active; each is asked for once, however many goals name them. What is kept is
 * the answer to come: several agreements are judged at once, and none may take a question for an answer.
 */
export function activeOfficials(table: Table, jurisdiction: string) {
  const answers = new Map<string, Promise<boolean>>();
  const ask = async (id: string): Promise<boolean> => {
    const item = await table.get({ pk: partition.official(jurisdiction, id), sk: sort.head });
    return item !== undefined && Active.parse(item).active;
  };
  return async (names: readonly string[]): Promise<ReadonlySet<string>> => {
    const unasked = [...new Set(names)].filter((name) => !answers.has(name));
    for (const name of unasked) answers.set(name, ask(name));
    const active = new Set<string>();
    for (const name of new Set(names)) if (await answers.get(name)) active.add(name);
    return active;
  };
}
