import type * as z from 'zod';
import { Refused } from '../refused.ts';
import { candidatesOf, skipped, type Candidate, type Sheet } from './candidate.ts';
import { faultAt, type Fault, type Cell } from './fault.ts';
import { columnsAskedOf, unitOf, type Mapping } from './mapping.ts';
import { place, shaped } from './shape.ts';
import { type Names, type UnitNames, unitNames } from './unit-names.ts';
import { derived, isFault, nothingSeen, valueOf } from './value.ts';

/** What a kind of import needs to know of its records. */
export interface Definition<R> {
  readonly schema: z.ZodType<R>;
  /** Names the thing a record is about; a file says each thing once. */
  readonly key: (record: R) => string;
  /** Records of one group are decided together, e.g. all goals of an agreement. */
  readonly group: (record: R) => string;
  /** Two rows about the same thing as one record, e.g. two milestones of a goal; undefined: a duplicate. */
  readonly merge?: (first: R, second: R) => R | undefined;
  /** Puts records into the order in which they can be written. */
  readonly order?: (records: readonly Planned<R>[]) => readonly Planned<R>[];
  /** A batch is one transaction: so many records at most, of so many groups. */
  readonly batch: { readonly records: number; readonly groups: number };
  /** Whether a group may be spread over several batches. */
  readonly divisible: boolean;
  /** Fields that name a unit, by its id or by what it is called; numbers of places in a list are left out of the path. */
  readonly named?: Readonly<Record<string, Names>>;
  /** The records are units: a row may name one that another row of the file brings. */
  readonly bringsUnits?: true;
}

export interface Planned<R> {
  readonly value: R;
  /** Rows it was made of; the first one names it. */
  readonly rows: readonly number[];
  readonly key: string;
  /** Where a field of the record stands in the file. */
  readonly at: (path: readonly PropertyKey[]) => Cell;
  /** The unit the mapping reads a figure of the record in, if it names one. */
  readonly unitOf: (field: string) => string | undefined;
  /** The unit of measure that stood with a figure; '' where none did, undefined where the mapping does not ask for it. */
  readonly measuredIn: (field: string) => string | undefined;
}

/** One step of a pass over the file: what is no record, each with all that is wrong with it, or records for one transaction. */
export type PlanStep<R> =
  | { readonly faults: readonly (readonly Fault[])[]; readonly records?: never }
  | { readonly records: readonly Planned<R>[]; readonly faults?: never };

export interface Plan<R> {
  /** Rows of the file below the headings that were read. */
  readonly rows: number;
  /** What they became: parts = skipped + joined + records, whatever is done with the records later. */
  readonly counted: {
    readonly parts: number;
    readonly joined: number;
    readonly records: number;
    readonly hidden: ReturnType<typeof hiddenIn>;
  };
  readonly skipped: Readonly<Record<string, number>>;
  readonly steps: readonly PlanStep<R>[];
  /** What the units the file names by their names are: a later pass goes by the same, whatever units are called by then. */
  readonly names: UnitNames;
}

const faultsPerStep = 200;

/** The same file, mapping and names give the same plan at any time: that is what lets an import go on where it broke off. */
export function planOf<R>(
  sheet: Sheet,
  mapping: Mapping,
  definition: Definition<R>,
  registered: UnitNames = new Map(),
): Plan<R> {
  refuseOtherColumns(sheet, mapping);
  const { named = {} } = definition;
  const names = definition.bringsUnits ? withBrought(registered, sheet, mapping) : registered;
  const used = noting(names);
  const fields = Object.entries(mapping.fields);
  const records = new Map<string, Planned<R>>();
  const faults: Fault[][] = [];
  const left = new Map<string, number>();
  const seen = nothingSeen();
  let parts = 0;
  let joined = 0;
  for (const raw of candidatesOf(sheet, mapping)) {
    parts += 1;
    const candidate = derived(raw, mapping.derive, seen);
    // A row that is left out on purpose need not be readable.
    const because = skipped(isFault(candidate) ? raw : candidate, mapping.skip);
    if (because !== undefined) {
      left.set(because, (left.get(because) ?? 0) + 1);
      continue;
    }
    if (isFault(candidate)) {
      faults.push([candidate]);
      continue;
    }
    const record = shaped(candidate, { fields, schema: definition.schema, seen, named, names: used.names });
    if ('faults' in record) faults.push(record.faults);
    else if (add(records, { candidate, fields, ...record }, { definition, faults })) joined += 1;
  }
  const planned = [...records.values()];
  const ordered = definition.order?.(planned) ?? planned;
  return {
    rows: sheet.rows.length,
    counted: { parts, joined, records: planned.length + faults.length, hidden: hiddenIn(sheet, mapping) },
    skipped: Object.fromEntries(left),
    steps: [
      ...chunks(faults, faultsPerStep).map((chunk) => ({ faults: chunk })),
      ...batches(ordered, definition).map((batch) => ({ records: batch })),
    ],
    names: used.asked,
  };
}

/** Names as they are looked up, with those that were asked for. */
function noting(names: UnitNames): { names: UnitNames; asked: Map<string, readonly string[]> } {
  const asked = new Map<string, readonly string[]>();
  const get = (name: string): readonly string[] | undefined => {
    const ids = names.get(name);
    asked.set(name, ids ?? []);
    return ids;
  };
  return { names: Object.assign(new Map(names), { get }), asked };
}

/** What units are called, with those that rows of the file bring. */
function withBrought(registered: UnitNames, sheet: Sheet, mapping: Mapping): UnitNames {
  const seen = nothingSeen();
  const all = new Map([...registered].map(([name, ids]) => [name, new Set(ids)]));
  for (const raw of candidatesOf(sheet, mapping)) {
    const candidate = derived(raw, mapping.derive, seen);
    if (isFault(candidate) || skipped(candidate, mapping.skip) !== undefined) continue;
    const text = (field: string): string => {
      const cell = mapping.fields[field];
      const value = cell && valueOf(cell, candidate, { field, seen });
      return typeof value === 'string' ? value : '';
    };
    const id = text('id');
    const [zh, en] = [text('name.zh'), text('name.en')];
    if (id === '' || (zh === '' && en === '')) continue;
    for (const [name, ids] of unitNames([{ id, name: { zh: zh || en, en: en || zh } }]))
      all.set(name, new Set([...(all.get(name) ?? []), ...ids]));
  }
  return new Map([...all].map(([name, ids]) => [name, [...ids].sort()]));
}

interface Read<R> {
  readonly candidate: Candidate;
  readonly fields: [string, Mapping['fields'][string]][];
  readonly value: R;
  readonly units: ReadonlyMap<string, string>;
}

/** Adds a record; true where it was joined to an earlier one. */
function add<R>(
  records: Map<string, Planned<R>>,
  { candidate, fields, value, units }: Read<R>,
  { definition, faults }: { definition: Definition<R>; faults: Fault[][] },
): boolean {
  const { row } = candidate;
  const key = definition.key(value);
  const earlier = records.get(key);
  const merged = earlier && definition.merge?.(earlier.value, value);
  if (earlier && merged === undefined) {
    const first = earlier.rows[0] ?? 0;
    faults.push([faultAt({ row }, new Refused('imports.duplicate', { first }))]);
    return false;
  }
  const at = (path: readonly PropertyKey[]) => place(candidate, fields, path);
  if (earlier && merged !== undefined) records.set(key, { ...earlier, value: merged, rows: [...earlier.rows, row] });
  else {
    const read = (field: string) => unitOf(Object.fromEntries(fields)[field]);
    records.set(key, { value, rows: [row], key, at, unitOf: read, measuredIn: (field) => units.get(field) });
  }
  return earlier !== undefined;
}

/** A mapping that names a column the file does not have is wrong for every row, so no row is looked at. */
function refuseOtherColumns({ columns }: Sheet, mapping: Mapping): void {
  const known = new Set(columns);
  const missing = columnsAskedOf(mapping).filter((column) => !known.has(column));
  if (missing.length > 0) {
    throw new Refused(
      'imports.no-column',
      { columns: missing.join(', ') },
      { field: 'mapping', legal: columns.slice(0, 100) },
    );
  }
}

/** Of a file with very many hidden stretches the first are enough to find them. */
export const mostStretches = 50;

/** What stands in the file and is left out because nobody is to see it. */
function hiddenIn({ hiddenRows, hiddenColumns }: Sheet, mapping: Mapping) {
  const asked = new Set(columnsAskedOf(mapping));
  const stretches: [number, number][] = [];
  for (const row of hiddenRows) {
    const last = stretches.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else stretches.push([row, row]);
  }
  return {
    rows: hiddenRows.length,
    stretches: stretches.slice(0, mostStretches).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)),
    columns: [...hiddenColumns].filter((column) => !asked.has(column)),
  };
}

function batches<R>(records: readonly Planned<R>[], { group, batch, divisible }: Definition<R>): Planned<R>[][] {
  const groups = [...Map.groupBy(records, ({ value }) => group(value)).values()].flatMap((members) =>
    divisible ? chunks(members, batch.records) : [members],
  );
  const made: Planned<R>[][] = [];
  let current: Planned<R>[] = [];
  let taken = 0;
  for (const members of groups) {
    if (current.length > 0 && (current.length + members.length > batch.records || taken === batch.groups)) {
      made.push(current);
      current = [];
      taken = 0;
    }
    current.push(...members);
    taken += 1;
  }
  if (current.length > 0) made.push(current);
  return made;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const made: T[][] = [];
  for (let start = 0; start < all.length; start += size) made.push(all.slice(start, start + size));
  return made;
}
