import type * as z from 'zod';
import type { Candidate } from './candidate.ts';
import { faultAt, type Fault } from './fault.ts';
import { ofIssue } from './issue.ts';
import type { Mapping } from './mapping.ts';
import { isFault, sourceOf, valueOf, type Json, type Seen } from './value.ts';

type Fields = readonly (readonly [string, Mapping['fields'][string]])[];

/** The record of a candidate, or everything that is wrong with it. */
export function shaped<S extends z.ZodType>(
  candidate: Candidate,
  { fields, schema, seen }: { fields: Fields; schema: S; seen: Seen },
): { value: z.output<S> } | { faults: Fault[] } {
  const record: { [key: string]: Json } = {};
  const faults: Fault[] = [];
  for (const [path, cell] of fields) {
    const value = valueOf(cell, candidate, { field: path, seen });
    if (isFault(value)) faults.push(value);
    else if (value !== undefined) put(record, path.split('.'), value);
  }
  if (faults.length > 0) return { faults };
  const parsed = schema.safeParse(bilingual(record), { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return { faults: parsed.error.issues.map((issue) => faultAt(place(candidate, fields, issue.path), ofIssue(issue))) };
}

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
