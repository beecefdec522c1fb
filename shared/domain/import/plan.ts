import type * as z from 'zod';
import { Refused } from '../refused.ts';
import { candidatesOf, derived, isFault, skipped, type Candidate, type Sheet } from './candidate.ts';
import { faultAt, type Fault, type Place } from './fault.ts';
import { columnsAskedOf, type Mapping } from './mapping.ts';
import { place, shaped } from './shape.ts';

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
}

export interface Planned<R> {
  readonly value: R;
  /** Rows it was made of; the first one names it. */
  readonly rows: readonly number[];
  readonly key: string;
  /** Where a field of the record stands in the file. */
  readonly at: (path: readonly PropertyKey[]) => Place;
}

/** One step of a pass over the file: what is no record, each with all that is wrong with it, or records for one transaction. */
export type Step<R> =
  | { readonly faults: readonly (readonly Fault[])[]; readonly records?: never }
  | { readonly records: readonly Planned<R>[]; readonly faults?: never };

export interface Plan<R> {
  readonly rows: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly steps: readonly Step<R>[];
}

const faultsPerStep = 200;

/** The same file and mapping give the same plan at any time: that is what lets an import go on where it broke off. */
export function planOf<R>(sheet: Sheet, mapping: Mapping, definition: Definition<R>): Plan<R> {
  refuseOtherColumns(sheet, mapping);
  const fields = Object.entries(mapping.fields);
  const records = new Map<string, Planned<R>>();
  const faults: Fault[][] = [];
  const left = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const raw of candidatesOf(sheet, mapping)) {
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
    const record = shaped(candidate, fields, definition.schema);
    if ('faults' in record) faults.push(record.faults);
    else add(records, { candidate, fields, value: record.value }, { definition, faults });
  }
  const planned = [...records.values()];
  const ordered = definition.order?.(planned) ?? planned;
  return {
    rows: sheet.rows.length,
    skipped: Object.fromEntries(left),
    steps: [
      ...chunks(faults, faultsPerStep).map((chunk) => ({ faults: chunk })),
      ...batches(ordered, definition).map((batch) => ({ records: batch })),
    ],
  };
}

interface Read<R> {
  readonly candidate: Candidate;
  readonly fields: [string, Mapping['fields'][string]][];
  readonly value: R;
}

function add<R>(
  records: Map<string, Planned<R>>,
  { candidate, fields, value }: Read<R>,
  { definition, faults }: { definition: Definition<R>; faults: Fault[][] },
): void {
  const { row } = candidate;
  const key = definition.key(value);
  const earlier = records.get(key);
  const merged = earlier && definition.merge?.(earlier.value, value);
  if (earlier && merged === undefined) {
    const first = earlier.rows[0] ?? 0;
    faults.push([faultAt({ row }, new Refused('imports.duplicate', { key, first }))]);
    return;
  }
  const at = (path: readonly PropertyKey[]) => place(candidate, fields, path);
  if (earlier && merged !== undefined) records.set(key, { ...earlier, value: merged, rows: [...earlier.rows, row] });
  else records.set(key, { value, rows: [row], key, at });
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
