import type { Params, RefusalCode } from '../../text/catalogue.ts';
import { canonical } from '../audit/canonical.ts';
import { Refused } from '../refused.ts';

/** Why a row is not taken: where it stands in the file, what stands there, which rule it breaks and what would be legal. */
export interface Fault {
  /** As a spreadsheet shows it: the heading has its number too. */
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly field?: string;
  readonly code: RefusalCode;
  readonly params: Params;
  readonly legal?: readonly string[];
}

export interface Cell {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly field?: string | undefined;
}

/** A cell may hold a page of text; a report of faults need not. */
const shownOfCell = 200;
/** Nor need it repeat a whole list of identifiers for each row. */
const mostLegal = 30;

export function faultAt({ row, column, value, field }: Cell, { code, params, pointer }: Refused): Fault {
  const named = field ?? pointer.field;
  const legal = pointer.legal?.slice(0, mostLegal) ?? [];
  return {
    row,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value: value.slice(0, shownOfCell) }),
    ...(named === undefined ? {} : { field: named }),
    code,
    params,
    ...(legal.length > 0 ? { legal } : {}),
  };
}

/** What the domain refuses is the row's fault; anything else is ours and goes on up. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}

/** A figure read in another unit than its indicator is measured in would count as so many of that unit. */
export function refuseOtherUnit(read: string | undefined, wanted: string | undefined, field: string): void {
  if (read !== undefined && wanted !== undefined && read !== wanted)
    throw new Refused('imports.other-unit', { read, wanted }, { field });
}

/** One field of something registered that a row changes; before or after is absent where the field is. */
export interface FieldChange {
  readonly row: number;
  readonly key: string;
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** A field may hold a page of text; a list of changes need not. */
const shownOfField = 400;

/** What a row changes of a record that stands: nothing for one that is new. */
export function changesOf(
  { row, key }: { row: number; key: string },
  known: object | undefined,
  next: object,
): FieldChange[] {
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
    ...shown('before', before.get(field)),
    ...shown('after', after.get(field)),
  }));
}

const shown = (side: 'before' | 'after', text: string | undefined) =>
  text === undefined ? {} : { [side]: text.slice(0, shownOfField) };

/** A record as its fields; a list is one field. Numbers of entries are no part of what a record says. */
const leaves = (record: object): [string, string][] =>
  Object.entries(record).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (name === 'version' || value === undefined) return [];
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [[name, typeof value === 'string' ? value : canonical(value)]];
    return leaves(value).map(([inner, text]) => [`${name}.${inner}`, text]);
  });
