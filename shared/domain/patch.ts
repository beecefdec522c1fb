import type * as z from 'zod';
import { Refused } from './refused.ts';

/**
 * One rule for every field of a record that is changed: what is not mentioned stays, what is given replaces, null takes away.
 * (RFC 7396, one level deep: a list or a name is replaced as a whole.)
 */
export function patched<S extends z.ZodType>(schema: S, known: object | undefined, change: object): z.output<S> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const fields = Object.entries({ ...known, ...Object.fromEntries(given) });
  const parsed = schema.safeParse(Object.fromEntries(fields.filter(([, value]) => value !== null)));
  if (parsed.success) return parsed.data;
  // What was given fits its route, so something is wanting: a new record needs what a change need not mention.
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new Refused('request.new-needs', { field }, { field });
}

interface Name {
  readonly zh: string;
  readonly en: string;
}

/** A file in one language gives a name for both; of a record that has another name in English, that one stays. */
export const renamed = (known: Name | undefined, given: Name | undefined): { name?: Name } => {
  if (!given) return {};
  const translated = known !== undefined && known.en !== known.zh && given.en === given.zh;
  return { name: translated ? { zh: given.zh, en: known.en } : given };
};
