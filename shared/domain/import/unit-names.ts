import { near } from '../near.ts';
import { Refused } from '../refused.ts';
import { Slug as ItemSlug } from '../scheme/wording.ts';
import { Slug, SubjectId } from '../text.ts';

/** A unit, or an indicator of a scheme. */
interface Called {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Units by what they are called: a name that several have, or none, has no one id. */
export type UnitNames = ReadonlyMap<string, readonly string[]>;

/** What a field names: a unit by its id, an assessed unit as `unit.finance`, an indicator of the scheme, or a peer group. */
export type Names = 'unit' | 'subject' | 'item' | 'group';

/** Units by either of their names, and by their ids where one stands alone. */
export function unitNames(units: readonly Called[]): UnitNames {
  const byName = new Map<string, Set<string>>();
  for (const { id, name } of units)
    for (const said of [name.zh, name.en, id]) {
      const known = byName.get(said.trim()) ?? new Set<string>();
      byName.set(said.trim(), known.add(id));
    }
  return new Map([...byName].map(([name, ids]) => [name, [...ids].sort()]));
}

/** No unit is called so: what stands behind it is called so among the indicators. */
const itemMark = '#\u0000';

/** Nor so: a peer group (考核类别) is. */
const groupMark = '#\u0001';

const marked = (mark: string, called: readonly Called[]): UnitNames =>
  new Map([...unitNames(called)].map(([name, ids]) => [`${mark}${name}`, ids]));

/** Indicators by either of their names, beside units of whatever name. */
export const itemNames = (indicators: readonly Called[]): UnitNames => marked(itemMark, indicators);

/** Peer groups by either of their names, beside both. */
export const groupNames = (groups: readonly Called[]): UnitNames => marked(groupMark, groups);

const isId = (text: string): boolean => Slug.safeParse(text).success;
const prefix = 'unit.';

/** The name in a text that is to name something; undefined where it is an id already, or that of an official. */
function nameIn(text: string, as: Exclude<Names, 'item'>): string | undefined {
  if (as === 'unit' || as === 'group') return isId(text) ? undefined : text;
  if (SubjectId.safeParse(text).success || text.startsWith('official.')) return undefined;
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/**
 * The id that a text names: ids stay as they are, a name is that of one unit or indicator, letter by letter. People are never named so:
 * two of a county may be called the same.
 */
export function idNamed(text: string, as: Names, names: UnitNames): string {
  // An indicator may be called GDP and have another id, so its name is asked first.
  const name = as === 'item' ? text : nameIn(text, as);
  if (name === undefined) return text;
  const isItem = as === 'item';
  const mark = isItem ? itemMark : as === 'group' ? groupMark : '';
  const ids = names.get(`${mark}${name}`) ?? [];
  const [id] = ids;
  if (isItem && (ids.includes(text) || (id === undefined && ItemSlug.safeParse(text).success))) return text;
  if (id === undefined) throw unknown(as, name, near(name, known(names, mark)));
  if (ids.length > 1) {
    const params = { value: name, count: ids.length };
    const pointer = { legal: ids.slice(0, 30) };
    throw isItem
      ? new Refused('imports.ambiguous-item', params, pointer)
      : new Refused('imports.ambiguous-unit', params, pointer);
  }
  return as === 'subject' ? `${prefix}${id}` : id;
}

function unknown(as: Names, value: string, legal: string[]): Refused {
  if (as === 'group') return new Refused('imports.unknown-group', { value }, { legal });
  if (as === 'item') return new Refused('imports.unknown-item', { value }, { legal });
  return new Refused('imports.unknown-unit', { value }, { legal });
}

/** What was named in another way than by its id is told with it. */
const known = (names: UnitNames, mark: string) =>
  [...names]
    .filter(([name]) => ([itemMark, groupMark].find((one) => name.startsWith(one)) ?? '') === mark)
    .map(([kept, ids]) => {
      const name = kept.slice(mark.length);
      return { name, said: ids.includes(name) ? name : `${name} ${ids.join(' ')}` };
    });
