import type * as z from 'zod';
import type { RefusalCode } from '../../text/catalogue.ts';
import { Refused } from '../refused.ts';
import { unusableIn } from '../text.ts';
import type { Candidate } from './candidate.ts';
import { type Fault, asRefused, faultAt } from './fault.ts';
import type { Mapping } from './mapping.ts';
import { type Names, type UnitNames, idNamed } from './unit-names.ts';
import { type Json, type Seen, isFault, sourceOf, unitRead, valueOf } from './value.ts';

type Fields = readonly (readonly [string, Mapping['fields'][string]])[];

interface Shaping<S extends z.ZodType> {
  readonly fields: Fields;
  readonly schema: S;
  readonly seen: Seen;
  /** Fields in which a unit or an indicator may stand by its name, numbers of places in a list left out, and what they are called. */
  readonly named: Readonly<Record<string, Names>>;
  readonly names: UnitNames;
}

/** The record of a candidate with the units its figures were read in, by field, or everything that is wrong with it. */
export function shaped<S extends z.ZodType>(
  candidate: Candidate,
  { fields, schema, seen, named, names }: Shaping<S>,
): { value: z.output<S>; units: ReadonlyMap<string, string> } | { faults: Fault[] } {
  const record: { [key: string]: Json } = {};
  const units = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [path, cell] of fields) {
    const value = valueOf(cell, candidate, { field: path, seen });
    if (isFault(value)) faults.push(value);
    else if (value !== undefined) {
      const as = named[withoutPlaces(path)];
      try {
        put(record, path.split('.'), as && typeof value === 'string' ? idNamed(value, as, names) : value);
      } catch (error) {
        faults.push(faultAt(place(candidate, fields, path.split('.')), asRefused(error)));
      }
      const unit = unitRead(cell, candidate);
      if (unit !== undefined) units.set(path, unit);
    }
  }
  if (faults.length > 0) return { faults };
  const parsed = schema.safeParse(bilingual(record), { reportInput: true });
  if (parsed.success) return { value: parsed.data, units };
  return { faults: parsed.error.issues.map((issue) => faultAt(place(candidate, fields, issue.path), ofIssue(issue))) };
}

const withoutPlaces = (path: string): string =>
  path
    .split('.')
    .filter((word) => !/^\d+$/.test(word))
    .join('.');

/** Where the value of a field came from: the column that the longest path of the mapping reads. */
export function place(candidate: Candidate, fields: Fields, path: readonly PropertyKey[]) {
  const field = path.map(String).join('.');
  const source = fields
    .filter(([known]) => field === known || field.startsWith(`${known}.`) || known.startsWith(`${field}.`))
    .sort(([a], [b]) => b.length - a.length)[0];
  const column = source && sourceOf(source[1], candidate);
  if (column === undefined) return { row: candidate.row, field };
  return { row: candidate.row, column: candidate.origin(column), value: candidate.read(column), field };
}

/** Puts a value at its path; a number in the path is a place in a list, and holes in a list close up. */
function put(record: { [key: string]: Json }, path: readonly string[], value: Json): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    record[name] = value;
    return;
  }
  const held = Object.hasOwn(record, name) ? record[name] : undefined;
  const inner = typeof held === 'object' && held !== null && !Array.isArray(held) ? held : {};
  put(inner, rest, value);
  record[name] = inner;
}

/** Lists were built by number; a name in one language stands for both, since most files have only one. */
function bilingual(value: Json): Json {
  if (Array.isArray(value)) return value.map(bilingual);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name)))
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => bilingual(value[name] ?? null));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, bilingual(name === 'name' ? both(part) : part)]),
  );
}

function both(name: Json): Json {
  if (typeof name !== 'object' || name === null || Array.isArray(name)) return name;
  const text = name['zh'] ?? name['en'];
  return text === undefined ? name : { zh: text, en: text, ...name };
}

/** What a text that has to look like something should have looked like, by the name of its form. */
const shapes: Readonly<Record<string, RefusalCode>> = {
  slug: 'imports.shape-id',
  item: 'imports.shape-item',
  official: 'imports.shape-official',
  subject: 'imports.shape-subject',
  decimal: 'imports.shape-figure',
  date: 'imports.shape-day',
};

const kinds: Readonly<Record<string, RefusalCode>> = {
  string: 'imports.want-text',
  number: 'imports.want-whole',
  int: 'imports.want-whole',
  boolean: 'imports.want-flag',
  array: 'imports.want-list',
};

/** What is wrong with a field of a record, as a refusal that both languages have a sentence for. */
function ofIssue(issue: z.core.$ZodIssue): Refused {
  const field = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return new Refused('imports.unknown-field', {
        field: issue.keys.map((key) => [field, key].join('.').replace(/^\./, '')).join(', '),
      });
    case 'invalid_value':
      return new Refused('imports.not-one-of', { field }, { legal: issue.values.map(String) });
    case 'invalid_union':
      return new Refused('imports.not-one-of', { field }, { legal: optionsOf(issue) });
    case 'invalid_type':
      if (issue.input === undefined) return new Refused('imports.required', { field });
      return new Refused(kinds[issue.expected] ?? 'imports.want-record', { field });
    case 'too_big':
      return new Refused(measured[issue.origin]?.most ?? 'imports.too-great', { field, limit: Number(issue.maximum) });
    case 'too_small':
      return new Refused(measured[issue.origin]?.least ?? 'imports.too-small', { field, limit: Number(issue.minimum) });
    case 'invalid_format':
      return ofFormat(field, issue.format, issue.input);
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return new Refused('imports.not-as-wanted', { field });
    default:
      return issue satisfies never;
  }
}

const measured: Readonly<Record<string, { most: RefusalCode; least: RefusalCode }>> = {
  string: { most: 'imports.too-long', least: 'imports.too-short' },
  array: { most: 'imports.too-many-entries', least: 'imports.too-few-entries' },
};

/** The words a discriminated piece may begin with. */
const optionsOf = (issue: z.core.$ZodIssueInvalidUnion): string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];

function ofFormat(field: string, format: string, given: unknown): Refused {
  const found = typeof given === 'string' ? unusableIn(given, format === 'line' ? 'line' : 'prose') : undefined;
  if (found) return new Refused('imports.unusable-character', { field, ...found });
  return new Refused(shapes[format] ?? 'imports.not-as-wanted', { field });
}
