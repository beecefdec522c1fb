import { near } from '../near.ts';
import { Refused } from '../refused.ts';
import { Slug, SubjectId } from '../text.ts';

interface NamedUnit {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Units by what they are called: a name that several have, or none, has no one id. */
export type UnitNames = ReadonlyMap<string, readonly string[]>;

/** What a field names: a unit by its id, or an assessed unit as `unit.finance`. */
export type Names = 'unit' | 'subject';

/** Units by either of their names, and by their ids where one stands alone. */
export function unitNames(units: readonly NamedUnit[]): UnitNames {
  const byName = new Map<string, Set<string>>();
  for (const { id, name } of units)
    for (const said of [name.zh, name.en, id]) {
      const known = byName.get(said.trim()) ?? new Set<string>();
      byName.set(said.trim(), known.add(id));
    }
  return new Map([...byName].map(([name, ids]) => [name, [...ids].sort()]));
}

const isId = (text: string): boolean => Slug.safeParse(text).success;
const prefix = 'unit.';

/** The name of a unit in a text that is to name one; undefined where it is an id already, or that of an official. */
function nameIn(text: string, as: Names): string | undefined {
  if (as === 'unit') return isId(text) ? undefined : text;
  if (SubjectId.safeParse(text).success || text.startsWith('official.')) return undefined;
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/**
 * The id that a text names: ids stay as they are, a name is that of one unit, letter by letter. People are never named so: two of a
 * county may be called the same.
 */
export function unitNamed(text: string, as: Names, names: UnitNames): string {
  const name = nameIn(text, as);
  if (name === undefined) return text;
  const ids = names.get(name) ?? [];
  const [id] = ids;
  if (id === undefined) throw new Refused('imports.unknown-unit', { value: name }, { legal: near(name, known(names)) });
  if (ids.length > 1)
    throw new Refused('imports.ambiguous-unit', { value: name, count: ids.length }, { legal: ids.slice(0, 30) });
  return as === 'subject' ? `${prefix}${id}` : id;
}

/** A unit that was named in another way than by its id is told with it. */
const known = (names: UnitNames) =>
  [...names].map(([name, ids]) => ({ name, said: ids.includes(name) ? name : `${name} ${ids.join(' ')}` }));
