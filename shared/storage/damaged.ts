import type * as z from 'zod';
import { warn } from '../log.ts';
import { Refused } from '../domain/refused.ts';
import { collectionName } from './keys.ts';
import { withoutPlace, type Chained } from './record.ts';
import type { Item } from './table.ts';

export const isDamaged = (error: unknown): boolean => error instanceof Refused && error.code === 'record.damaged';

/** What was to be read, or undefined where it is damaged. */
export async function unlessDamaged<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}

/**
 * What a list says of one record of many. One that cannot be read, or whose entries tell what cannot have happened, hides no other:
 * it is left out, and the log names it. `judge` only computes.
 */
export async function unlessIllegible<R extends Chained<unknown>, T>(
  pk: string,
  reading: Promise<R>,
  judge: (record: R) => T,
): Promise<T | undefined> {
  const record = await unlessDamaged(reading);
  try {
    if (record) return judge(record);
    warn('record.damaged', { collection: collectionName(pk) });
  } catch (error) {
    warn('record.damaged', { collection: collectionName(pk), error: String(error) });
  }
  return undefined;
}

/** What can be read of a page that people look through: one damaged record hides no other, and the log names it. */
export function legible<S extends z.ZodType>(items: readonly Item[], schema: S): z.output<S>[] {
  return items.flatMap((item) => {
    const found = schema.safeParse(withoutPlace(item));
    if (found.success) return [found.data];
    warn('record.damaged', { collection: collectionName(String(item['pk'])), item: item['sk'] });
    return [];
  });
}
