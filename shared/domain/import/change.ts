import { canonical } from '../audit/canonical.ts';

/** One field of something registered that a row changes; before or after is absent where the field is. */
export interface Change {
  readonly row: number;
  readonly key: string;
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** A field may hold a page of text; a list of changes need not. */
const shown = 400;

/** What a row changes of a record that stands: nothing for one that is new. */
export function changesOf(
  { row, key }: { row: number; key: string },
  known: object | undefined,
  next: object,
): Change[] {
  if (!known) return [];
  const before = new Map(leaves(known));
  const after = new Map(leaves(next));
  const fields = [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => before.get(field) !== after.get(field),
  );
  return fields.map((field) => ({
    row,
    key,
    field,
    ...told('before', before.get(field)),
    ...told('after', after.get(field)),
  }));
}

const told = (side: 'before' | 'after', text: string | undefined) =>
  text === undefined ? {} : { [side]: text.slice(0, shown) };

/** A record as its fields; a list is one field. Numbers of entries are no part of what a record says. */
const leaves = (record: object): [string, string][] =>
  Object.entries(record).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (name === 'version' || value === undefined) return [];
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [[name, typeof value === 'string' ? value : canonical(value)]];
    return leaves(value).map(([inner, text]) => [`${name}.${inner}`, text]);
  });
