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

/** How many names that are nearly the one written are told. */
const mostNear = 5;

/**
 * The id that a text names: ids stay as they are, a name is that of one unit, letter by letter. People are never named so: two of a
 * county may be called the same.
 */
export function unitNamed(text: string, as: Names, names: UnitNames): string {
  const name = nameIn(text, as);
  if (name === undefined) return text;
  const ids = names.get(name) ?? [];
  const [id] = ids;
  if (id === undefined) throw new Refused('imports.unknown-unit', { value: name }, { legal: near(name, names) });
  if (ids.length > 1)
    throw new Refused('imports.ambiguous-unit', { value: name, count: ids.length }, { legal: ids.slice(0, 30) });
  return as === 'subject' ? `${prefix}${id}` : id;
}

/** Names that share most pairs of characters with the one written, the nearest first. */
function near(name: string, names: UnitNames): string[] {
  const wanted = pairs(name);
  return [...names]
    .map(([known, ids]) => ({
      said: ids.includes(known) ? known : `${known} ${ids.join(' ')}`,
      share: alike(wanted, pairs(known)),
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || (a.said < b.said ? -1 : 1))
    .slice(0, mostNear)
    .map(({ said }) => said);
}

/** A name of one character has no pair, so its ends count as one. */
const pairs = (name: string): Set<string> => {
  const letters = Array.from(`^${name.toLowerCase()}`);
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
};

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
