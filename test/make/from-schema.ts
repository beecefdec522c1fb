import * as fc from 'fast-check';
import { isObject, lengthOf, type Reader, type Schema } from './json-schema.ts';

/** Characters that are easily forgotten. */
const peculiar = ['𠮷', 'é', '\u00a0', '\u3000', '\t', '\n', '\r\n', '\u200d', '\ue000', '"', '\\', '%', '0', '-', '.'];

/** From here on the shallowest of what fits, or schemas that contain themselves would never end. */
const deep = 6;

const nests = (schema: Schema): boolean => /"\$ref"|"array"|"object"/.test(JSON.stringify(schema));

/** Values that fit a schema, its outermost among them: the longest text, one list item twice, the greatest number. */
export function fitting(reader: Reader, given: Schema, depth = 0): fc.Arbitrary<unknown> {
  const schema = reader.resolved(given);
  const within = (part: Schema) => fitting(reader, part, depth + 1);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) {
    const flat = branches.filter((one) => depth < deep || !nests(one));
    const some = flat.length > 0 ? flat : branches.slice(0, 1);
    return fc.oneof(...some.map(within)).filter((value) => reader.fits(schema, value));
  }
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case undefined:
      return fc.jsonValue({ maxDepth: 3 });
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return texts(reader, schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -(2 ** 53) + 1, max: schema.maximum ?? 2 ** 53 - 1 });
    case 'number':
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
    case 'array':
      return lists(schema, depth, within);
    case 'object':
      return objects(schema, depth, within);
  }
}

function texts(reader: Reader, schema: Schema): fc.Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = 300 } = schema;
  // A pattern that says what may not stand in a text is drawn from by trying one character after another: slower than looking at the whole.
  const isFree = pattern === undefined || pattern.includes('[^\\u0000');
  const plain = isFree ? fc.string({ minLength, maxLength }) : fc.stringMatching(reader.regExp(pattern));
  const twist = fc.constantFrom(undefined, undefined, 'longest', ...peculiar);
  return fc
    .tuple(plain, twist, fc.nat(40))
    .map(([text, kind, at]) => {
      if (kind === undefined) return text;
      const characters = Array.from(text);
      const longer = (characters[at % (characters.length || 1)] ?? 'x').repeat(Math.max(0, maxLength - lengthOf(text)));
      const more = kind === 'longest' ? longer : kind;
      const twisted = characters.toSpliced(at % (characters.length + 1), 0, more).join('');
      return reader.fits(schema, twisted) ? twisted : text;
    })
    .filter((text) => reader.fits(schema, text));
}

function lists(schema: Schema, depth: number, within: (part: Schema) => fc.Arbitrary<unknown>) {
  const { items = {}, minItems = 0, maxItems = 50, uniqueItems } = schema;
  const maxLength = Math.max(minItems, Math.min(maxItems, depth > 4 ? 1 : 4));
  const size = { minLength: minItems, maxLength };
  if (uniqueItems) return fc.uniqueArray(within(items), { ...size, selector: (item) => JSON.stringify(item) });
  // Nobody said that an item may not stand there twice.
  return fc
    .tuple(fc.array(within(items), size), fc.boolean())
    .map(([list, twice]) => (twice && list.length > 0 && list.length < maxItems ? [...list, list[0]] : list));
}

function objects(schema: Schema, depth: number, within: (part: Schema) => fc.Arbitrary<unknown>) {
  const { properties = {}, required = [], additionalProperties = {}, propertyNames = {}, minProperties = 0 } = schema;
  const kept = Object.entries(properties).filter(([name]) => depth < deep + 2 || required.includes(name));
  const own = Object.fromEntries(kept.map(([name, part]) => [name, within(part)]));
  const listed = fc.record(own, { requiredKeys: required.filter((name) => Object.hasOwn(own, name)) });
  if (typeof additionalProperties === 'boolean')
    return listed.filter((value) => Object.keys(value).length >= minProperties);
  const names = within({ type: 'string', ...propertyNames }).map(String);
  const others = fc.dictionary(names, within(additionalProperties), { minKeys: minProperties, maxKeys: 3 });
  return fc.tuple(listed, others).map(([one, more]) => ({ ...more, ...one }));
}

interface Broken {
  readonly place: string;
  readonly value: unknown;
}

/** A fitting value with one thing changed in one place, so that it fits no more; each way once, in no particular order. */
export function* broken(reader: Reader, root: Schema, value: unknown, dice: number): Generator<Broken> {
  const ways = [...breaks(reader, root, value, '')];
  for (let n = 0; n < ways.length; n += 1) {
    const way = ways[(dice + n) % ways.length]!;
    if (!reader.fits(root, way.value)) yield way;
  }
}

const others = [null, 7, 0.5, 'word', true, [], {}];

function* breaks(reader: Reader, given: Schema, value: unknown, place: string): Generator<Broken> {
  const schema = reader.resolved(given);
  const branch = (schema.anyOf ?? schema.oneOf)?.find((one) => reader.fits(one, value));
  if (branch) return yield* breaks(reader, branch, value, place);
  for (const other of others) yield { place: `${place} of another kind`, value: other };
  if (Array.isArray(value)) {
    const { items = {}, maxItems = 0 } = schema;
    for (const [index, item] of value.entries())
      for (const wrong of breaks(reader, items, item, `${place}.${index}`))
        yield { ...wrong, value: value.toSpliced(index, 1, wrong.value) };
    const tooMany = Array.from({ length: Math.min(maxItems, 1000) + 1 }, () => value[0] ?? null);
    yield { place: `${place} with too many`, value: tooMany };
    if (value.length > 0) yield { place: `${place} with one twice`, value: [...value, value[0]] };
  } else if (isObject(value)) {
    const { properties = {}, additionalProperties = {} } = schema;
    for (const [name, part] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield { place: `${place} without ${name}`, value: rest };
      const inside = Object.hasOwn(properties, name) ? properties[name]! : Object(additionalProperties);
      for (const wrong of breaks(reader, inside, part, `${place}.${name}`))
        yield { ...wrong, value: { ...value, [name]: wrong.value } };
    }
    const { maxProperties = 0 } = schema;
    const crowd = Array.from({ length: maxProperties + 1 }, (_, at) => [
      `member${at}`,
      Object.values(value)[0] ?? null,
    ]);
    if (maxProperties > 0) yield { place: `${place} with too many members`, value: Object.fromEntries(crowd) };
    yield { place: `${place} with a member unheard of`, value: { ...value, unheardOf: 1 } };
  } else if (typeof value === 'string') {
    const wrong = ['', ' ', `${value}\u0000`, `${value}\u202e`, `${value}\n`, `${value}/`, value.toUpperCase()];
    const tooLong = value.padEnd((schema.maxLength ?? 0) + 1, value.at(-1) ?? 'x');
    for (const text of [...wrong, tooLong]) yield { place: `${place} written otherwise`, value: text };
  } else if (typeof value === 'number') {
    yield { place: `${place} too small`, value: (schema.minimum ?? 0) - 1 };
    yield { place: `${place} too great`, value: (schema.maximum ?? 0) + 1 };
  }
}
